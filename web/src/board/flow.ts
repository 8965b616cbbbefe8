import type { Figure } from './queries.ts';

/** What the ledger's arithmetic splits into what: found, its six classes, and what listings became. */
export const classes = [
  'on-the-spot',
  'routine',
  'listed',
  'excluded',
  'redirected',
  'undecided',
] as const;
export const listings = [
  'listed-confirmed',
  'listed-unconfirmed',
  'listed-not-fixed',
  'listed-withdrawn',
  'listed-open',
] as const;

export interface FlowNode {
  readonly measure: string;
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Ribbon {
  readonly measure: string;
  readonly path: string;
}

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly ribbons: readonly Ribbon[];
  readonly height: number;
}

export const NODE = 14;
const GAP = 12;

/**
 * Where each part stands, in pixels of a picture `width` wide: as high as its number, and no part
 * so thin, or so near to the next, that its label couldn't be read (`line` pixels).
 */
export function flowOf(values: Figure['values'], width: number, body: number, line: number): Flow {
  const at = (measure: string) => Math.max(0, values[measure]?.shown ?? 0);
  const found = at('found');
  const scale = found === 0 ? 0 : body / found;
  const x = [0, width * 0.36, width * 0.7] as const;
  const second = column(classes, at, scale, x[1], line);
  const listed = second.find(({ measure }) => measure === 'listed');
  const third = at('listed') === 0 ? [] : column(listings, at, scale, x[2], line);
  const height = Math.max(body, bottom(second, line), bottom(third, line));
  const first: FlowNode = {
    measure: 'found',
    n: found,
    x: 0,
    y: 0,
    height: Math.max(2, found * scale),
  };
  return {
    nodes: [first, ...second, ...third],
    ribbons: [...ribbons(first, second, scale), ...(listed ? ribbons(listed, third, scale) : [])],
    height,
  };
}

function column(
  measures: readonly string[],
  at: (measure: string) => number,
  scale: number,
  x: number,
  line: number,
): readonly FlowNode[] {
  let y = 0;
  return measures.map((measure) => {
    const n = at(measure);
    const height = n === 0 ? 0 : Math.max(2, n * scale);
    const node = { measure, n, x, y, height };
    y += Math.max(height, line) + GAP;
    return node;
  });
}

function bottom(nodes: readonly FlowNode[], line: number): number {
  return Math.max(0, ...nodes.map(({ y, height }) => y + Math.max(height, line)));
}

/** From one part to those that it splits into, each as wide as its number at both ends. */
function ribbons(from: FlowNode, to: readonly FlowNode[], scale: number): readonly Ribbon[] {
  let y = from.y;
  return to.flatMap((node) => {
    const thick = node.n * scale;
    if (thick === 0) return [];
    const [x0, x1, y0, y1] = [from.x + NODE, node.x, y, node.y];
    const middle = (x0 + x1) / 2;
    y += thick;
    const path = [
      `M${x0},${y0} C${middle},${y0} ${middle},${y1} ${x1},${y1}`,
      `L${x1},${y1 + thick} C${middle},${y1 + thick} ${middle},${y0 + thick} ${x0},${y0 + thick} Z`,
    ].join(' ');
    return [{ measure: node.measure, path }];
  });
}

/** A name in lines that fit: Chinese between any two characters, else between words. */
export function linesOf(name: string, most: number): readonly string[] {
  const words = name.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (widthOf(last + word.trimEnd()) <= most) lines.push(last + word);
    else lines.push(last, word);
  }
  return lines.map((text) => text.trim());
}

/** In Latin letters: a Chinese character is as wide as two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}

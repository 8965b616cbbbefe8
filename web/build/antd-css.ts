import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Cuts Ant Design's own stylesheet (`antd/dist/antd.css`) down to the components in use: no styles
 * are made at run time, so a strict Content-Security-Policy holds, and most of its rules stay at
 * home. `theme.cssVar.key` must be `huiyin`.
 */
export function antdCss(components: readonly string[]): Plugin {
  return {
    name: 'antd-css',
    enforce: 'pre',
    load: (id) =>
      /\/antd\/dist\/antd\.css$/.test(id)
        ? cut(recoloured(readFileSync(id, 'utf8')), components)
        : undefined,
  };
}

function recoloured(css: string): string {
  return css.replace(/#[0-9a-f]{6}\b/gi, (colour) => ours[colour.toLowerCase()] ?? colour);
}

/** The shipped blue, step by step, in our teal: component variables repeat it literally. */
const ours: { readonly [colour: string]: string } = {
  '#1677ff': '#0b6a63',
  '#4096ff': '#0d7f76',
  '#0958d9': '#07524c',
  '#e6f4ff': '#e8f3f1',
  '#bae0ff': '#d5ebe7',
  '#91caff': '#9fcfc8',
  '#69b1ff': '#6fb3aa',
  '#ff4d4f': '#b42318',
  '#ff7875': '#c93a2e',
  '#d9363e': '#8f1a11',
};

function cut(css: string, components: readonly string[]): string {
  const wanted = new RegExp(`^\\.ant-(css-var|${components.join('|')})(?![a-z])`);
  return rules(css)
    .flatMap(({ head, body }): string[] => {
      if (head.startsWith('@media')) {
        const inner = cut(body, components);
        return inner === '' ? [] : [`${head}{${inner}}`];
      }
      const kept = head.startsWith('@') ? head : keptOf(head, wanted);
      return kept === '' ? [] : [`${kept.replaceAll('.css-var-_R_0_', '.huiyin')}{${body}}`];
    })
    .join('\n');
}

/**
 * Of a rule's selectors, those that name nothing but wanted components. The stylesheet holds three
 * themes of the same look; the first is ours.
 */
function keptOf(head: string, wanted: RegExp): string {
  if (/\.css-var-_R_(?!0_)/.test(head)) return '';
  return selectors(head)
    .filter((selector) => (selector.match(/\.ant-[a-z0-9-]+/g) ?? []).every((c) => wanted.test(c)))
    .join(',');
}

/** A list of selectors, cut at the commas that aren't in brackets. */
function selectors(head: string): readonly string[] {
  return head.split(/,(?![^(]*\))/);
}

interface Rule {
  readonly head: string;
  readonly body: string;
}

function rules(css: string): readonly Rule[] {
  const found: Rule[] = [];
  for (let at = 0, open = css.indexOf('{'); open >= 0; open = css.indexOf('{', at)) {
    let close = open + 1;
    for (let depth = 1; depth > 0 && close < css.length; close += 1) {
      if (css[close] === '{') depth += 1;
      if (css[close] === '}') depth -= 1;
    }
    found.push({ head: css.slice(at, open).trim(), body: css.slice(open + 1, close - 1) });
    at = close;
  }
  return found;
}

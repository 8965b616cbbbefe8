import { labelled } from './labels.ts';

const RULED = /[|｜]/u;
/** The line between a header and its rows. */
const RULE = /^[\s|｜+:=─-]*$/u;

/**
 * A table drawn with `|` as one whose cells are parted by tabs, every cell at its place: bars at the
 * ends of a line and lines between rows become spaces. Only where a cell of it is a label.
 */
export function tabbed(text: string): string {
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && isOfTable(lines[end] ?? '')) end += 1;
    const table = lines.slice(at, end);
    if (table.some(hasLabel)) out.push(...table.map(cellsParted));
    else out.push(...table);
    if (end < lines.length) out.push(lines[end] ?? '');
    at = end + 1;
  }
  return out.join('\n');
}

function isOfTable(line: string): boolean {
  return RULED.test(line) || (/^\s*\+[-=+]+\s*$/u.test(line) && line.length > 3);
}

function hasLabel(line: string): boolean {
  return line.split(RULED).some((cell) => labelled(cell.trim()) !== undefined);
}

function cellsParted(line: string): string {
  if (RULE.test(line)) return line.replaceAll(/[^\r]/gu, ' ');
  const blank = (bars: string) => bars.replaceAll(/[|｜]/gu, ' ');
  return line
    .replace(/^[ \u3000]*[|｜]/u, blank)
    .replace(/[|｜][ \u3000]*(?=\r?$)/u, blank)
    .replaceAll(/ {0,20}[|｜]/gu, (bar) => '\t'.padEnd(bar.length));
}

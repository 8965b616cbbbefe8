import { labelled, type Labelled } from './labels.ts';
import type { Span } from './work-order.ts';

/** A piece of the text under a label. */
export interface Piece {
  readonly field: Labelled;
  readonly rank: number;
  /** Of the label; a column's label is shared by all pieces under it. */
  readonly label: Span;
  readonly value: Span;
}

export interface Table {
  readonly pieces: readonly Piece[];
  readonly begin: number;
  readonly end: number;
}

/** Lines before a table that are looked through. */
const MOST_BEFORE = 20;

/**
 * A row of labels with a row of values under it, as copied out of a list: cells are parted by tabs,
 * and one that holds a line break stands in quotes. Undefined where no such table is near the
 * beginning of the text.
 */
export function tableIn(text: string): Table | undefined {
  let begin = text.search(/\S/u);
  for (let i = 0; i < MOST_BEFORE && begin >= 0; i += 1) {
    const table = tableAt(text, begin);
    if (table) return table;
    begin = nextLine(text, begin);
  }
  return undefined;
}

/** Where the next line that has something in it begins; -1 if none has. */
function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return -1;
  const begin = text.slice(end).search(/\S/u);
  return begin < 0 ? -1 : end + begin;
}

function tableAt(text: string, begin: number): Table | undefined {
  const head = rowAt(text, begin);
  const known = head.cells.map((cell) => labelled(cellText(text, cell)));
  const count = known.filter((label) => label !== undefined).length;
  if (count < 3 || count * 3 < head.cells.length * 2) return undefined;
  const under = text.slice(head.end).search(/[^ \r\n]/u);
  const row = rowAt(text, head.end + Math.max(0, under));
  // Labels and values in turn are no header.
  if (row.cells.length < 2) return undefined;
  const pieces = head.cells.flatMap((label, at): Piece[] => {
    const value = row.cells[at];
    const found = known[at];
    if (!value || !found) return [];
    return [{ ...found, label, value: trimmed(text, value) }];
  });
  return { pieces, begin, end: row.end };
}

function cellText(text: string, { from, to }: Span): string {
  return text.slice(from, to).trim();
}

/** The cells of the line that begins at `at`, without their quotes, and where the next line begins. */
function rowAt(text: string, at: number): { cells: readonly Span[]; end: number } {
  const cells: Span[] = [];
  for (let from = at; ;) {
    const quoted = text[from] === '"' ? closingQuote(text, from + 1) : -1;
    const to = quoted < 0 ? endOfCell(text, from) : quoted;
    cells.push({ from: quoted < 0 ? from : from + 1, to });
    const after = quoted < 0 ? to : quoted + 1;
    if (text[after] !== '\t') {
      const next = text.indexOf('\n', after);
      return { cells, end: next < 0 ? text.length : next + 1 };
    }
    from = after + 1;
  }
}

function endOfCell(text: string, from: number): number {
  const end = text.slice(from).search(/[\t\r\n]/u);
  return end < 0 ? text.length : from + end;
}

/** The quote before a tab or the end of a line; doubled ones are part of the cell. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return /^(?:[\t\r\n]|$)/u.test(text.slice(at + 1, at + 2)) ? at : -1;
  }
  return -1;
}

/** Without white space and what parts fields around it. */
export function trimmed(text: string, { from, to }: Span): Span {
  const inner = text.slice(from, to);
  const lead = /^[\s\u3000:：|｜]*/u.exec(inner)?.[0].length ?? 0;
  const tail = /[\s\u3000;；,，、|｜]*$/u.exec(inner.slice(lead))?.[0].length ?? 0;
  return { from: from + lead, to: Math.max(from + lead, to - tail) };
}

import { marksIn, type Mark } from './marks.ts';
import { tableIn, trimmed, type Piece } from './table.ts';
import type { Span } from './work-order.ts';

/** Fields whose words go on over lines, and in which a label may be a mere word. */
const wordy: readonly string[] = ['content', 'title', 'other'];

/** The labelled pieces of a text, in its order. */
export function piecesIn(text: string): readonly Piece[] {
  const table = tableIn(text);
  if (!table) return labelledIn(text, { from: 0, to: text.length });
  const before = labelledIn(text, { from: 0, to: table.begin });
  return [...before, ...table.pieces, ...labelledIn(text, { from: table.end, to: text.length })];
}

function labelledIn(text: string, stretch: Span): Piece[] {
  const marks: Mark[] = [];
  for (const mark of marksIn(text)) {
    if (mark.from < stretch.from || mark.to > stretch.to) continue;
    const last = marks.at(-1);
    if (mark.sure || (last && !wordy.includes(last.field))) marks.push(mark);
  }
  return marks.map(({ field, rank, from, to }, at) => {
    const end = marks[at + 1]?.from ?? stretch.to;
    const value =
      wordy.includes(field) && field !== 'other' ? { from: to, to: end } : line(text, to, end);
    return { field, rank, label: { from, to }, value: trimmed(text, value) };
  });
}

/** The first line with something in it: a number, a name or an address has one. */
function line(text: string, from: number, to: number): Span {
  const begin = text.slice(from, to).search(/\S/u);
  if (begin < 0) return { from, to: from };
  const end = text.slice(from + begin, to).search(/[\r\n]/u);
  return { from: from + begin, to: end < 0 ? to : from + begin + end };
}

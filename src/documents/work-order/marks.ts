import { anyLabel, isLatin, labelled, type Labelled } from './labels.ts';

/** A label where it stands as one, with what sets it off from the words after it. */
export interface Mark {
  readonly field: Labelled;
  readonly rank: number;
  /** From its bracket or numbering on. */
  readonly from: number;
  /** After its colon. */
  readonly to: number;
  /**
   * How surely a new field begins: at the start of a line, after a space or the end of a sentence
   * it does; in the midst of words only where the field before can hold no words.
   */
  readonly sure: boolean;
}

const OPENING = '【[〔(（「『';
const CLOSING = '】]〕)）」』';
const COLON = /^[ \t\u3000]*[:：︰﹕∶]/u;
const LINE_END = /^[ \t\u3000]*(?:\r?\n|$)/u;
/** What stands before a label at the start of a line: nothing, a number, a bullet. */
const ORNAMENT = /(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）]|[-*•·■◆●▶☎])?[ \t\u3000]*$/u;

export function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(anyLabel)) {
    const known = labelled(match[0]);
    const mark = known && markAt(text, match.index, match.index + match[0].length);
    if (known && mark) marks.push({ ...known, ...mark });
  }
  return marks.filter((mark, at) => mark.from >= (marks[at - 1]?.to ?? 0));
}

function markAt(
  text: string,
  start: number,
  end: number,
): Pick<Mark, 'from' | 'to' | 'sure'> | undefined {
  const bracket = OPENING.indexOf(text[start - 1] ?? ' ');
  const isBracketed = bracket >= 0 && text[end] === CLOSING[bracket];
  const first = isBracketed ? start - 1 : start;
  const after = isBracketed ? end + 1 : end;
  const rest = text.slice(after, after + 12);
  const line = text.slice(text.lastIndexOf('\n', first - 1) + 1, first);
  const ornament = ORNAMENT.exec(line)?.[0] ?? '';
  const atLineStart = ornament.length === line.length;
  const before = line.at(-1) ?? '\n';
  // A space stands between any two words of English.
  const sure =
    atLineStart ||
    (isLatin(text.slice(start, end))
      ? /[\t。；;|｜】\]] *$/u.test(line)
      : /[\s\u3000。；;!！?？|｜】\]]/u.test(before));
  const from = atLineStart ? first - ornament.length : first;
  const colon = COLON.exec(rest);
  if (colon) return { from, to: after + colon[0].length, sure };
  if (isBracketed && sure) return { from, to: after, sure };
  // A cell of a table, or a label with a line of its own.
  const inTable = rest.startsWith('\t') && (atLineStart || /[\t|] *$/.test(line));
  if (inTable) return { from, to: after + 1, sure };
  const alone = atLineStart && end - start >= 3 && LINE_END.test(text.slice(after, after + 200));
  return alone ? { from, to: after, sure } : undefined;
}

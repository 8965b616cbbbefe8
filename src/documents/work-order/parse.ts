import type { Day } from '../../kernel/time.ts';
import { piecesIn } from './pieces.ts';
import { tabbed } from './ruled.ts';
import { trimmed, type Piece } from './table.ts';
import { findIn, finders } from './unlabelled.ts';
import { valueOf } from './values.ts';
import {
  LONGEST,
  type Found,
  type Span,
  type WorkOrder,
  type WorkOrderField,
} from './work-order.ts';

type Fields = { [field in WorkOrderField]?: Found };

/** Longer lines are no chatter, and would take long to be told apart from it. */
const LONGEST_CHATTER = 120;
/** What a chat puts around a message that was passed on: who, when, and pictures that aren't there. */
const CHATTER =
  /^\s*(?:[-—=*_·.]{3,}|\[[^\]\n]{1,8}\]|@\S{1,20}(?:\s+\S{0,20})?|.{0,8}聊天记录.{0,8}|以下为转发.{0,8}|.{1,16}[\s:：]+(?:\d{2,4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|昨天|今天|星期.)?\s*\d{1,2}:\d{2}(?::\d{2})?)\s*$/u;

/**
 * Reads a work order as it was pasted: labels in any order, with any colon or none in a table, over
 * several lines, or none at all. It guesses no meaning that isn't written; every character that is
 * not white space or a label is in a field or in the rest. Reads the first 20,000 characters.
 */
export function parseWorkOrder(pasted: string, today: Day): WorkOrder {
  const text = pasted.slice(0, LONGEST);
  const even = tabbed(halfWidth(text));
  const fields: Fields = {};
  const pieces = piecesIn(even);
  for (const piece of inOrder(pieces)) take(piece, fields, { text, even, today });
  const isTaken = ({ field, value }: Piece) =>
    isEmpty(value) ||
    (field !== 'other' && fields[field]?.spans.some((s) => s.from === value.from));
  const taken = pieces.filter(isTaken).flatMap(({ label, value }) => [label, value]);
  const refused = pieces.filter((piece) => !isTaken(piece));
  const left = uncovered(even, taken);
  if (!fields.content) {
    const said = left.filter((span) => isSaid(text, span, refused));
    if (said.length > 0) {
      fields.content = foundAt(text, said);
      taken.push(...said);
    }
  }
  lookWithin(fields, left, { text, even, today });
  if (!fields.title && fields.content) {
    const title = titleOf(fields.content, fields.number);
    if (title) fields.title = title;
  }
  const rest = uncovered(even, taken).map((span) => ({
    text: text.slice(span.from, span.to),
    span,
  }));
  return { fields, rest };
}

interface Reading {
  readonly text: string;
  readonly even: string;
  readonly today: Day;
}

/** Full-width letters and digits as half-width ones, at the same places. */
function halfWidth(text: string): string {
  return text.replaceAll(/[０-９Ａ-Ｚａ-ｚ／－．]/gu, (c) => c.normalize('NFKC'));
}

/** The better label of a field first; content in its own order. */
function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  return [...pieces].sort((a, b) =>
    a.field === b.field && a.field !== 'content' ? a.rank - b.rank : a.value.from - b.value.from,
  );
}

function take({ field, value }: Piece, fields: Fields, { text, even, today }: Reading): void {
  if (field === 'other' || isEmpty(value)) return;
  const before = fields[field];
  if (before && field === 'content') {
    fields.content = foundAt(text, [...before.spans, value]);
    return;
  }
  const meaning = valueOf(field, even.slice(value.from, value.to), today);
  // A second one is taken only for a first that can't be read.
  if (before && (before.value !== undefined || meaning === undefined)) return;
  const found = foundAt(text, [value]);
  fields[field] = meaning === undefined ? found : { ...found, value: meaning };
}

function foundAt(text: string, spans: readonly Span[]): Found {
  return { text: spans.map(({ from, to }) => text.slice(from, to)).join('\n'), spans };
}

function isEmpty({ from, to }: Span): boolean {
  return to <= from;
}

/** Lines outside what was taken. */
function uncovered(text: string, taken: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const next of [...taken, { from: text.length, to: text.length }].sort(
    (a, b) => a.from - b.from,
  )) {
    if (next.from > from) spans.push(...linesOf(text, { from, to: next.from }));
    from = Math.max(from, next.to);
  }
  return spans;
}

function linesOf(text: string, { from, to }: Span): Span[] {
  const spans: Span[] = [];
  for (let at = from; at < to;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 || end > to ? to : end;
    const span = bare(text, { from: at, to: stop });
    if (!isEmpty(span)) spans.push(span);
    at = stop + 1;
  }
  return spans;
}

/** Without white space and stray punctuation around it. */
function bare(text: string, span: Span): Span {
  const inner = trimmed(text, span);
  return /[\p{L}\p{N}\p{S}]/u.test(text.slice(inner.from, inner.to))
    ? inner
    : { from: inner.from, to: inner.from };
}

/** Whether a line that no label introduces can be what somebody said. */
function isSaid(text: string, span: Span, refused: readonly Piece[]): boolean {
  const words = text.slice(span.from, span.to);
  const isRefused = refused.some(
    ({ label, value }) => span.from < value.to && span.to > label.from,
  );
  const isChatter = words.length <= LONGEST_CHATTER && CHATTER.test(words);
  return !isRefused && !isChatter && words.length >= 4;
}

/** Fields that no label named, in the words of the content and of what is left. */
function lookWithin(fields: Fields, left: readonly Span[], { even, today }: Reading): void {
  const stretches = [...(fields.content?.spans ?? []), ...left].sort((a, b) => a.from - b.from);
  for (const field of Object.keys(finders) as WorkOrderField[]) {
    const before = fields[field];
    if (before) continue;
    for (const { from, to } of stretches) {
      const words = field === 'channel' ? even : without(even, fields.number);
      const found = findIn(field, words.slice(from, to), from, today);
      if (!found) continue;
      fields[field] = found;
      break;
    }
  }
}

/** A work order's number is no phone, no name and no date. */
function without(text: string, number: Found | undefined): string {
  return (number?.spans ?? []).reduce(
    (left, { from, to }) => left.slice(0, from) + '\n'.repeat(to - from) + left.slice(to),
    text,
  );
}

const TITLE_LENGTH = 30;

/** The first clause of what was said that says something. */
function titleOf({ text, spans }: Found, number: Found | undefined): Found | undefined {
  const first = spans[0];
  if (!first) return undefined;
  const opening =
    /^(?:\s*(?:【[^】]*】|市民|来电人|该市民|群众)?(?:来电)?(?:反映|咨询|投诉|求助|表示|称)?[:：,，\s]*)/u;
  // A number that begins the words is no title.
  const begins = number?.spans.find(({ from }) => from === first.from);
  const skipped = begins ? begins.to - begins.from : 0;
  const lead = skipped + (opening.exec(text.slice(skipped))?.[0].length ?? 0);
  const clause =
    /^[^。！？!?；;\n]{2,}?(?=[，,。！？!?；;\n]|$)/u.exec(text.slice(lead))?.[0] ?? '';
  const title = clause.trim().slice(0, TITLE_LENGTH);
  if (title.length < 2) return undefined;
  const at = placeOf(spans, text.indexOf(title, lead));
  if (at === undefined) return undefined;
  return { text: title, spans: [{ from: at, to: at + title.length }], within: true };
}

/** Where in the whole text a place in the lines of these spans is. */
function placeOf(spans: readonly Span[], within: number): number | undefined {
  let begin = 0;
  for (const { from, to } of spans) {
    if (within < begin + to - from) return from + within - begin;
    begin += to - from + 1;
  }
  return undefined;
}

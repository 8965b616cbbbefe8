import { canonical } from '../kernel/json.ts';
import type { KnownRow } from '../store/imports.ts';
import type { Context } from './context.ts';
import type { Draft } from './entry.ts';
import { streamOf } from './identity.ts';
import type { Job } from './job.ts';

/** How often an ordinal or a number may be given to another row before it no longer counts. */
const GENERATIONS = 4;

export interface Candidate {
  readonly n: number;
  readonly identity: string;
  readonly draft: Draft | undefined;
}

interface Matched {
  readonly stream: string;
  readonly known: KnownRow | undefined;
}

interface Matches {
  readonly of: ReadonlyMap<number, Matched>;
  /** Rows whose ordinal was that of another row the last time. */
  readonly renumbered: number;
}

/**
 * Which rows of a file the office has already: first those that say the same as one, in whatever
 * file and place; then by number in this ledger; then by ordinal, if what it says is alike. Every
 * other row gets a stream that is no known row's.
 */
export async function matchRows(
  { tables, key }: Context,
  { tenant, office, ledger }: Job,
  rows: readonly Candidate[],
): Promise<Matches> {
  const here = await tables.importedBy(tenant, office);
  const byStream = new Map(here.map((each) => [each.stream, each]));
  const bySaid = new Map<string, string[]>();
  for (const { stream, words } of here) {
    const said = saidBy(words);
    bySaid.set(said, [...(bySaid.get(said) ?? []), stream]);
  }
  const of = new Map<number, Matched>();
  const claimed = new Set<string>();
  const claim = (n: number, stream: string) => {
    claimed.add(stream);
    of.set(n, { stream, known: byStream.get(stream) });
  };
  for (const { n, draft } of rows) {
    const streams = draft ? bySaid.get(saidBy(wordsOf(draft))) : undefined;
    const free = streams?.find((stream) => !claimed.has(stream));
    if (free !== undefined) claim(n, free);
  }
  let renumbered = 0;
  for (const { n, identity, draft } of rows) {
    if (of.has(n)) continue;
    const named = [
      identity,
      ...Array.from({ length: GENERATIONS }, (_, i) => `${identity}#${i + 2}`),
    ];
    const streams = named.map((each) => streamOf(key, tenant, office, ledger, each));
    const open = streams.filter((stream) => byStream.has(stream) && !claimed.has(stream));
    const isOrdinal = identity.startsWith('ordinal:');
    const found = open.findLast(
      (stream) =>
        !isOrdinal || !draft || isAlike(textOf(byStream.get(stream)?.words), draft.description),
    );
    if (found === undefined && open.length > 0) renumbered += 1;
    const unused = streams.find((stream) => !byStream.has(stream) && !claimed.has(stream));
    const stream =
      found ??
      unused ??
      streamOf(key, tenant, office, ledger, `${identity}#${canonical(draft as never)}`);
    claim(n, stream);
  }
  return { of, renumbered };
}

function wordsOf({ title, description, words }: Draft) {
  return { title, description, ...words };
}

/** All that it says, wherever it stands in its sheet. */
function saidBy({ ordinal: _, ...words }: { readonly [word: string]: unknown }): string {
  return canonical(words as never);
}

function textOf(words: { readonly [word: string]: unknown } | undefined): string {
  const text = words?.['description'];
  return typeof text === 'string' ? text : '';
}

/** Whether the shorter text shares at least half of its pairs of characters with the other. */
function isAlike(a: string, b: string): boolean {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const least = Math.min(one.size, other.size);
  return least === 0 ? a === b : [...one].filter((pair) => other.has(pair)).length * 2 >= least;
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = Array.from(text.normalize('NFKC').replaceAll(/\s+/g, ''));
  return new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`));
}

import { documentOf } from '../search/document.ts';
import { WordKeys } from '../search/keys.ts';
import { readMatters } from '../search/texts.ts';
import type { Findings } from './findings.ts';
import type { Scan } from './scan.ts';

interface SearchRow {
  readonly stream: string;
  readonly upto: string;
  readonly erased_at: string;
  /** Those of texts. */
  readonly words: readonly string[];
}

/** Matters looked at in one statement. */
const PAGE = 200;

/**
 * Search is made from the log and may lag behind it, so that its rows aren't compared; but no word of
 * an erased part may remain in it. A row of a matter that lost a part is of after that erasure, and
 * with the `secret`, which the words hang on, has no word that what is left doesn't hold.
 * Nor has the index, as far as it came, a row of what is no matter any more.
 */
export async function checkSearch(
  scan: Scan,
  secret: Buffer | undefined,
  findings: Findings,
): Promise<void> {
  const { client, tenant } = scan;
  const keys = secret && new WordKeys(secret, tenant);
  for (let after = ''; ;) {
    const { rows } = await client.query<SearchRow>({
      name: 'check-search',
      text: `select s.stream, s.upto, gone.at as erased_at, s.words[1 : s.whole] as words
        from (
          select e.stream, max(x.by_index) as at from erasure x
          join event e on e.tenant = x.tenant and e.index = x.index
          where x.tenant = $1 and e.stream > $2 group by e.stream order by e.stream limit $3
        ) gone
        join search s on s.tenant = $1 and s.stream = gone.stream order by s.stream`,
      values: [tenant, after, PAGE],
    });
    for (const { stream, upto, erased_at } of rows) {
      if (Number(upto) < Number(erased_at)) {
        const detail = 'words of before an erasure';
        findings.add({ table: 'search', key: stream, problem: 'extra', detail });
      }
    }
    if (keys) await compareWords(scan, keys, rows, findings);
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) break;
    after = last.stream;
  }
  const strangers = await client.query<{ stream: string }>({
    text: `select s.stream from search s where s.tenant = $1 and not exists (
        select from problem_view v where v.tenant = $1 and v.stream = s.stream)
      and coalesce((select max(index) from event e where e.tenant = $1 and e.stream = s.stream), 0)
        < (select at from search_cursor c where c.tenant = $1)`,
    values: [tenant],
  });
  for (const { stream } of strangers.rows) findings.extra('search', stream);
}

async function compareWords(
  { client, tenant }: Scan,
  keys: WordKeys,
  rows: readonly SearchRow[],
  findings: Findings,
): Promise<void> {
  const matters = await readMatters(
    client,
    tenant,
    rows.map(({ stream }) => stream),
  );
  for (const matter of matters) {
    const { words, counts } = documentOf(matter, keys);
    const left = new Set(words.slice(1, -1).split(',').slice(0, counts.whole));
    const row = rows.find(({ stream }) => stream === matter.stream);
    if (row?.words.some((word) => !left.has(word))) {
      const detail = 'words that no text holds';
      findings.add({ table: 'search', key: matter.stream, problem: 'extra', detail });
    }
  }
}

import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** A reply phrase as it stands. */
export interface Phrase {
  readonly id: string;
  readonly version: number;
  readonly unit: string;
  readonly title: string;
  readonly text: string;
}

/** A phrase as somebody wrote it; `undefined` words: it is gone. */
export type Words = Pick<Phrase, 'title' | 'text'> | undefined;

interface Keeping {
  readonly pool: Pool;
}

/** Most phrases of one unit: more than anybody finds anything in. */
export const MOST_PHRASES = 200;

/** The phrases of units, by title. */
export async function phrasesOf(
  { pool }: Keeping,
  tenant: string,
  units: readonly string[],
): Promise<readonly Phrase[]> {
  const { rows } = await pool.query<Phrase>(
    `select id, version, unit, title, text from (
       select distinct on (id) id, version, unit, title, text from reply_phrase
       where tenant = $1 and unit = any($2) order by id, version desc
     ) latest where text is not null order by title, id`,
    [tenant, units],
  );
  return rows;
}

/** The latest version; undefined where it never was or is gone. */
export async function phraseOf(
  { pool }: Keeping,
  tenant: string,
  id: string,
): Promise<Phrase | undefined> {
  const { rows } = await pool.query<{ [K in keyof Phrase]: Phrase[K] | null }>(
    `select id, version, unit, title, text from reply_phrase
     where tenant = $1 and id = $2 order by version desc limit 1`,
    [tenant, id],
  );
  return rows[0]?.text == null ? undefined : (rows[0] as Phrase);
}

interface Writing {
  readonly tenant: string;
  readonly person: string;
}

export async function addPhrase(
  keeping: Keeping,
  writing: Writing,
  unit: string,
  words: NonNullable<Words>,
): Promise<Phrase> {
  const phrase = { id: randomBytes(16).toString('base64url'), version: 1, unit, ...words };
  await write(keeping, writing, phrase, words);
  return phrase;
}

/** The next version; undefined where somebody wrote it before. */
export async function changePhrase(
  keeping: Keeping,
  writing: Writing,
  known: Pick<Phrase, 'id' | 'version' | 'unit'>,
  words: Words,
): Promise<number | undefined> {
  const version = known.version + 1;
  const isFirst = await write(keeping, writing, { ...known, version }, words);
  return isFirst ? version : undefined;
}

async function write(
  { pool }: Keeping,
  { tenant, person }: Writing,
  { id, version, unit }: Pick<Phrase, 'id' | 'version' | 'unit'>,
  words: Words,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into reply_phrase (tenant, id, version, unit, title, text, person)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [tenant, id, version, unit, words?.title ?? null, words?.text ?? null, person],
  );
  return rowCount === 1;
}

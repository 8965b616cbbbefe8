import type { Pool, PoolClient } from 'pg';
import { isProblemKind } from '../../domain/problem/index.ts';
import type { Problem } from '../../domain/problem/index.ts';
import type { PlaceBook } from './book.ts';
import type { PlaceName } from './name.ts';
import { soundsOfPlace } from './place.ts';
import { wordsOfTitle, type WordHash } from './words.ts';

/** What one matter teaches. A matter that teaches nothing has no row. */
interface Lesson {
  readonly stream: string;
  readonly place?: string;
  readonly estate?: string;
  readonly area?: string;
  readonly lead: string;
  readonly category: string;
  readonly grade?: string;
  readonly office: string;
  readonly day: string;
  readonly name?: PlaceName;
  readonly words: readonly string[];
}

interface MatterRow {
  readonly stream: string;
  readonly state: Problem;
  readonly place: string | null;
  readonly said: string | null;
}

/**
 * Brings what is known of these streams to where they stand now: what a matter no longer teaches
 * (its place or title was erased, it was returned, merged or sealed) is gone with the same commit.
 * Doing it again changes nothing. `client` is in a transaction.
 */
export async function learn(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  book: PlaceBook,
  hash: WordHash,
): Promise<void> {
  if (streams.length === 0) return;
  const matters = await read(client, tenant, streams);
  const lessons = matters.flatMap((row) => lessonOf(row, book, hash));
  const touched = await replaceUses(client, tenant, streams, lessons);
  await replaceWords(client, tenant, streams, lessons);
  await replaceNumbers(client, tenant, streams, matters);
  await recount(client, tenant, touched, lessons);
}

async function read(client: Pool | PoolClient, tenant: string, streams: readonly string[]) {
  const { rows } = await client.query<MatterRow>({
    name: 'place-read-matters',
    // A revised row of a ledger has its words with the revision.
    text: `select s.stream, s.state, p.content as place, t.content as said
      from unnest($2::text[]) as w(stream)
      join stream s on s.tenant = $1 and s.stream = w.stream
      cross join lateral (
        select coalesce(s.state->'imported'->>'index', s.state->>'registeredIndex')::bigint as index
      ) e
      left join part p on p.tenant = $1 and p.index = e.index and p.name = 'place'
      left join part t on t.tenant = $1 and t.index = e.index and t.name = 'text'`,
    values: [tenant, streams],
  });
  return rows;
}

/**
 * Only ordinary matters teach. Sensitive ones, tip-offs and those about a unit don't: their places
 * would be offered to those whom the matter is closed to.
 */
function lessonOf(
  { stream, state: p, place, said }: MatterRow,
  book: PlaceBook,
  hash: WordHash,
): Lesson[] {
  const isOrdinary = p.sensitive === undefined && p.about === undefined && p.kind !== 'tip-off';
  const isHeld = p.status !== 'unregistered' && p.status !== 'merged';
  if (p.lead === undefined || !isOrdinary || !isHeld || !isProblemKind(p)) return [];
  const where = JSON.parse(place ?? 'null') as { text?: string } | null;
  const words = JSON.parse(said ?? 'null') as { title?: string } | null;
  const text = typeof where?.text === 'string' ? where.text : '';
  const located = book.locate(text);
  return [
    {
      stream,
      ...(located ? { place: located.id, estate: located.estateId, name: located.name } : {}),
      ...(p.area === undefined ? {} : { area: p.area }),
      lead: p.lead,
      category: p.category,
      ...(p.grade === undefined ? {} : { grade: p.grade }),
      office: p.office,
      day: p.registeredAt.slice(0, 10),
      words: wordsOfTitle(typeof words?.title === 'string' ? words.title : '').map(hash),
    },
  ];
}

/** Answers the places that one of the streams was or is counted for. */
async function replaceUses(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  lessons: readonly Lesson[],
): Promise<readonly string[]> {
  const before = await client.query<{ place: string }>({
    name: 'place-uses-go',
    text: `delete from place_use u using unnest($2::text[]) as w(stream)
      where u.tenant = $1 and u.stream = w.stream returning u.place`,
    values: [tenant, streams],
  });
  await client.query({
    name: 'place-uses-come',
    text: `insert into place_use
        (tenant, stream, place, estate, area, lead, category, grade, office, day)
      select $1, * from json_to_recordset($2) as r(stream text, place text, estate text, area text,
        lead text, category text, grade text, office text, day text)`,
    values: [tenant, JSON.stringify(lessons)],
  });
  const places = [...before.rows, ...lessons].flatMap(({ place }) => (place ? [place] : []));
  return [...new Set(places)];
}

async function replaceWords(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  lessons: readonly Lesson[],
): Promise<void> {
  await client.query({
    name: 'place-words-go',
    text: `delete from place_word u using unnest($2::text[]) as w(stream)
      where u.tenant = $1 and u.stream = w.stream`,
    values: [tenant, streams],
  });
  const rows = lessons.flatMap(({ words, stream, category, grade, office, day }) =>
    words.map((word) => ({ word, stream, category, grade, office, day })),
  );
  await client.query({
    name: 'place-words-come',
    text: `insert into place_word (tenant, stream, word, category, grade, office, day)
      select $1, * from json_to_recordset($2) as r(stream text, word bigint, category text,
        grade text, office text, day text) on conflict do nothing`,
    values: [tenant, JSON.stringify(rows)],
  });
}

/** The number is in the registration itself and can't be erased. */
async function replaceNumbers(
  client: PoolClient,
  tenant: string,
  streams: readonly string[],
  matters: readonly MatterRow[],
): Promise<void> {
  const rows = matters.flatMap(({ stream, state }) => {
    const { number, channel = '' } = state.external ?? {};
    return number === undefined ? [] : [{ stream, number: number.toUpperCase(), channel }];
  });
  await client.query({
    name: 'external-numbers-go',
    text: `delete from external_number u using unnest($2::text[]) as w(stream)
      where u.tenant = $1 and u.stream = w.stream`,
    values: [tenant, streams],
  });
  await client.query({
    name: 'external-numbers-come',
    text: `insert into external_number (tenant, number, stream, channel)
      select $1, * from json_to_recordset($2) as r(number text, stream text, channel text)
      on conflict do nothing`,
    values: [tenant, JSON.stringify(rows)],
  });
}

async function recount(
  client: PoolClient,
  tenant: string,
  places: readonly string[],
  lessons: readonly Lesson[],
): Promise<void> {
  if (places.length === 0) return;
  const version = await nextVersion(client, tenant);
  const named = new Map(
    lessons.flatMap(({ name, place }) => (name && place !== undefined ? [[place, name]] : [])),
  );
  const rows = [...named].map(([id, name]) => ({ id, ...name, sounds: soundsOfPlace(name, []) }));
  await client.query({
    name: 'place-learn',
    text: `insert into place
        (tenant, id, estate, building, sounds, aliases, imported, uses, gone, changed)
      select $1, id, estate, building, sounds, '{}', false, 0, true, $3
      from json_to_recordset($2) as r(id text, estate text, building text, sounds text)
      on conflict (tenant, id) do update
        set estate = excluded.estate, building = excluded.building, sounds = excluded.sounds
        where place.gone`,
    values: [tenant, JSON.stringify(rows), version],
  });
  await client.query({
    name: 'place-count',
    text: `update place p set uses = c.n, gone = not p.imported and c.n = 0, changed = $3
      from (
        select w.id, (select count(*) from place_use u where u.tenant = $1 and u.place = w.id) as n
        from unnest($2::text[]) as w(id)
      ) c
      where p.tenant = $1 and p.id = c.id
        and (p.uses <> c.n or p.gone <> (not p.imported and c.n = 0))`,
    values: [tenant, places, version],
  });
  // What nobody teaches any more leaves no word behind, only that it is gone.
  await client.query({
    name: 'place-forget',
    text: `update place set estate = '', building = null, road = null, sounds = '', aliases = '{}'
      where tenant = $1 and id = any($2::text[]) and gone and estate <> ''`,
    values: [tenant, places],
  });
}

/** Whoever changes places holds the book's row to the end: versions are committed in their order. */
export async function nextVersion(client: PoolClient, tenant: string): Promise<number> {
  const { rows } = await client.query<{ version: string }>({
    name: 'place-next-version',
    text: `insert into place_book (tenant, at, version) values ($1, 0, 1)
      on conflict (tenant) do update set version = place_book.version + 1 returning version`,
    values: [tenant],
  });
  return Number(rows[0]?.version);
}

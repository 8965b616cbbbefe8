import type { PoolClient } from 'pg';

interface ErasedPart {
  readonly index: number;
  readonly by_index: number;
}

/**
 * Takes a matter's words out of the index, in the transaction that erases one of its parts; the
 * indexer puts back those of what remains. One that read the part before and writes after it finds
 * that the row is of a later event, and leaves it. In the order of the streams, as it locks them.
 */
export async function forgetWords(
  client: PoolClient,
  tenant: string,
  erased: readonly ErasedPart[],
): Promise<void> {
  if (erased.length === 0) return;
  await client.query(
    `insert into search (tenant, stream, at, upto, slip, part, whole, words)
     select $1, v.stream, v.registered_index, max(w.by_index), 0, 0, 0, '{}'
     from unnest($2::bigint[], $3::bigint[]) as w(index, by_index)
     join event e on e.tenant = $1 and e.index = w.index
     join problem_view v on v.tenant = $1 and v.stream = e.stream
     group by v.stream, v.registered_index order by v.stream
     on conflict (tenant, stream) do update
       set upto = excluded.upto, slip = 0, part = 0, whole = 0, words = '{}'`,
    [tenant, erased.map(({ index }) => index), erased.map(({ by_index }) => by_index)],
  );
}

import { chainOf } from '../../domain/people/index.ts';
import type { World } from '../../domain/world.ts';
import type { Findings } from './findings.ts';
import type { Scan } from './scan.ts';

/**
 * Every matter stands in the queue of each unit that had it in hand and of each unit above one, by
 * the tree as it is, at the place that its row has. Rows of units that it has lost since may be
 * there too: readers pass over them. Answers how many rows there are.
 */
export async function checkQueues(
  { client, tenant }: Scan,
  { people }: World,
  findings: Findings,
): Promise<number> {
  const pairs = Object.keys(people.units).flatMap((unit) =>
    chainOf(people, unit).map((above) => ({ unit, above })),
  );
  const { rows } = await client.query<{ stream: string; above: string; is_there: boolean }>(
    `with way as (select * from unnest($2::text[], $3::text[]) as w(unit, above))
     select v.stream, a.above, u.stream is not null as is_there
     from problem_view v
     cross join lateral (
       select distinct way.above from unnest(v.units) as x(unit) join way using (unit)
     ) a
     left join problem_unit u
       on u.tenant = v.tenant and u.stream = v.stream and u.unit = a.above
     where v.tenant = $1
       and (u.stream is null or u.queue_key <> v.queue_key or u.queue_tie <> v.queue_tie)`,
    [tenant, pairs.map(({ unit }) => unit), pairs.map(({ above }) => above)],
  );
  for (const { stream, above, is_there } of rows) {
    const key = `${stream} ${above}`;
    if (is_there) findings.wrong('problem_unit', key, 'queue_key, queue_tie');
    else findings.missing('problem_unit', key);
  }
  const orphans = await client.query<{ stream: string; unit: string }>(
    `select stream, unit from problem_unit u where tenant = $1 and not exists (
       select from problem_view v where v.tenant = u.tenant and v.stream = u.stream)`,
    [tenant],
  );
  for (const { stream, unit } of orphans.rows) findings.extra('problem_unit', `${stream} ${unit}`);
  const { rows: counted } = await client.query<{ n: string }>(
    'select count(*) as n from problem_unit where tenant = $1',
    [tenant],
  );
  return Number(counted[0]?.n ?? 0);
}

import pg from 'pg';
import { found, live, storyClock, type Growth } from '../../../bench/town/grow.ts';
import { town, type Town } from '../../../bench/town/town.ts';
import type { Actor, Command } from '../../kernel/decider.ts';
import { openStore } from '../open.ts';
import { domainParts } from '../parts.ts';
import type { Store } from '../store.ts';

export const TENANT = 'town';

export const smallTown: Town = town({ streets: 3, communities: 2, departments: 2 });

export interface LivedTown {
  readonly store: Store;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * A town with some days behind it, on an empty database: a unit moved on the way, a sample was
 * taken, and a street was complained about.
 */
export async function livedTown(config: pg.PoolConfig, growth: Growth): Promise<LivedTown> {
  const pool = new pg.Pool({ ...config, pipeline: true, max: 4 });
  const clock = storyClock();
  const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
  const store = await openStore({
    pool,
    parts: domainParts,
    clock: () => clock.now,
    secret: Buffer.alloc(32, 7),
    log: quiet,
  });
  await store.createTenant({ tenant: TENANT, origin: 'huiyin.test/town', names: { zh: '区' } });
  await found(store, TENANT, smallTown);
  const commit = async (actor: Actor, command: Command) => {
    const answer = await store.commit(TENANT, { actor, command });
    if (!('events' in answer)) throw new Error(JSON.stringify(answer));
  };
  const { refused } = await live(store, TENANT, smallTown, clock, {
    ...growth,
    onDay: async (_registered, day) => {
      if (day === Math.floor(growth.days / 3)) await takeSample(pool);
      if (day === Math.floor(growth.days / 2)) {
        const data = { unit: 'street-2', parent: 'street-1' };
        await commit({ as: 'system' }, { stream: 'people/all', name: 'move-unit', data });
      }
    },
  });
  if (refused.length > 0) throw new Error(`commands were refused: ${refused.join()}`);
  await commit({ as: 'anyone' }, { stream: COMPLAINT, name: 'register', data: complaint });
  const close = async () => {
    await store.close();
    await pool.end();
  };
  return { store, pool, close };
}

export const COMPLAINT = 'problem/about_a_street_itself0';

const complaint = {
  kind: 'complaint',
  category: 'category-1',
  source: 'resident',
  title: '投诉街道',
  description: '推诿',
  place: { text: '街道办事大厅', area: '110105002001' },
  raiser: 'a-raiser',
  about: 'street-2',
};

const open = { ...complaint, kind: 'help', title: '路灯', description: '不亮' };

function inTheOpen(stream: string, raiser: string): Command[] {
  const { about: _, ...told } = open;
  return [
    { stream, name: 'register', data: { ...told, raiser } },
    { stream, name: 'dispatch', data: { lead: 'department-1', grade: 'general' } },
    { stream, name: 'ask-publish', data: { title: '路灯', place: '某街' } },
    { stream, name: 'grant-publish', data: {} },
  ];
}

/** One matter goes to another category; one is sealed, taken back and goes on where nobody looks. */
const corrections: readonly Command[] = [
  ...inTheOpen('problem/put_right_in_the_open_', 'raiser-2'),
  {
    stream: 'problem/put_right_in_the_open_',
    name: 'correct',
    data: { category: 'category-2', text: '' },
  },
  ...inTheOpen('problem/sealed_by_a_correction', 'raiser-3'),
  {
    stream: 'problem/sealed_by_a_correction',
    name: 'correct',
    data: { category: 'category-3', about: 'department-1', text: '' },
  },
  {
    stream: 'problem/sealed_by_a_correction',
    name: 'redirect',
    data: { channel: 'discipline', basis: '…', notice: '…' },
  },
];

export async function correctSome({ store }: LivedTown): Promise<void> {
  for (const command of corrections) {
    const person = command.name === 'grant-publish' ? 'qu-second' : 'qu-office';
    const actor: Actor = command.name === 'register' ? { as: 'anyone' } : { as: 'person', person };
    const answer = await store.commit(TENANT, { actor, command });
    if (!('events' in answer)) throw new Error(JSON.stringify(answer));
  }
}

/** As a commit does every so many entries: far more than a test has. */
async function takeSample(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into sample (tenant, size, unit, measure, attested, n)
     select c.tenant, h.size, c.dims->>'unit', c.measure, c.attested, c.n
     from cell c join head h on h.tenant = c.tenant where c.scope = 'own'`,
  );
}

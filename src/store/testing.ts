import pg from 'pg';
import type { Command, Concept } from '../kernel/decider.ts';
import type { Draft, EventDeclaration, Recorded } from '../kernel/event.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { plusSeconds, toSeconds, type Instant } from '../kernel/time.ts';
import { catalogue } from '../domain/catalogue/index.ts';
import { people } from '../domain/people/index.ts';
import type { World } from '../domain/world.ts';
import type { Line } from '../figures/line.ts';
import { openStore } from './open.ts';
import type { Answer, Done, Store, StoreOptions, StoreParts } from './store.ts';

/**
 * A concept for the store's own tests: an account that counts, so that a lost update shows, with
 * every turn that the store has to follow: a clock, a reaction, parts, an erasure, restriction.
 */
export interface Toy {
  readonly sum: number;
  readonly unit: string;
  readonly secret: boolean;
  readonly due?: Instant;
  readonly who?: string;
}

export type ToyEvent =
  | Draft<'Added', { n: number; unit: string; balance: number }>
  | Draft<'Rang', { due: Instant }>
  | Draft<'Hid', { hidden: true }>
  | Draft<'Erased', { index: number }>
  | Draft<'Whispered', { n: number }>;

export type ToyCommand =
  | Command<'add', { n: number; unit?: string; text?: string; ringIn?: number }>
  | Command<'transfer', { to: string; n: number }>
  | Command<'hide', object>
  | Command<'whisper', { n: number }>
  | Command<'erase', { index: number }>
  | Command<'swear', { word: string }>
  | Command<'break', object>
  | Command<'overflow', object>
  | Command<'peek', { other: string }>;

const open: EventDeclaration = { visibility: 'as-stream', precision: 'second', parts: [] };

export const toy: Concept<Toy, ToyCommand, ToyEvent, World> = {
  kind: 'toy',
  initial: { sum: 0, unit: '', secret: false },
  declarations: {
    Added: { ...open, parts: ['text', 'person'] },
    Rang: open,
    Hid: { ...open, precision: 'hour' },
    Erased: { ...open, visibility: 'public' },
    Whispered: { ...open, visibility: 'restricted', parts: ['text'] },
  },
  reads: (command) => (command.name === 'peek' ? [command.data.other] : []),
  authorise: (_command, _state, { actor }) =>
    actor.as === 'anyone' ? refuse('not-allowed') : [{ role: actor.as }],
  decide: decideToy,
  evolve: evolveToy,
  settle: (state, { now }) =>
    state.due !== undefined && state.due <= now ? [{ type: 'Rang', data: { due: state.due } }] : [],
  // A transfer is an addition with a destination: taking from here adds there.
  reactions: (event) =>
    event.type === 'Added' && event.data.unit.startsWith('to:')
      ? [
          {
            stream: `toy/${event.data.unit.slice(3)}`,
            name: 'add',
            data: { n: -event.data.n },
          },
        ]
      : [],
  sensitive: (state) => state.secret,
  nextDue: (state) => state.due,
  erasures: (event) => (event.type === 'Erased' ? [{ index: event.data.index, part: 'text' }] : []),
};

function decideToy(
  command: ToyCommand,
  state: Toy,
  context: Parameters<typeof toy.decide>[2],
): readonly ToyEvent[] | Refusal {
  switch (command.name) {
    case 'add': {
      const { n, unit = state.unit, text = null } = command.data;
      if (state.sum + n < 0) return refuse('overdrawn', { sum: state.sum });
      const data = { n, unit, balance: state.sum + n };
      return [{ type: 'Added', data, parts: { text } }];
    }
    case 'transfer': {
      const { to, n } = command.data;
      if (n > state.sum) return refuse('overdrawn', { sum: state.sum });
      const data = { n: -n, unit: `to:${to}`, balance: state.sum - n };
      return [{ type: 'Added', data }];
    }
    case 'hide':
      return [{ type: 'Hid', data: { hidden: true } }];
    case 'whisper':
      return [
        { type: 'Whispered', data: { n: command.data.n }, parts: { text: 'a whispered word' } },
      ];
    case 'erase':
      return [{ type: 'Erased', data: { index: command.data.index } }];
    case 'swear': {
      const data = { n: 0, unit: command.data.word, balance: state.sum };
      return [{ type: 'Added', data }];
    }
    case 'break':
      throw new Error('this command is broken');
    case 'overflow':
      // Passes every check in memory; the column of the line takes no such number.
      return [{ type: 'Added', data: { n: 1e15, unit: state.unit, balance: 1e15 } }];
    case 'peek': {
      const other = context.read(command.data.other) as Toy | undefined;
      const n = other?.sum ?? 0;
      return [{ type: 'Added', data: { n, unit: state.unit, balance: state.sum + n } }];
    }
  }
}

function evolveToy(state: Toy, event: Recorded<ToyEvent>): Toy {
  switch (event.type) {
    case 'Added': {
      const { n, unit } = event.data;
      const { who } = event.by;
      const due = unit === 'bell' ? { due: plusSeconds(event.at, 60) } : {};
      const moved = unit.startsWith('to:') ? state.unit : unit;
      return { ...state, sum: state.sum + n, unit: moved, ...due, ...(who ? { who } : {}) };
    }
    case 'Rang': {
      const { due: _, ...rest } = state;
      return { ...rest, sum: rest.sum + 1000 };
    }
    case 'Hid':
      return { ...state, secret: true };
    case 'Whispered':
      return { ...state, sum: state.sum + event.data.n };
    case 'Erased':
      return state;
  }
}

function linesOf(event: Recorded, before: unknown, after: unknown): readonly Line[] {
  if (!event.stream.startsWith('toy/')) return [];
  const [a, b] = [before as Toy, after as Toy];
  if (a.sum === b.sum && a.unit === b.unit) return [];
  const line = { measure: 'sum', category: 'c', source: 's', area: '', day: event.at.slice(0, 10) };
  return a.unit === b.unit
    ? [{ ...line, unit: b.unit, n: b.sum - a.sum }]
    : [
        { ...line, unit: a.unit, n: -a.sum },
        { ...line, unit: b.unit, n: b.sum },
      ].filter(({ n }) => n !== 0);
}

export const toyParts: StoreParts = {
  concepts: { people, catalogue, toy },
  linesOf,
  rowOf: (kind, stream, state) =>
    kind === 'toy' ? { codes: [`code-of-${stream.slice(4)}-${(state as Toy).unit}`] } : undefined,
};

export const START = toSeconds('2026-11-24T09:00:00Z') * 1000;

export const TENANT = 'toytown';

export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A store with a tenant `t` on an empty database. */
export async function openToyStore(
  config: pg.PoolConfig,
  options: Partial<StoreOptions> = {},
): Promise<{ store: Store; pool: pg.Pool; close: () => Promise<void> }> {
  const pool = new pg.Pool({ ...config, pipeline: true, max: 8 });
  const store = await openStore({
    pool,
    parts: toyParts,
    clock: () => START,
    secret: Buffer.alloc(32, 7),
    log: quiet,
    ...options,
  });
  const isThere = await store.tenant(TENANT);
  if (!isThere) {
    await store.createTenant({ tenant: TENANT, origin: 'huiyin.test/toy', names: { zh: '测试' } });
  }
  const close = async () => {
    await store.close();
    await pool.end();
  };
  return { store, pool, close };
}

export function add(stream: string, n: number, more: object = {}): ToyCommand {
  return { stream, name: 'add', data: { n, ...more } };
}

export const system = { as: 'system' } as const;

export function done(answer: Answer): Done {
  if (isRefusal(answer) || 'unknown' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

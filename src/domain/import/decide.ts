import type { Asking, Authority, Command, Deciding } from '../../kernel/decider.ts';
import { own } from '../../kernel/own.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import {
  covers,
  postsOf,
  supervisingUnit,
  todayOf,
  type PeopleWorld,
  type Role,
} from '../people/index.ts';
import type { Found, ImportEvent } from './events.ts';
import type { Import, ImportStatus } from './state.ts';

type Data<T extends ImportEvent['type']> = Extract<ImportEvent, { type: T }>['data'];

export type ImportCommand =
  | Command<'begin', { office: string; file: string; rows: Found }>
  /** The system's, once every row was tried. */
  | Command<'finish', Data<'ImportFinished'>>
  | Command<'ask-undo', { text: string }>
  | Command<'grant-undo', Record<never, never>>
  /** The system's, once every row was taken back that nobody has touched since. */
  | Command<'undone', Data<'ImportTakenBack'>>;

export const importRefusals = [
  'not-allowed',
  'unknown-unit',
  'unknown-import',
  'import-stands-otherwise',
  'needs-second-person',
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** Whose ledger goes in, is taken back: the desk of the unit that it belongs to. */
export const importers: readonly Role[] = ['office', 'dispatcher'];

const from: { readonly [name in ImportCommand['name']]: readonly ImportStatus[] } = {
  begin: ['unbegun'],
  finish: ['running'],
  // One that stopped half-way can be taken back too.
  'ask-undo': ['running', 'finished'],
  'grant-undo': ['undo-asked'],
  undone: ['undoing'],
};

export function authorise(
  command: ImportCommand,
  state: Import,
  context: Asking<PeopleWorld>,
): readonly Authority[] | Refusal<ImportRefusal> {
  const { actor, world } = context;
  if (actor.as === 'system') {
    const isOwn = command.name === 'finish' || command.name === 'undone';
    return isOwn ? [{ role: 'system' }] : refuse('not-allowed');
  }
  if (actor.as !== 'person' || command.name === 'finish' || command.name === 'undone') {
    return refuse('not-allowed');
  }
  const office = command.name === 'begin' ? command.data.office : state.office;
  if (!own(world.people.units, office)) {
    return refuse(command.name === 'begin' ? 'unknown-unit' : 'unknown-import');
  }
  const on = todayOf(context);
  const above = supervisingUnit(world.people, office, on);
  const posts = postsOf(world.people, actor.person, on).filter(
    (post) =>
      covers(post, command.name) &&
      (command.name === 'grant-undo'
        ? post.role === 'office' && (post.unit === office || post.unit === above)
        : importers.includes(post.role) && post.unit === office),
  );
  return posts.length > 0 ? posts : refuse('not-allowed');
}

export function decide(
  command: ImportCommand,
  state: Import,
  context: Deciding<PeopleWorld>,
): readonly ImportEvent[] | Refusal<ImportRefusal> {
  if (command.name !== 'begin' && state.status === 'unbegun') return refuse('unknown-import');
  if (!from[command.name].includes(state.status)) {
    return refuse('import-stands-otherwise', { status: state.status });
  }
  switch (command.name) {
    case 'begin':
      return own(context.world.people.units, command.data.office)?.closed
        ? refuse('unknown-unit', { unit: command.data.office })
        : [{ type: 'ImportBegun', data: command.data }];
    case 'finish':
      return [{ type: 'ImportFinished', data: command.data }];
    case 'ask-undo': {
      const { text } = command.data;
      return [{ type: 'ImportUndoAsked', data: {}, parts: { text: { text } } }];
    }
    case 'grant-undo':
      return context.by.who === state.asker
        ? refuse('needs-second-person')
        : [{ type: 'ImportUndoGranted', data: { office: state.office } }];
    case 'undone':
      return [{ type: 'ImportTakenBack', data: command.data }];
  }
}

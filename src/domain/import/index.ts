import type { Concept } from '../../kernel/decider.ts';
import type { PeopleWorld } from '../people/index.ts';
import { authorise, decide, type ImportCommand } from './decide.ts';
import { declarations, type ImportEvent } from './events.ts';
import { evolve, initial, type Import } from './state.ts';

/** 导入台账: one stream an import, `import/<id>`. */
export const imports: Concept<Import, ImportCommand, ImportEvent, PeopleWorld> = {
  kind: 'import',
  initial,
  declarations,
  reads: () => [],
  authorise,
  decide,
  evolve,
  settle: () => [],
  reactions: () => [],
  sensitive: () => false,
};

export { importers } from './decide.ts';
export type { ImportCommand, ImportRefusal } from './decide.ts';
export type { ImportEvent } from './events.ts';
export type { Import, ImportStatus } from './state.ts';

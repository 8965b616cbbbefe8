import type { Actor } from '../../kernel/decider.ts';
import type { ImportCommand } from '../import/index.ts';
import type { LedgerEntry } from './commands.ts';
import { by, type Act, type Move } from './testing.ts';

/** An act on the import `a` of the district's ledger. */
export function importing<N extends ImportCommand['name']>(
  person: string,
  name: N,
  data: Extract<ImportCommand, { name: N }>['data'],
  id = 'a',
): Act {
  const actor: Actor = person === 'system' ? { as: 'system' } : { as: 'person', person };
  return { actor, stream: `import/${id}`, name, data };
}

const rows = { new: 1, changed: 0, same: 0, closed: 0, troubled: 0 };

export const begun = (id = 'a', office = 'district') =>
  importing(`${office}-dispatcher`, 'begin', { office, file: 'hash-of-the-file', rows }, id);
export const finished = importing('system', 'finish', { new: 1, revised: 0, same: 0, skipped: 0 });
export const undoAsked = importing('district-dispatcher', 'ask-undo', { text: '导错了文件' });
export const undoGranted = importing('district-office', 'grant-undo', {});

export function entry(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    import: 'a',
    office: 'district',
    row: 'row-1',
    kind: 'finding',
    category: 'roads',
    lead: 'works',
    deadline: { kind: 'day', day: '2026-07-31' },
    title: '路灯不亮',
    description: '三号楼北门路灯不亮',
    words: { measures: '更换灯具', leader: '张三' },
    place: '三号楼北门',
    ...change,
  };
}

const desk = by('district-dispatcher');
export const takenOver = (change: Partial<LedgerEntry> = {}) => desk('import', entry(change));
export const revised = (change: Partial<LedgerEntry> = {}) =>
  desk('revise', entry({ row: 'row-2', ...change }));
/** A row that the office has in hand: its import was begun by the district. */
export const onLedger: Move = [begun(), takenOver()];

import type { Actor } from '../../kernel/decider.ts';
import { localDay, plusDays } from '../../kernel/time.ts';
import type { Import } from '../import/index.ts';
import type { LedgerEntry } from './commands.ts';
import type { Problem } from './state.ts';
import type { Ledger } from './testing-ledger.ts';

interface Step {
  readonly actor: number;
  readonly command: number;
  readonly data: readonly number[];
}

/** Whether this step of a walk is one of somebody who brings a ledger, or takes it back. */
export function isForLedgers(p: Problem, { actor, command }: Step): boolean {
  if (p.status === 'unregistered') return actor % 3 === 0;
  return p.imported !== undefined && !p.imported.touched && command % 3 === 0;
}

/** Imports a row, brings it again changed, or takes its whole import back. */
export function importStep(ledger: Ledger, stream: string, { data }: Step, text: string): void {
  const p = ledger.state(stream) as Problem;
  const id = p.imported?.import;
  if (id !== undefined && (data[6] ?? 0) % 3 === 0) return undo(ledger, stream, id, text);
  const entry = entryFor(ledger, text, data);
  const name = p.status === 'unregistered' ? 'import' : 'revise';
  ledger.commit(person(`${entry.office}-dispatcher`), { stream, name, data: entry });
}

function undo(ledger: Ledger, stream: string, id: string, text: string): void {
  const { office } = ledger.state(`import/${id}`) as Import;
  const of = `import/${id}`;
  const asked = { stream: of, name: 'ask-undo', data: { text } };
  ledger.commit(person(`${office}-office`), asked);
  ledger.commit(person('district-office-2'), { stream: of, name: 'grant-undo', data: {} });
  ledger.commit({ as: 'system' }, { stream, name: 'undo-import', data: { import: id } });
}

/** What a row says; its import is begun if no import of that office is running. */
export function entryFor(ledger: Ledger, text: string, numbers: readonly number[]): LedgerEntry {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers;
  const office = a % 4 ? 'district' : 'subdistrict';
  const leads = office === 'district' ? ['works', 'water', 'parks', 'roads'] : ['community'];
  const today = localDay(ledger.now, ledger.world.catalogue.settings.utcOffsetMinutes);
  const closed = e % 3 === 0;
  return {
    import: runningImport(ledger, office),
    office,
    row: `row-${String(numbers[7] ?? 0)}`,
    kind: (['finding', 'help', 'complaint', 'inquiry'] as const)[b % 4] ?? 'finding',
    category: ['roads', 'supply', 'planning', 'children'][c % 4] ?? 'roads',
    ...(d % 4 ? { lead: leads[d % leads.length] ?? 'works' } : {}),
    ...(d % 5 === 0 && office === 'district' ? { coHandlers: ['company'] } : {}),
    ...(c % 2 ? { area: '110105001001' } : {}),
    ...(b % 3 ? { deadline: { kind: 'day', day: plusDays(today, (e % 60) - 10) } as const } : {}),
    ...(b % 3 === 0 && c % 3 === 0 ? { deadline: { kind: 'continuing' } as const } : {}),
    ...(closed ? { closed, closedOn: today } : {}),
    title: text,
    description: text,
    words: { measures: text },
    place: text,
    ...(a % 3 ? { contact: { name: text, phone: text } } : {}),
  };
}

function runningImport(ledger: Ledger, office: string): string {
  const known = ledger.streams().filter((stream) => stream.startsWith('import/'));
  const found = known.find((stream) => {
    const state = ledger.state(stream) as Import;
    return state.status === 'running' && state.office === office;
  });
  if (found !== undefined) return found.slice('import/'.length);
  const id = `i${String(known.length)}`;
  const rows = { new: 1, changed: 0, same: 0, closed: 0, troubled: 0 };
  const data = { office, file: 'hash', rows };
  ledger.commit(person(`${office}-dispatcher`), { stream: `import/${id}`, name: 'begin', data });
  return id;
}

function person(id: string): Actor {
  return { as: 'person', person: id };
}

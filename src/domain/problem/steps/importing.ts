import { own } from '../../../kernel/own.ts';
import { plusDays, startOfDay, toSeconds, type Day } from '../../../kernel/time.ts';
import { entryOn } from '../../catalogue/index.ts';
import type { Import, ImportStatus } from '../../import/index.ts';
import { isWithin } from '../../people/index.ts';
import { isSensitive } from '../classes.ts';
import { clock, registrationClocks, today } from '../clocks.ts';
import { content, type CommandData, type LedgerEntry } from '../commands.ts';
import type { Clock, Clocks, LedgerFacts, ProblemEvent } from '../events.ts';
import { firstRefusal, refuse, type Context, type Rule, type Step } from '../rules.ts';
import { statuses } from '../state.ts';

const registered = statuses.filter((status) => status !== 'unregistered');

/** No file takes back or changes what people have had in hand since. */
const untouched: Rule = (p) =>
  p.imported && !p.imported.touched ? undefined : refuse('touched-since-import');

/** 导入: what an office has in hand on paper. Taken over again after an undo, it is the same matter. */
export const importRow: Step<CommandData['import']> = {
  from: ['unregistered'],
  rules: [],
  decide(data, _p, context) {
    const bad = badImport(data, 'running', context) ?? badEntry(data, context);
    return bad ?? [{ type: 'Imported', data: factsOf(data, context), parts: partsOf(data) }];
  },
};

/** 再次导入: the same row of an edited file. */
export const revise: Step<CommandData['revise']> = {
  from: registered,
  rules: [],
  decide(data, p, context) {
    if (p.imported?.row === data.row) return [];
    const bad =
      untouched(p, context) ?? badImport(data, 'running', context) ?? badEntry(data, context);
    if (bad) return bad;
    const facts = factsOf(data, context);
    if (isSensitive(p) && !isSensitive({ kind: facts.kind, ...sealed(facts) })) {
      return refuse('sensitive-stays-sealed');
    }
    return [{ type: 'ImportRevised', data: facts, parts: partsOf(data) }];
  },
};

/** 撤销导入: the system's, row by row, once a second person granted it. */
export const undoImport: Step<CommandData['undo-import']> = {
  from: registered,
  rules: [untouched],
  decide(data, p, context) {
    const bad = badImport(data, 'undoing', context);
    if (bad) return bad;
    // What another import brought, or revised since, is that one's.
    const { import: first, revisedBy } = p.imported ?? {};
    if ((revisedBy ?? first) !== data.import) return refuse('touched-since-import');
    if (revisedBy === undefined) return [{ type: 'ImportUndone', data: { import: data.import } }];
    const { back } = data;
    if (!back || back.data.import === data.import) return refuse('touched-since-import');
    const { kind, sensitive } = back.data;
    if (isSensitive(p) && !isSensitive({ kind, ...(sensitive ? { sensitive } : {}) })) {
      return refuse('sensitive-stays-sealed');
    }
    // The earlier import is the row's last one again, and can be undone in its turn.
    return [{ type: 'ImportRevised', data: back.data, parts: back.parts }];
  },
};

function sealed({ sensitive }: LedgerFacts) {
  return sensitive === undefined ? {} : { sensitive };
}

function badImport(
  data: { readonly import: string; readonly office?: string },
  status: ImportStatus,
  context: Context,
) {
  const found = context.read(`import/${data.import}`) as Import | undefined;
  if (!found || (data.office !== undefined && found.office !== data.office)) {
    return refuse('unknown-import');
  }
  return found.status === status
    ? undefined
    : refuse('import-stands-otherwise', { status: found.status });
}

function badEntry(data: LedgerEntry, context: Context) {
  const { category, lead, coHandlers = [], office } = data;
  const { people, catalogue } = context.world;
  if (!entryOn(catalogue, 'category', category, today(context))) {
    return refuse('unknown-category', { category });
  }
  const units = lead === undefined ? coHandlers : [lead, ...coHandlers];
  if (new Set(units).size < units.length) return refuse('lead-and-co-handler');
  return firstRefusal(
    ...units.map((unit) => {
      const found = own(people.units, unit);
      if (!found || found.closed) return refuse('unknown-unit', { unit });
      // Others never agreed to have it in hand: it goes to them by dispatch.
      return isWithin(people, unit, office) ? undefined : refuse('outside-the-unit', { unit });
    }),
  );
}

function factsOf(data: LedgerEntry, context: Context): LedgerFacts {
  const { lead, coHandlers = [], area, external, contact, closed, closedOn, deadline } = data;
  const { world } = context;
  const category = entryOn(world.catalogue, 'category', data.category, today(context));
  const phone = contact?.phone === undefined ? {} : { contact: true, phone: true };
  return {
    import: data.import,
    row: data.row,
    kind: data.kind,
    category: data.category,
    source: 'imported',
    office: data.office,
    ...(lead === undefined ? {} : { lead, grade: category?.grade ?? 'general' }),
    ...(coHandlers.length === 0 ? {} : { coHandlers }),
    ...(area === undefined ? {} : { area }),
    ...(category?.sensitive === undefined ? {} : { sensitive: category.sensitive }),
    ...phone,
    ...(external === undefined ? {} : { external }),
    clocks: closed ? {} : clocksOf(data, category?.grade ?? 'general', context),
    ...(deadline?.kind === 'continuing' ? { continuing: true } : {}),
    ...(deadline?.kind === 'at-once' ? { atOnce: true } : {}),
    ...(closed ? { closed } : {}),
    ...(closed && closedOn !== undefined ? { closedOn } : {}),
  };
}

/** In hand on paper, a matter has its ledger's deadline; what waits for dispatch, its grade's clock. */
function clocksOf(
  { category, lead, external, deadline }: LedgerEntry,
  grade: string,
  context: Context,
): Clocks {
  const waiting = registrationClocks(category, external, context);
  if (lead === undefined) return waiting;
  const outer = waiting['external'] ? { external: waiting['external'] } : {};
  if (deadline?.kind === 'continuing') return outer;
  if (deadline?.kind === 'day') return { ...outer, result: endOf(deadline.day, context) };
  const { world, now } = context;
  const code = deadline ? 'general' : grade;
  const limit = entryOn(world.catalogue, 'grade', code, today(context))?.result;
  return limit ? { ...outer, result: clock(world, now, limit.seconds, limit.runs) } : outer;
}

/** A day that has passed already is late at once. */
function endOf(day: Day, { now, world }: Context): Clock {
  const due = startOfDay(plusDays(day, 1), world.catalogue.settings.utcOffsetMinutes);
  const seconds = Math.max(0, toSeconds(due) - toSeconds(now));
  return { due, natural: due, from: now, seconds, runs: 'always' };
}

function partsOf({ contact, title, description, words, place, area }: LedgerEntry) {
  const where = place === undefined ? null : { text: place, ...(area ? { area } : {}) };
  return {
    person: content(contact),
    text: { title, description, ...words },
    place: where,
  } satisfies ProblemEvent['parts'];
}

import { assertNever } from '../../kernel/assert-never.ts';
import type { Recorded } from '../../kernel/event.ts';
import { isSensitive } from './classes.ts';
import type { Clocks, Matter, ProblemEvent } from './events.ts';
import {
  initial,
  type CoHandler,
  type Doer,
  type Problem,
  type Raiser,
  type Status,
} from './state.ts';

type Of<T extends ProblemEvent['type']> = Recorded<Extract<ProblemEvent, { type: T }>>;

/** The state after a fact. Facts were decided lawfully, so nothing is refused here. */
export function evolve(s: Problem, e: Recorded<ProblemEvent>): Problem {
  const next = touched(fold(s, e), e);
  // A clock that runs again is no longer overdue.
  const passed = Object.entries(next.overdue);
  return passed.some(([name]) => next.clocks[name])
    ? { ...next, overdue: Object.fromEntries(passed.filter(([name]) => !next.clocks[name])) }
    : next;
}

/** What imports and clocks do is no touch: a file may still change or take back its row. */
const untouching: readonly ProblemEvent['type'][] = [
  'Imported',
  'ImportRevised',
  'DeadlinePassed',
  'DeadlineFixed',
];

function touched(s: Problem, { type }: Recorded<ProblemEvent>): Problem {
  return !s.imported || s.imported.touched || untouching.includes(type)
    ? s
    : { ...s, imported: { ...s.imported, touched: true } };
}

function fold(s: Problem, e: Recorded<ProblemEvent>): Problem {
  switch (e.type) {
    case 'ProblemRegistered':
      return registered(s, e);
    case 'Imported':
      return takenOver(initial, e);
    case 'ImportRevised':
      return takenOver(s, e);
    case 'ImportUndone':
      return initial;
    case 'NotTakenUp':
      return { ...quiet(s), status: 'not-taken-up', closedAt: e.at };
    case 'Dispatched':
      return dispatched(s, e);
    case 'Corrected':
      return corrected(s, e);
    case 'Signed':
      return signed(s, e);
    case 'CoHandlersAdded':
      return {
        ...s,
        coHandlers: [...s.coHandlers, ...e.data.units.map((unit) => ({ unit }))],
        route: union(s.route, e.data.units),
        clocks: { ...s.clocks, ...e.data.clocks },
      };
    case 'CoHandlerAnswered': {
      const answered = withCoHandler(s, e.data.unit, { signed: true, answered: true });
      return {
        ...without(answered, `sign:${e.data.unit}`, `result:${e.data.unit}`),
        fixers: addDoer(s.fixers, doerOf(e)),
      };
    }
    case 'Assigned': {
      const { clocks, ...assigned } = e.data;
      const route = assigned.unit === undefined ? s.route : union(s.route, [assigned.unit]);
      return {
        ...without(s, 'inner'),
        assigned,
        ...(assigned.unit === undefined ? {} : { hands: union(s.hands ?? [], [assigned.unit]) }),
        route,
        clocks: { ...drop(s.clocks, 'inner'), ...clocks },
      };
    }
    case 'RaiserContacted':
      return { ...without(s, 'contact'), contacted: true };
    case 'Escalated':
      return { ...s, escalatedTo: e.data.to, route: union(s.route, [e.data.to]) };
    case 'AskMade': {
      const { photos: _, ...ask } = e.data;
      return {
        ...s,
        asks: { ...s.asks, [ask.matter]: { ask, doer: doerOf(e), index: e.index } },
        returns: s.returns + (ask.matter === 'return' ? 1 : 0),
      };
    }
    case 'AskWithdrawn': {
      const returned = e.data.matter === 'return' ? 1 : 0;
      return { ...settleAsk(s, e.data.matter), returns: s.returns - returned };
    }
    case 'AskRefused':
      return settleAsk(s, e.data.matter);
    case 'AskGranted':
      return granted(settleAsk(s, e.data.matter), e, s.asks[e.data.matter]);
    case 'Resumed': {
      const { paused: _, ...rest } = s;
      return { ...rest, clocks: { ...drop(s.clocks, 'pause'), ...e.data.clocks } };
    }
    case 'Listed':
      return listed(s, e);
    case 'ListingReviewed':
      return {
        ...withListing(s, { reviewOn: e.data.reviewOn }),
        clocks: { ...s.clocks, ...e.data.clocks },
      };
    case 'ListingRaised':
      return {
        ...withListing(s, {
          owner: e.data.owner,
          level: e.data.level,
          reviewOn: e.data.reviewOn,
        }),
        route: union(s.route, [e.data.owner]),
        clocks: { ...s.clocks, ...e.data.clocks },
      };
    case 'ListingWithdrawn':
      return {
        ...withListing(s, { withdrawn: true }),
        status: 'signed',
        clocks: { ...drop(s.clocks, 'review'), ...e.data.clocks },
      };
    case 'FixedOnTheSpot':
      return {
        ...quiet(s),
        status: 'answered',
        onTheSpot: true,
        lead: e.data.lead,
        route: union(s.route, [e.data.lead]),
        fixers: addDoer(s.fixers, doerOf(e)),
        answeredIndex: e.index,
        contacted: true,
        clocks: e.data.clocks,
      };
    case 'Confirmed':
      return confirmed(heard(s, e), e);
    case 'Disputed':
      return {
        ...heard(s, e),
        raisers: s.raisers.map((r) => (r.code === e.data.raiser ? bare(r) : r)),
      };
    case 'CallBackMade':
      return {
        ...s,
        attempts: e.data.reached ? s.attempts : [...s.attempts, e.at],
        clocks: { ...s.clocks, ...e.data.clocks },
      };
    case 'Verified':
      return s;
    case 'LookedBack':
      return {
        ...without(s, `look-back-${String(e.data.days)}`),
        lookBacks: { ...s.lookBacks, [e.data.days]: e.data.result },
      };
    case 'Reopened':
      return reopened(s, e);
    case 'ClosedUnconfirmed':
      return closed(s, 'unconfirmed', e.at, e.data.clocks);
    case 'Replied':
      return { ...closed(s, 'replied', e.at, {}), answeredIndex: e.index };
    case 'Redirected':
      return { ...quiet(s), status: 'redirected', closedAt: e.at, answeredIndex: e.index };
    case 'Merged':
      return {
        ...quiet(s),
        status: 'merged',
        mergedInto: e.data.into,
      };
    case 'RaisersJoined':
      return {
        ...s,
        ...(e.data.contact ? { contact: true } : {}),
        raisers: [
          ...s.raisers,
          ...e.data.raisers.map((code, i): Raiser => {
            const { from: via, origins } = e.data;
            const origin = origins?.[i] ?? { from: via };
            return { code, ...origin, ...(origin.from === via ? {} : { via }) };
          }),
        ],
      };
    case 'MergeUndone':
      return takenOut(s, e);
    case 'RaisersLeft':
      return { ...s, raisers: s.raisers.filter((r) => !e.data.raisers.includes(r.code)) };
    case 'PublicationWithdrawn': {
      const { published: _, ...rest } = s;
      return rest;
    }
    case 'Reminded':
      return { ...s, reminders: s.reminders + 1 };
    case 'CodeReissued':
      return {
        ...s,
        raisers: s.raisers.map((r) =>
          r.code === e.data.old ? { ...handed(r, e.by.who), code: e.data.code } : r,
        ),
      };
    case 'CodeHanded':
      return {
        ...s,
        raisers: s.raisers.map((r) => (r.code === e.data.code ? handed(r, e.data.opener) : r)),
      };
    case 'DeadlinePassed': {
      const passed = without(s, e.data.clock);
      return { ...passed, overdue: { ...s.overdue, [e.data.clock]: e.data.due } };
    }
    case 'DeadlineFixed':
      return { ...s, clocks: { ...s.clocks, ...e.data.clocks } };
    case 'PartErased':
      return s;
    default:
      return assertNever(e, 'problem event');
  }
}

function heard(s: Problem, { by, index }: Recorded<ProblemEvent>): Problem {
  return by.role === 'raiser' ? { ...s, raiserWords: [...(s.raiserWords ?? []), index] } : s;
}

function registered(s: Problem, e: Of<'ProblemRegistered'>): Problem {
  const { raiser, phone, clocks, ...facts } = e.data;
  const callable = {
    ...(facts.contact ? { contact: true } : {}),
    ...(phone ? { phone: true } : {}),
  };
  return {
    ...s,
    ...facts,
    status: 'registered',
    registeredAt: e.at,
    registeredIndex: e.index,
    registrar: doerOf(e),
    stream: e.stream,
    raisers: raiser === undefined ? [] : [{ code: raiser, ...callable }],
    route: union([facts.office], e.by.unit === undefined ? [] : [e.by.unit]),
    clocks,
  };
}

function takenOver(s: Problem, e: Of<'Imported' | 'ImportRevised'>): Problem {
  const { import: id, row, contact, phone: _, lead, grade, coHandlers = [], ...rest } = e.data;
  const { closed: isClosed, closedOn, continuing, atOnce, area, sensitive, external } = rest;
  const isNew = e.type === 'Imported';
  const desk = e.by.unit === undefined ? [] : [e.by.unit];
  return {
    ...initial,
    stream: e.stream,
    status: lead === undefined ? 'registered' : 'signed',
    kind: rest.kind,
    category: rest.category,
    source: rest.source,
    office: rest.office,
    registeredAt: isNew ? e.at : s.registeredAt,
    registeredIndex: isNew ? e.index : s.registeredIndex,
    registrar: isNew ? doerOf(e) : s.registrar,
    ...(lead === undefined ? {} : { lead }),
    ...(grade === undefined ? {} : { grade }),
    coHandlers: coHandlers.map((unit): CoHandler => ({ unit, signed: true })),
    ...(area === undefined ? {} : { area }),
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(external === undefined ? {} : { external }),
    ...(contact ? { contact } : {}),
    route: union([rest.office, ...(lead === undefined ? [] : [lead]), ...coHandlers], desk),
    clocks: rest.clocks,
    imported: {
      import: isNew ? id : (s.imported?.import ?? id),
      ...(isNew || s.imported?.import === id ? {} : { revisedBy: id }),
      row,
      index: e.index,
      ...(continuing ? { continuing } : {}),
      ...(atOnce ? { atOnce } : {}),
      ...(closedOn === undefined ? {} : { closedOn }),
    },
    ...(isClosed ? { status: 'closed', closure: 'before-import', closedAt: e.at } : {}),
  };
}

function dispatched(s: Problem, e: Of<'Dispatched'>): Problem {
  const { assigned: _, bound: _b, ...rest } = settleAsk(s, 'return');
  const { lead, coHandlers, grade, binding, clocks } = e.data;
  return {
    ...rest,
    status: 'dispatched',
    lead,
    grade,
    coHandlers: coHandlers.map((unit): CoHandler => ({ unit })),
    route: union(s.route, [lead, ...coHandlers]),
    ...(binding ? { bound: true } : {}),
    clocks: { ...only(s.clocks, 'external'), ...clocks },
  };
}

function signed(s: Problem, e: Of<'Signed'>): Problem {
  if (e.data.unit !== s.lead) {
    return without(withCoHandler(s, e.data.unit, { signed: true }), `sign:${e.data.unit}`);
  }
  return { ...without(settleAsk(s, 'return'), 'sign'), status: 'signed' };
}

/** What stood still in a pause is over or, for co-handlers, runs again (the event says from where). */
function listed(s: Problem, e: Of<'Listed'>): Problem {
  const { paused: _, ...rest } = s;
  const { pause: _p, extension: _x, ...asks } = s.asks;
  const { clocks, ...terms } = e.data;
  const who = e.by.who === undefined ? {} : { who: e.by.who };
  const listing = { ...terms, ...who, since: e.at, level: 0 };
  const kept = drop(s.clocks, 'result', 'inner', 'pause');
  return { ...rest, status: 'listed', asks, listing, clocks: { ...kept, ...clocks } };
}

/** What a matter is after a correction, without what follows from it. */
export function restated(
  s: Problem,
  { category, sensitive, about }: Of<'Corrected'>['data'],
): Problem {
  const { sensitive: oldClass, about: oldAbout, ...rest } = s;
  const newClass = category === undefined ? oldClass : sensitive;
  const newAbout = about === undefined ? oldAbout : about;
  return {
    ...rest,
    category: category ?? s.category,
    ...(newClass === undefined ? {} : { sensitive: newClass }),
    ...(newAbout === undefined || newAbout === null ? {} : { about: newAbout }),
  };
}

function corrected(s: Problem, e: Of<'Corrected'>): Problem {
  const { office = s.office, takenBack, clocks } = e.data;
  const next = { ...restated(s, e.data), office, route: union(s.route, [office]) };
  // Nobody releases the title of what is sealed now.
  const sealed = isSensitive(next) ? settleAsk(next, 'publish') : next;
  if (!takenBack) return { ...sealed, clocks: { ...s.clocks, ...clocks } };
  return atTheDesk(quiet(sealed), { ...only(s.clocks, 'external'), ...clocks });
}

/** Nobody has it in hand any more: it waits for dispatch as it did at first. */
function atTheDesk(s: Problem, clocks: Clocks): Problem {
  const { lead: _l, grade: _g, assigned: _a, escalatedTo: _e, listing, ...rest } = s;
  // Listed stays listed (decision 0021): it can't be claimed as fixed on the spot any more.
  const withdrawn = listing ? { listing: { ...listing, withdrawn: true } } : {};
  return { ...rest, ...withdrawn, status: 'registered', coHandlers: [], clocks };
}

/** Out of the matter that it was merged into, a matter starts at the dispatcher's desk again. */
function takenOut(s: Problem, e: Of<'MergeUndone'>): Problem {
  const { mergedInto: _, ...rest } = s;
  const raisers = e.data.raisers.map((code, i): Raiser => {
    const { from, ...origin } = e.data.origins?.[i] ?? { from: s.stream };
    return { ...s.raisers[i], ...origin, code, ...(from === s.stream ? {} : { from }) };
  });
  return { ...atTheDesk(rest, e.data.clocks), raisers };
}

function granted(s: Problem, e: Of<'AskGranted'>, asked: Problem['asks'][Matter]): Problem {
  const d = e.data;
  const clocks = { ...s.clocks, ...d.clocks };
  switch (d.matter) {
    case 'return': {
      const lead = d.lead ?? d.rightUnit;
      return { ...s, status: 'dispatched', lead, route: union(s.route, [lead]), clocks };
    }
    case 'answer': {
      const { paused: _, ...rest } = s;
      const fixers = asked ? addDoer(s.fixers, asked.doer) : s.fixers;
      return {
        ...rest,
        status: 'answered',
        fixers: addDoer(fixers, doerOf(e)),
        answeredIndex: e.index,
        attempts: [],
        clocks: { ...only(s.clocks, 'review'), ...d.clocks },
      };
    }
    case 'extension':
      return { ...s, extensions: s.extensions + 1, clocks };
    case 'pause': {
      const until = d.until === undefined ? {} : { until: d.until };
      const remaining = d.remaining ?? {};
      const paused = { reason: d.reason, remaining, ...until };
      return {
        ...s,
        paused,
        clocks: { ...drop(s.clocks, ...Object.keys(remaining)), ...d.clocks },
      };
    }
    case 'exclusion':
      return { ...s, excluded: true };
    case 'not-fixed':
      return {
        ...closed(s, 'not-fixed', e.at, {}),
        ...(asked && !isSensitive(s) ? { publicReason: asked.index } : {}),
      };
    case 'publish':
      return asked ? { ...s, published: asked.index } : s;
    default:
      return assertNever(d, 'matter');
  }
}

function confirmed(s: Problem, e: Of<'Confirmed'>): Problem {
  const { raiser, satisfied } = e.data;
  const said = satisfied === undefined ? {} : { satisfied };
  const raisers = s.raisers.map((r, i) =>
    r.code === raiser || (raiser === undefined && i === 0) ? { ...r, confirmed: e.at, ...said } : r,
  );
  const heard = { ...s, raisers };
  if (s.status === 'closed' && s.closure === 'confirmed') return heard;
  return closed(heard, 'confirmed', e.at, e.data.clocks);
}

function closed(
  s: Problem,
  closure: Problem['closure'] & string,
  at: string,
  clocks: Clocks,
): Problem {
  return { ...quiet(s), status: 'closed', closure, closedAt: at, clocks };
}

function reopened(s: Problem, e: Of<'Reopened'>): Problem {
  const { closure: _c, closedAt: _a, onTheSpot: _o, publicReason: _p, ...rest } = s;
  const isListed = s.listing && !s.listing.withdrawn;
  const handled: Status = isListed ? 'listed' : 'signed';
  const status: Status = s.lead === undefined ? 'registered' : handled;
  const { reviewOn } = e.data;
  return {
    ...rest,
    ...(s.listing && reviewOn !== undefined ? { listing: { ...s.listing, reviewOn } } : {}),
    status,
    asks: s.asks.publish ? { publish: s.asks.publish } : {},
    attempts: [],
    raisers: s.raisers.map(bare),
    lookBacks: {},
    overdue: {},
    reopened: s.reopened + 1,
    clocks: e.data.clocks,
  };
}

/** Nothing runs and nothing is asked any more. */
function quiet(s: Problem): Problem {
  const { paused: _, ...rest } = s;
  return { ...rest, clocks: {}, asks: s.asks.publish ? { publish: s.asks.publish } : {} };
}

function settleAsk(s: Problem, matter: Matter): Problem {
  const { [matter]: _, ...asks } = s.asks;
  return { ...s, asks };
}

function withListing(s: Problem, change: Partial<NonNullable<Problem['listing']>>): Problem {
  if (!s.listing) throw new Error('no listing');
  return { ...s, listing: { ...s.listing, ...change } };
}

function withCoHandler(s: Problem, unit: string, change: Partial<CoHandler>): Problem {
  const coHandlers = s.coHandlers.map((c) => (c.unit === unit ? { ...c, ...change } : c));
  return { ...s, coHandlers };
}

function without(s: Problem, ...clocks: string[]): Problem {
  return { ...s, clocks: drop(s.clocks, ...clocks) };
}

function drop(clocks: Clocks, ...names: string[]): Clocks {
  return Object.fromEntries(Object.entries(clocks).filter(([name]) => !names.includes(name)));
}

function only(clocks: Clocks, ...names: string[]): Clocks {
  return Object.fromEntries(Object.entries(clocks).filter(([name]) => names.includes(name)));
}

function handed(r: Raiser, who: string | undefined): Raiser {
  const hands = r.handedBy ?? [];
  return { ...r, handed: true, handedBy: who === undefined ? hands : union(hands, [who]) };
}

function bare({ confirmed: _, satisfied: _s, ...r }: Raiser): Raiser {
  return r;
}

function doerOf(e: Recorded<ProblemEvent>): Doer {
  const { unit, who } = e.by;
  return { ...(unit === undefined ? {} : { unit }), ...(who === undefined ? {} : { who }) };
}

function addDoer(doers: readonly Doer[], doer: Doer): readonly Doer[] {
  return doers.some((d) => d.unit === doer.unit && d.who === doer.who) ? doers : [...doers, doer];
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

import { own } from '../../../kernel/own.ts';
import { entryOn, holdsArea } from '../../catalogue/index.ts';
import { hasOffice, supervisingUnit, isWithin, chainOf } from '../../people/index.ts';
import { dispatchClocks, registrationClocks, today } from '../clocks.ts';
import { isSensitive } from '../classes.ts';
import { content, isStream, type CommandData, type Registration } from '../commands.ts';
import { problemKinds, type Origin } from '../events.ts';
import { photoHashes, photoPart } from '../photos.ts';
import {
  assignable,
  firstRefusal,
  isProblem,
  refuse,
  type Context,
  type Decision,
  type Step,
} from '../rules.ts';
import type { Problem, Raiser, Status } from '../state.ts';

export const open: readonly Status[] = ['registered', 'dispatched', 'signed', 'listed', 'answered'];

export const register: Step<CommandData['register']> = {
  from: ['unregistered'],
  rules: [],
  decide(data, p, context) {
    const { world } = context;
    const category = entryOn(world.catalogue, 'category', data.category, today(context));
    if (!category) return refuse('unknown-category', { category: data.category });
    if (data.about !== undefined && !own(world.people.units, data.about)) {
      return refuse('unknown-unit', { unit: data.about });
    }
    const bad = badSource(data, context);
    if (bad) return bad;
    const office = officeFor(data, context);
    const { contact, raiser, external } = data;
    return [
      {
        type: 'ProblemRegistered',
        data: {
          kind: data.kind,
          category: data.category,
          source: data.source,
          office,
          ...(data.place.area === undefined ? {} : { area: data.place.area }),
          ...(category.sensitive === undefined ? {} : { sensitive: category.sensitive }),
          ...(data.about === undefined ? {} : { about: data.about }),
          ...(raiser === undefined ? {} : { raiser }),
          ...(contact?.phone !== undefined || contact?.email !== undefined
            ? { contact: true }
            : {}),
          ...(contact?.phone === undefined ? {} : { phone: true }),
          ...(external === undefined ? {} : { external }),
          ...(data.splitFrom === undefined ? {} : { splitFrom: data.splitFrom }),
          clocks: registrationClocks(data.category, external, context),
          ...photoHashes(data),
        },
        parts: {
          person: content(contact),
          text: {
            title: data.title,
            description: data.description,
            ...(data.sameAs === undefined ? {} : { sameAs: data.sameAs }),
          },
          place: { ...data.place },
          ...photoPart(data),
        },
      },
    ];
  },
};

/** What residents send themselves and what staff bring are confirmed in different ways. */
function badSource({ source, kind, raiser }: Registration, { actor }: Context) {
  if (source === 'imported') return refuse('wrong-source');
  if (actor.as !== 'anyone') return source === 'resident' ? refuse('wrong-source') : undefined;
  if (source !== 'resident' || kind === 'finding') return refuse('wrong-source');
  return raiser === undefined ? refuse('anonymous-needs-code') : undefined;
}

/**
 * Whose desk it lands on: the registrar's nearest office; for a resident the deepest unit with an
 * office whose area holds the place; else the root. A complaint bypasses the unit it is about.
 */
export function officeFor(data: Pick<Registration, 'place' | 'about'>, context: Context): string {
  const { people } = context.world;
  const on = today(context);
  const root = people.root ?? '';
  const { unit } = context.by;
  const near =
    unit === undefined ? undefined : chainOf(people, unit).find((u) => hasOffice(people, u, on));
  const office = near ?? officeOfArea(data.place.area, context) ?? root;
  return bypassing(data.about, office, context);
}

/** The office; if it lies within the unit that a matter is about, the one that supervises that unit. */
export function bypassing(about: string | undefined, office: string, context: Context): string {
  const { people } = context.world;
  if (about === undefined || !isWithin(people, office, about)) return office;
  return supervisingUnit(people, about, today(context));
}

function officeOfArea(area: string | undefined, context: Context): string | undefined {
  if (area === undefined) return undefined;
  const { people } = context.world;
  return Object.values(people.units)
    .filter((u) => !u.closed && u.area !== undefined && holdsArea(u.area, area))
    .filter((u) => hasOffice(people, u.id, today(context)))
    .sort(
      (a, b) =>
        chainOf(people, b.id).length - chainOf(people, a.id).length || (a.id < b.id ? -1 : 1),
    )[0]?.id;
}

export const notTakeUp: Step<CommandData['not-take-up']> = {
  from: ['registered'],
  rules: [],
  decide: ({ basis, text }) => [{ type: 'NotTakenUp', data: { basis }, parts: { text: { text } } }],
};

export const dispatch: Step<CommandData['dispatch']> = {
  from: ['registered'],
  rules: [],
  decide: (data, p, context) => dispatchTo({ coHandlers: [], ...data }, p, context, false),
};

/** 兜底: after two returns the supervising unit decides, and that is that. */
export const bind: Step<CommandData['bind']> = {
  from: ['dispatched'],
  rules: [
    (p) => (p.returns >= 2 && p.asks.return && !p.bound ? undefined : refuse('no-binding-needed')),
  ],
  decide: (data, p, context) =>
    dispatchTo({ coHandlers: [], grade: p.grade ?? 'general', ...data }, p, context, true),
};

function dispatchTo(
  data: { lead: string; coHandlers: readonly string[]; grade: string; text?: string },
  p: Problem,
  context: Context,
  binding: boolean,
): Decision {
  const { lead, coHandlers, grade, text } = data;
  const bad = firstRefusal(...[lead, ...coHandlers].map((unit) => assignable(unit, p, context)));
  if (bad) return bad;
  if (coHandlers.includes(lead) || new Set(coHandlers).size < coHandlers.length) {
    return refuse('lead-and-co-handler');
  }
  if (!entryOn(context.world.catalogue, 'grade', grade, today(context))) {
    return refuse('unknown-grade', { grade });
  }
  const clocks = dispatchClocks(p, grade, coHandlers, context);
  const dispatched = { lead, coHandlers, grade, clocks, ...(binding ? { binding } : {}) };
  return [
    { type: 'Dispatched', data: dispatched, parts: { text: text === undefined ? null : { text } } },
  ];
}

export const redirect: Step<CommandData['redirect']> = {
  from: ['registered', 'dispatched', 'signed', 'listed'],
  rules: [isProblem],
  decide({ channel, to, basis, notice }) {
    const data = { channel, ...(to === undefined ? {} : { to }) };
    return [{ type: 'Redirected', data, parts: { text: { basis, notice } } }];
  },
};

export const merge: Step<CommandData['merge']> = {
  from: ['registered', 'dispatched', 'signed', 'listed'],
  rules: [isProblem],
  decide({ into }, p, context) {
    if (into === p.stream) return refuse('merge-into-itself');
    const target = targetOf(into, context);
    if (!target || !isTheirs(target, context)) return refuse('unknown-target');
    if (target.status === 'merged') return refuse('target-merged');
    if (!open.includes(target.status)) return refuse('target-closed');
    if (!problemKinds.some((kind) => kind === target.kind)) return refuse('only-a-reply');
    if (
      target.sensitive !== p.sensitive ||
      target.about !== p.about ||
      isSensitive(target) !== isSensitive(p)
    ) {
      return refuse('different-sensitivity');
    }
    const contact = p.contact === true ? { contact: true } : {};
    const raisers = p.raisers.map((r) => r.code);
    const origins = p.raisers.map((r) => originOf(r, p));
    return [{ type: 'Merged', data: { into, raisers, origins, ...contact } }];
  },
};

function originOf({ from, contact, phone, handed }: Raiser, { stream }: Problem): Origin {
  return {
    from: from ?? stream,
    ...(contact ? { contact } : {}),
    ...(phone ? { phone } : {}),
    ...(handed ? { handed } : {}),
  };
}

function targetOf(stream: string, context: Context): Problem | undefined {
  return isStream(stream) ? (context.read(stream) as Problem | undefined) : undefined;
}

/** Whoever merges must have the other matter at their desk too. */
function isTheirs(target: Problem, { by, world }: Context): boolean {
  return by.unit !== undefined && isWithin(world.people, target.office, by.unit);
}

/** 拆单: takes a merged matter out again, with the raisers it came with. */
export const split: Step<CommandData['split']> = {
  from: ['merged'],
  rules: [],
  decide({ from }, p, context) {
    const target = targetOf(from, context);
    if (from !== p.mergedInto || !target) return refuse('unknown-target');
    if (target.status === 'merged') return refuse('target-merged');
    if (!open.includes(target.status)) return refuse('target-closed');
    // It was sealed by a correction since: what came to it would be told in the open again.
    if (isSensitive(target) !== isSensitive(p)) return refuse('different-sensitivity');
    const clocks = registrationClocks(p.category, p.external, context);
    const leaving = target.raisers.filter((r) => (r.via ?? r.from) === p.stream);
    const raisers = leaving.map((r) => r.code);
    const origins = leaving.map((r) => originOf(r, target));
    return [{ type: 'MergeUndone', data: { from, raisers, origins, clocks } }];
  },
};

export const joinRaisers: Step<CommandData['join-raisers']> = {
  from: open,
  rules: [],
  decide: (data) => [{ type: 'RaisersJoined', data }],
};

export const leaveRaisers: Step<CommandData['leave-raisers']> = {
  from: open,
  rules: [],
  decide: (data) => [{ type: 'RaisersLeft', data }],
};

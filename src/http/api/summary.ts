import { z } from 'zod';
import type { Problem, Sight } from '../../domain/problem/index.ts';

const clock = z.object({
  name: z.string(),
  due: z.string(),
  natural: z.string(),
  runs: z.string(),
  provisional: z.boolean(),
});

/** Where a matter stands, in codes; without hashes of codes or persons. */
export const summary = z.object({
  status: z.string(),
  closure: z.string().optional(),
  lead: z.string().optional(),
  coHandlers: z.array(z.object({ unit: z.string(), signed: z.boolean(), answered: z.boolean() })),
  assigned: z.object({ unit: z.string().optional(), name: z.string().optional() }).optional(),
  escalatedTo: z.string().optional(),
  returns: z.number(),
  bound: z.boolean(),
  asks: z.array(
    z.object({
      matter: z.string(),
      index: z.number(),
      unit: z.string().optional(),
      mine: z.boolean(),
      terms: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
  clocks: z.array(clock),
  overdue: z.array(z.string()),
  paused: z.object({ reason: z.string(), until: z.string().optional() }).optional(),
  extensions: z.number(),
  contact: z.boolean(),
  contacted: z.boolean(),
  listing: z
    .object({
      since: z.string(),
      owner: z.string(),
      reviewOn: z.string(),
      condition: z.string(),
      reason: z.string(),
      level: z.number(),
      withdrawn: z.boolean(),
    })
    .optional(),
  excluded: z.boolean(),
  onTheSpot: z.boolean(),
  attempts: z.array(z.string()),
  reopened: z.number(),
  reminders: z.number(),
  raisers: z.array(
    z.object({
      joined: z.boolean(),
      confirmed: z.string().optional(),
      satisfied: z.string().optional(),
    }),
  ),
  published: z.boolean(),
  publicReason: z.boolean(),
  mergedInto: z.string().optional(),
  external: z
    .object({
      channel: z.string(),
      number: z.string().optional(),
      deadline: z.string().optional(),
    })
    .optional(),
});

export function summaryOf(
  p: Problem,
  sight: Sight,
  persons: { readonly [who: string]: string },
  me: string | undefined,
): z.infer<typeof summary> {
  const isWhole = sight === 'whole';
  const { assigned, listing, paused, external } = p;
  const assignee = assigned?.assignee === undefined ? undefined : persons[assigned.assignee];
  return {
    status: p.status,
    ...maybe('closure', p.closure),
    ...maybe('lead', p.lead),
    coHandlers: p.coHandlers.map(({ unit, signed = false, answered = false }) => ({
      unit,
      signed,
      answered,
    })),
    ...(assigned && isWhole
      ? { assigned: { ...maybe('unit', assigned.unit), ...maybe('name', assignee) } }
      : {}),
    ...maybe('escalatedTo', p.escalatedTo),
    returns: p.returns,
    bound: p.bound === true,
    asks: isWhole ? asksOf(p, me) : [],
    clocks: Object.entries(p.clocks).map(([name, { due, natural, runs, provisional = false }]) => ({
      name,
      due,
      natural,
      runs,
      provisional,
    })),
    overdue: Object.keys(p.overdue),
    ...(paused ? { paused: { reason: paused.reason, ...maybe('until', paused.until) } } : {}),
    extensions: p.extensions,
    contact: p.contact === true,
    contacted: p.contacted === true,
    ...(listing ? { listing: { ...listing, withdrawn: listing.withdrawn === true } } : {}),
    excluded: p.excluded === true,
    onTheSpot: p.onTheSpot === true,
    attempts: isWhole ? [...p.attempts] : [],
    reopened: p.reopened,
    reminders: p.reminders,
    raisers: p.raisers.map(({ from, confirmed, satisfied }) => ({
      joined: from !== undefined,
      ...maybe('confirmed', confirmed),
      ...maybe('satisfied', satisfied),
    })),
    published: p.published !== undefined,
    publicReason: p.publicReason !== undefined,
    ...maybe('mergedInto', p.mergedInto?.slice('problem/'.length)),
    ...(external && isWhole
      ? {
          external: {
            channel: external.channel,
            ...maybe('number', external.number),
            ...maybe('deadline', external.deadline),
          },
        }
      : {}),
  };
}

function asksOf({ asks }: Problem, me: string | undefined) {
  return Object.values(asks).map(({ ask, doer, index }) => {
    const { matter, ...terms } = ask;
    return {
      matter,
      index,
      ...maybe('unit', doer.unit),
      mine: me !== undefined && doer.who === me,
      terms: terms,
    };
  });
}

function maybe<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
}

import { z } from 'zod';
import { logModes, sensitiveClasses, type CatalogueCommand } from '../../domain/catalogue/index.ts';
import { roles, unitKinds, type PeopleCommand } from '../../domain/people/index.ts';
import { area, day, id, latitude, longitude, names, shortText } from './fields.ts';

const maybe = z.exactOptional;
type DataOf<C extends { readonly name: string; readonly data: unknown }> = {
  [N in C['name']]: Extract<C, { name: N }>['data'];
};

const facts = {
  sector: maybe(id),
  area: maybe(area),
  lat: maybe(latitude),
  lng: maybe(longitude),
};

/** What is posted as it is; a setup link is made by an endpoint of its own, which logs `invite`. */
type Posted = Exclude<PeopleCommand, { name: 'invite' }>;

/** `POST people/<command>`. */
export const peopleCommands = {
  'open-unit': z.strictObject({
    unit: id,
    kind: z.enum(unitKinds),
    parent: maybe(id),
    names,
    ...facts,
  }),
  'change-unit': z.strictObject({ unit: id, ...facts }),
  'rename-unit': z.strictObject({ unit: id, names }),
  'move-unit': z.strictObject({ unit: id, parent: id }),
  'close-unit': z.strictObject({ unit: id }),
  'register-person': z.strictObject({
    person: id,
    name: shortText,
    phone: maybe(z.string().regex(/^\+?[0-9][0-9 -]{4,23}$/)),
  }),
  leave: z.strictObject({ person: id }),
  'take-post': z.strictObject({
    post: id,
    person: id,
    unit: id,
    role: z.enum(roles),
    from: day,
    to: maybe(day),
    actingFor: maybe(id),
    scope: maybe(z.array(id).min(1).max(60)),
  }),
  'end-post': z.strictObject({ post: id, to: day }),
} satisfies { readonly [N in Posted['name']]: z.ZodType<DataOf<Posted>[N]> };

const limit = z.strictObject({
  seconds: z
    .int()
    .min(0)
    .max(366 * 86_400),
  runs: z.enum(['always', 'workdays']),
  from: z.enum(['registration', 'dispatch']),
});
const percent = z.int().min(0).max(100);
const days = z.int().min(1).max(366);
const head = { code: id, validFrom: day, names: maybe(names) };

const entry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('category'),
    ...head,
    data: z.strictObject({
      parent: maybe(id),
      grade: id,
      sensitive: maybe(z.enum(sensitiveClasses)),
    }),
  }),
  z.strictObject({
    kind: z.literal('grade'),
    ...head,
    data: z.strictObject({ dispatch: limit, sign: limit, contact: limit, result: limit }),
  }),
  z.strictObject({ kind: z.literal('sector'), ...head, data: z.strictObject({}) }),
  z.strictObject({
    kind: z.literal('routing'),
    ...head,
    data: z.strictObject({ category: id, area: z.union([area, z.literal('')]), unit: id }),
  }),
  z.strictObject({
    kind: z.literal('weights'),
    ...head,
    data: z.strictObject({
      response: percent,
      resolution: percent,
      satisfaction: percent,
      basically: percent,
    }),
  }),
  z.strictObject({
    kind: z.literal('settings'),
    ...head,
    data: z.strictObject({
      utcOffsetMinutes: z.int().min(-840).max(840),
      monthStartDay: z.int().min(1).max(28),
      callBackWorkdays: days,
      silenceDays: days,
      disputeDays: days,
      reviewDays: days,
    }),
  }),
]);

const dates = z.array(z.string().regex(/^\d\d-\d\d$/)).max(366);
const calendar = z.strictObject({
  year: z.int().min(2000).max(2100),
  holidays: dates,
  workdays: dates,
});
const mode = z.strictObject({ mode: z.enum(logModes) });

/** `POST catalogue/<command>`. */
export const catalogueCommands = {
  'set-entry': entry,
  'end-entry': z.strictObject({
    kind: z.enum(['category', 'grade', 'sector', 'routing', 'weights', 'settings']),
    code: id,
    validFrom: day,
  }),
  'load-calendar': calendar,
  'grant-calendar': calendar,
  'ask-log-mode': mode,
  'grant-log-mode': mode,
} satisfies {
  // continue-log is the restore's own.
  readonly [N in Exclude<CatalogueCommand['name'], 'continue-log'>]: z.ZodType<
    DataOf<CatalogueCommand>[N]
  >;
};

export const peopleCommandNames = Object.keys(peopleCommands) as readonly Posted['name'][];
export const catalogueCommandNames = Object.keys(
  catalogueCommands,
) as readonly (keyof typeof catalogueCommands)[];

import { z } from 'zod';
import { problemWords, type CommandData, type CommandName } from '../../domain/problem/index.ts';
import { day, id, photos, problemId, staffPhotos, text, words } from './fields.ts';

const maybe = z.exactOptional;
const nothing = z.strictObject({});
const says = z.strictObject({ text });
const shows = { photos: maybe(staffPhotos) };
const maySay = z.strictObject({ text: maybe(text) });
const unit = id;
const person = id;
const units = z.array(unit).min(1).max(20);
const stream = problemId.transform((rest) => `problem/${rest}`);
const channel = z.enum(problemWords.contactChannels);
const partNames = ['person', 'text', 'place', 'photos', 'published'] as const;

/** What only the tracking page may do, what has an address of its own, and what only the system does. */
type Elsewhere =
  | 'register'
  | 'confirm'
  | 'dispute'
  | 'remind'
  | 'join-raisers'
  | 'leave-raisers'
  | 'hand-code'
  | 'import'
  | 'revise'
  | 'undo-import';
export type HttpCommand = Exclude<CommandName, Elsewhere | 'settle'>;

/** The body of each command; a re-issued code is made by the server and never comes in. */
export type HttpCommandData = Sent<Omit<Pick<CommandData, HttpCommand>, 'reissue-code'>> & {
  'reissue-code': Omit<CommandData['reissue-code'], 'code'>;
};

/** Pictures come in as the ids of uploads. */
type Sent<C> = {
  [N in keyof C]: C[N] extends { readonly photos?: unknown }
    ? Omit<C[N], 'photos'> & { readonly photos?: readonly string[] }
    : C[N];
};

/** `POST problems/<id>/<command>`: the command's data, no more and no less. */
export const httpCommands = {
  'not-take-up': z.strictObject({ basis: z.enum(problemWords.refusalBases), text }),
  dispatch: z.strictObject({
    lead: unit,
    coHandlers: maybe(z.array(unit).max(20)),
    grade: id,
    text: maybe(text),
  }),
  bind: z.strictObject({ lead: unit, grade: maybe(id), text }),
  correct: z.strictObject({ category: maybe(id), about: maybe(unit.nullable()), text }),
  sign: nothing,
  'ask-return': z.strictObject({
    basis: z.enum(problemWords.returnBases),
    rightUnit: unit,
    text,
  }),
  'grant-return': z.strictObject({ lead: maybe(unit), text: maybe(text) }),
  'refuse-return': says,
  assign: z.strictObject({
    unit: maybe(unit),
    person: maybe(person),
    workdays: maybe(z.int().min(1).max(60)),
    text: maybe(text),
  }),
  contact: z.strictObject({ channel, text: maybe(text) }),
  'add-co-handlers': z.strictObject({ units, text: maybe(text) }),
  'co-answer': z.strictObject({ text, ...shows }),
  escalate: says,
  'ask-extension': z.strictObject({ workdays: z.int().min(1).max(60), text }),
  'grant-extension': maySay,
  'refuse-extension': says,
  'ask-pause': z.strictObject({
    reason: z.enum(problemWords.pauseReasons),
    until: day,
    text,
  }),
  'grant-pause': maySay,
  'refuse-pause': says,
  resume: nothing,
  list: z.strictObject({
    reason: z.enum(problemWords.listReasons),
    condition: z.enum(problemWords.unblockConditions),
    owner: unit,
    reviewOn: day,
    measures: text,
  }),
  'review-listing': z.strictObject({ reviewOn: day, text }),
  'withdraw-listing': says,
  'fix-on-the-spot': z.strictObject({ lead: maybe(unit), text, ...shows }),
  'ask-answer': z.strictObject({ text, ...shows }),
  'grant-answer': maySay,
  'refuse-answer': says,
  'ask-not-fixed': z.strictObject({
    basis: z.enum(problemWords.notFixedBases),
    text,
    publicReason: text,
  }),
  'grant-not-fixed': maySay,
  'refuse-not-fixed': says,
  'ask-exclusion': z.strictObject({ basis: z.enum(problemWords.exclusionBases), text }),
  'grant-exclusion': maySay,
  'refuse-exclusion': says,
  'ask-publish': z.strictObject({
    title: words(200),
    place: words(200),
  }),
  'grant-publish': maySay,
  'refuse-publish': says,
  'withdraw-publication': nothing,
  'withdraw-ask': z.strictObject({ matter: z.enum(problemWords.matters) }),
  reply: says,
  'call-back': z.strictObject({
    channel,
    reached: z.boolean(),
    authentic: maybe(z.boolean()),
    contacted: maybe(z.boolean()),
    solved: maybe(z.enum(problemWords.solvedAnswers)),
    satisfied: maybe(z.enum(problemWords.satisfiedAnswers)),
    witness: maybe(person),
    raiser: maybe(z.int().min(0).max(10_000)),
    text: maybe(text),
  }),
  check: z.strictObject({ result: z.enum(['holds', 'fails']), witness: person, text, ...shows }),
  verify: z.strictObject({ result: z.enum(['holds', 'fails']), text, ...shows }),
  'look-back': z.strictObject({ result: z.enum(['holds', 'recurred']), text, ...shows }),
  redirect: z.strictObject({
    channel: z.enum(problemWords.redirectChannels),
    to: maybe(id),
    basis: text,
    notice: text,
  }),
  merge: z.strictObject({ into: stream }),
  split: z.strictObject({ from: stream }),
  'reissue-code': z.strictObject({
    raiser: maybe(z.int().min(0).max(10_000)),
    channel: z.enum(['phone', 'witnessed']),
    witness: maybe(person),
  }),
  erase: z.strictObject({
    index: z.int().min(0),
    part: z.enum(partNames),
    reason: z.enum(['asked', 'law', 'mistake']),
  }),
} satisfies { readonly [N in HttpCommand]: z.ZodType<HttpCommandData[N]> };

export const httpCommandNames = Object.keys(httpCommands) as readonly HttpCommand[];

/** What the holder of a code sends. */
export const raiserCommands = {
  confirm: z.strictObject({
    solved: z.enum(problemWords.solvedAnswers),
    satisfied: z.enum(problemWords.satisfiedAnswers),
    rating: maybe(z.int().min(1).max(5)),
    text: maybe(text),
    photos: maybe(photos),
  }),
  dispute: z.strictObject({
    reason: z.enum(problemWords.disputeReasons),
    text: maybe(text),
    photos: maybe(photos),
  }),
  remind: nothing,
} satisfies {
  readonly [N in 'confirm' | 'dispute' | 'remind']: z.ZodType<Sent<CommandData>[N]>;
};

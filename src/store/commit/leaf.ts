import type { Concept, Erased } from '../../kernel/decider.ts';
import type { By, Draft, Recorded } from '../../kernel/event.ts';
import { canonical, type Json } from '../../kernel/json.ts';
import { isDay, toHour, type Instant } from '../../kernel/time.ts';
import type { World } from '../../domain/world.ts';
import { leafHash } from '../../tlog/hash.ts';
import type { KeptPhoto } from '../evidence.ts';
import { commitmentOf, newSalt } from '../keys.ts';
import { picturesOf } from './photos.ts';

/** Most bytes of a leaf: an entry bundle writes lengths as uint16. */
const MAX_LEAF = 60_000;

/** What may stand in an event's data: codes, numbers, dates, hashes, and no free text. */
const CODE = /^[A-Za-z0-9_.:+/=@,-]{0,200}$/;

/** The part under which a restricted event itself is kept. It can't be erased. */
export const BODY = 'body';

/** An event ready to be written, with the states on both sides of it. */
export interface Fact {
  readonly concept: Concept;
  readonly event: Recorded;
  readonly before: unknown;
  readonly after: unknown;
  /** The world after it. */
  readonly world: World;
  readonly restricted: boolean;
  readonly leaf: string;
  readonly leafHash: Buffer;
  readonly parts: readonly SaltedPart[];
  readonly erases: readonly Erased[];
  /** The pictures that it shows. */
  readonly photos: readonly KeptPhoto[];
}

export interface SaltedPart {
  readonly name: string;
  readonly salt: Buffer;
  readonly content: string;
}

export interface Place {
  readonly tenant: string;
  readonly index: number;
  readonly stream: string;
  readonly seq: number;
  readonly now: Instant;
  readonly by: By;
}

/**
 * Numbers, times, folds and commits to a draft. Throws on what only a bug can bring: an undeclared
 * type or part, free text in the data, a leaf that is too long.
 */
export function recordDraft(
  concept: Concept,
  draft: Draft,
  { tenant, index, stream, seq, now, by }: Place,
  before: unknown,
): Omit<Fact, 'world'> {
  const declaration = concept.declarations[draft.type];
  if (!declaration) throw new Error(`undeclared event type ${concept.kind} ${draft.type}`);
  if (draft.occurredOn !== undefined && !isDay(draft.occurredOn)) {
    throw new Error(`${draft.type} occurred on no date`);
  }
  const at = declaration.precision === 'hour' ? toHour(now) : now;
  // Through its text, so that the fold sees what a verifier will see: no undefined, no -0.
  const data: unknown = JSON.parse(canonical(draft.data as Json));
  requireCodes(data as Json, draft.type);
  const occurred = draft.occurredOn === undefined ? {} : { occurredOn: draft.occurredOn };
  const event: Recorded = { index, stream, seq, at, by, type: draft.type, data, ...occurred };
  const after = concept.evolve(before, event);
  const restricted =
    declaration.visibility === 'restricted' ||
    (declaration.visibility === 'as-stream' &&
      (concept.sensitive(before) || concept.sensitive(after)));

  for (const name of Object.keys(draft.parts ?? {})) {
    if (!declaration.parts.some((declared) => declared === name)) {
      throw new Error(`undeclared part ${name} of ${draft.type}`);
    }
  }
  const parts = declaration.parts.map((name) => salted(name, draft.parts?.[name] ?? null));
  const full = canonical({
    v: 1,
    tenant,
    ...(event as unknown as { [key: string]: Json }),
    parts: Object.fromEntries(
      parts.map(({ name, salt, content }) => [name, commitmentOf(salt, content)]),
    ),
  });
  let leaf = full;
  if (restricted) {
    const body: SaltedPart = { name: BODY, salt: newSalt(), content: full };
    parts.push(body);
    const commitment = commitmentOf(body.salt, body.content);
    leaf = canonical({
      v: 1,
      tenant,
      index,
      type: 'restricted',
      at: now.slice(0, 10),
      body: commitment,
    });
  }
  if (Buffer.byteLength(full) > MAX_LEAF) throw new Error(`${draft.type} is too long for the log`);
  // Whether there is such a part is for decide.ts to say, once the whole command is recorded.
  const erases = concept.erasures?.(event) ?? [];
  return {
    concept,
    event,
    before,
    after,
    restricted,
    leaf,
    leafHash: leafHash(leaf),
    parts,
    erases,
    photos: picturesOf(data, draft.parts?.photos),
  };
}

function salted(name: string, content: Json): SaltedPart {
  return { name, salt: newSalt(), content: canonical(content) };
}

function requireCodes(value: Json, type: string): void {
  if (typeof value === 'string') {
    // The value stays out of the message: it may be the very text that must not get about.
    if (!CODE.test(value)) throw new Error(`${type} has free text in its data`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (!CODE.test(key)) throw new Error(`${type} has free text in its data`);
      if (member !== undefined) requireCodes(member, type);
    }
  }
}

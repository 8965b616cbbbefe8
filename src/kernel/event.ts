import type { Json } from './json.ts';
import type { Day, Instant } from './time.ts';

/** Who did it, as the log says it: `who` is a keyed hash that compares only within one stream. */
export interface By {
  readonly role: string;
  readonly unit?: string;
  readonly who?: string;
}

/** A piece of content that the log commits to without holding it. */
export type PartName = 'person' | 'text' | 'place' | 'photos' | 'published';

/** What `decide` returns: a fact that the store has not yet numbered, timed and committed to. */
export interface Draft<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** Contents by part name. A type's parts are always all there: absent content is `null`. */
  readonly parts?: { readonly [name in PartName]?: Json };
  /** A claimed date (imports, field mode, meetings). */
  readonly occurredOn?: Day;
}

/** A fact as `evolve`, `view` and figures see it: the leaf without its commitments. */
export type Recorded<D extends Draft = Draft> = D extends Draft
  ? {
      /** Its place in the tenant's log. */
      readonly index: number;
      readonly stream: string;
      /** Its place in its stream, from 1, gapless. */
      readonly seq: number;
      /** To the second, or to the hour where the type says so. */
      readonly at: Instant;
      readonly by: By;
      readonly type: D['type'];
      readonly data: D['data'];
      readonly occurredOn?: Day;
    }
  : never;

/** How much of an event type the log shows. */
export type Visibility = 'public' | 'restricted';

/** What the log must know of an event type before it takes one. */
export interface EventDeclaration {
  /** `as-stream`: restricted when the stream is of a sensitive class. */
  readonly visibility: Visibility | 'as-stream';
  /** Resident and person events carry the hour, not the second. */
  readonly precision: 'second' | 'hour';
  /** The parts that are always committed to, whether or not there is content. */
  readonly parts: readonly PartName[];
}

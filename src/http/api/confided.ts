import { z } from 'zod';
import type { Recorded } from '../../kernel/event.ts';
import { toInstant } from '../../kernel/time.ts';
import type { ConfidenceEvent } from '../../domain/confidence/index.ts';
import { isWithin, todayOf, type Post } from '../../domain/people/index.ts';
import { isOfLead, relates, type Problem } from '../../domain/problem/index.ts';
import type { World } from '../../domain/world.ts';
import type { Api } from './server.ts';

/** What only those who watch over a matter's handling are shown; absent for all others. */
export const confidedShape = {
  /** That its raiser was pressed, as the raiser told it. */
  pressure: z.array(z.object({ at: z.string(), text: z.string().optional() })).optional(),
  contactReads: z
    .array(z.object({ at: z.string(), by: z.string().optional(), reason: z.string() }))
    .optional(),
};

/**
 * Whether these posts watch over those who handle a matter: a desk of its supervising unit, or a
 * dispatching one above the lead. Nobody with a post in the lead or under it does; what the root
 * handles, its own office watches over, and a guide independent of it (docs/decisions/0031). Of
 * barred persons nobody sees the matter at all.
 */
export function watches(posts: readonly Post[], p: Problem, world: World, now: number): boolean {
  const { people } = world;
  const today = todayOf({ now: toInstant(now / 1000), world });
  const handling = p.lead ?? p.office;
  if (handling === people.root) {
    const isOwn = (post: Post) => isOfLead(post.unit, { ...p, lead: handling }, people);
    const isApart = posts.every((post) => !isOwn(post));
    return posts.some((post) =>
      post.role === 'guide'
        ? isApart && relates('independent', post, p, people, today)
        : post.role === 'office' && post.unit === handling,
    );
  }
  if (posts.some((post) => isWithin(people, post.unit, handling))) return false;
  return posts.some(
    (post) =>
      (post.role === 'office' || post.role === 'dispatcher') &&
      (relates('supervising', post, p, people, today) ||
        (relates('dispatching', post, p, people, today) && isWithin(people, handling, post.unit))),
  );
}

/** Also what was confided before the matters that a raiser came with were merged into this one. */
export async function confidedOf(
  { store }: Pick<Api, 'store'>,
  tenant: string,
  p: Problem,
  names: { readonly [person: string]: string },
) {
  const from = p.raisers.flatMap((raiser) => raiser.from ?? []);
  const streams = [...new Set([p.stream, ...from])].map((s) =>
    s.replace('problem/', 'confidence/'),
  );
  const told = await Promise.all(
    streams.map(async (stream) => {
      const [entries, persons] = await Promise.all([
        store.entriesOf(tenant, stream),
        store.personsOf(tenant, stream),
      ]);
      return entries.map((entry) => ({ ...entry, persons }));
    }),
  );
  const entries = told.flat().sort((a, b) => a.event.index - b.event.index);
  return {
    pressure: entries.flatMap(({ event, parts }) => {
      if (event.type !== 'PressureReported') return [];
      const said = parts['text'] as { readonly text: string } | null | undefined;
      return [{ at: event.at, ...(said ? { text: said.text } : {}) }];
    }),
    contactReads: entries.flatMap(({ event, persons }) => {
      // A stream of confidence holds this concept's events.
      const read = event as Recorded<ConfidenceEvent>;
      if (read.type !== 'ContactRead') return [];
      const person = persons[read.by.who ?? ''];
      const by = person === undefined ? {} : { by: names[person] ?? person };
      return [{ at: read.at, ...by, reason: read.data.reason }];
    }),
  };
}

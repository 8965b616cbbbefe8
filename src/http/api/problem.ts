import { z } from 'zod';
import { toInstant } from '../../kernel/time.ts';
import { entryOn, routed } from '../../domain/catalogue/index.ts';
import { isWithin, todayOf } from '../../domain/people/index.ts';
import {
  nextSteps,
  rowOf,
  wordsIndexOf,
  type Problem,
  type Sight,
} from '../../domain/problem/index.ts';
import type { World } from '../../domain/world.ts';
import type { Entry } from '../../store/index.ts';
import { nameIn, refusalText, textsOf } from '../../texts/index.ts';
import { actorOf, personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { personNames } from '../person-names.ts';
import { Refused } from '../refused.ts';
import { findSlip } from '../slips.ts';
import { confidedOf, confidedShape, watches } from './confided.ts';
import { problemId, query, tenant } from './fields.ts';
import { queueRow, shown } from './queue.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { refusalShape } from './shapes.ts';
import { postsNow, sightOfPerson } from './sight.ts';
import { summary, summaryOf } from './summary.ts';
import { timelineItem, timelineOf } from './timeline.ts';

const place = z.object({
  text: z.string(),
  area: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
});

const page = z.object({
  row: queueRow,
  sight: z.enum(['whole', 'part', 'slip']),
  title: z.string().optional(),
  description: z.string().optional(),
  place: place.optional(),
  problem: summary,
  timeline: z.array(timelineItem),
  nextSteps: z.array(z.object({ name: z.string(), refusal: refusalShape.optional() })),
  /** The unit to which such matters usually go, and their category's grade. */
  suggested: z.object({ lead: z.string().optional(), grade: z.string().optional() }),
  /** A code waits in a sealed slip for a second person. */
  slip: z.boolean(),
  ...confidedShape,
});

/** One matter, as far as the reader's sight goes; what they don't see isn't there for them. */
export function problemRoute(app: Server, api: Api): void {
  const { store, clock, pool } = api;
  app.get(
    `${TENANT}/problems/:id`,
    {
      schema: {
        summary: 'A problem with its timeline and lawful next steps',
        tags: ['problem'],
        params: z.strictObject({ tenant, id: problemId }),
        querystring: query({}),
        response: { 200: page },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      const stream = `problem/${id}`;
      const person = personOf(request);
      const [named, found] = await Promise.all([
        store.worldOf(tenant),
        store.stateOf(tenant, stream),
      ]);
      const { world, names } = named;
      const p = found?.state as Problem | undefined;
      const row = p && rowOf(stream, p, world);
      const posts = postsNow(world, person, clock());
      const sight = p ? sightOfPerson(posts, p, world) : 'none';
      if (!p || !row || sight === 'none') throw new Refused('unknown-problem');
      const codes = p.raisers.map((r) => r.code);
      const [entries, whos, known, who, slip] = await Promise.all([
        store.entriesOf(tenant, stream),
        store.personsOf(tenant, stream),
        personNames(store, tenant),
        store.whoOf(tenant, stream, person),
        findSlip({ pool }, { tenant, stream }, codes),
      ]);
      const confided = watches(posts, p, world, clock())
        ? await confidedOf(api, tenant, p, known)
        : {};
      const language = languageOf(request);
      const texts = textsOf(language);
      const name = (ref: string) => {
        const called = names[ref];
        return called ? nameIn(language, called) : texts.words.unnamed;
      };
      const persons = Object.fromEntries(
        Object.entries(whos).map(([hash, id]) => [hash, known[id] ?? id]),
      );
      const steps = nextSteps(p, {
        actor: actorOf(request),
        now: toInstant(clock() / 1000),
        world,
        read: () => undefined,
        whoOf: () => who ?? '',
      });
      const units = posts.map((post) => post.unit);
      const telling = { sight, texts, name, persons, people: world.people, units };
      return {
        row: shown(row),
        sight,
        ...wordsOf(
          entries.find(({ event }) => event.index === wordsIndexOf(p)),
          sight,
        ),
        problem: summaryOf(p, sight, persons, who),
        timeline: timelineOf(entries, p, telling),
        nextSteps: steps.map(({ name: step, refusal }) => ({
          name: step,
          ...(refusal
            ? {
                refusal: {
                  refused: refusal.refused,
                  text: refusalText(refusal.refused, refusal.detail, texts),
                  ...(refusal.detail ? { detail: refusal.detail } : {}),
                },
              }
            : {}),
        })),
        suggested: suggestionFor(p, named.world, clock()),
        slip: slip !== undefined,
        ...confided,
      };
    },
  );
}

function suggestionFor(
  { category, area, about }: Problem,
  { people, catalogue }: World,
  now: number,
) {
  const today = todayOf({ now: toInstant(now / 1000), world: { people, catalogue } });
  const lead = routed(catalogue, category, area ?? '', today);
  const isAccused = lead !== undefined && about !== undefined && isWithin(people, lead, about);
  const grade = entryOn(catalogue, 'category', category, today)?.grade;
  return {
    ...(lead === undefined || isAccused ? {} : { lead }),
    ...(grade === undefined ? {} : { grade }),
  };
}

/** What the raiser wrote. A firm is told where, and reads the rest in what it was sent. */
function wordsOf(registered: Entry | undefined, sight: Sight) {
  const text = registered?.parts['text'] as
    { title: string; description: string } | null | undefined;
  const where = registered?.parts['place'] as z.infer<typeof place> | null | undefined;
  return {
    ...(text && sight !== 'slip' ? { title: text.title, description: text.description } : {}),
    ...(where ? { place: where } : {}),
  };
}

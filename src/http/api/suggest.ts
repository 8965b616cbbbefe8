import { z } from 'zod';
import { entryOn, routed } from '../../domain/catalogue/index.ts';
import { isWithin, todayOf } from '../../domain/people/index.ts';
import { numberOf, type Problem } from '../../domain/problem/index.ts';
import { plusDays, toInstant, type Day } from '../../kernel/time.ts';
import type { NamedWorld } from '../../store/index.ts';
import {
  categoriesFor,
  gradesFor,
  isOffered,
  unitsFor,
  wordsOfTitle,
  type Grounds,
  type Located,
  type Offices,
  type Places,
  type Suggested,
} from '../../store/places/index.ts';
import type { Language } from '../../texts/index.ts';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { area, id, query, tenant } from './fields.ts';
import { placeShape, shownPlace } from './places.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { filterOf, postsNow, seesWords, sightOfPerson } from './sight.ts';
import { reasonText } from './suggest-reasons.ts';
import { wordsFor } from './suggest-words.ts';

const maybe = z.exactOptional;

const body = z.strictObject({
  category: maybe(id),
  text: z.string().max(4_000),
  place: maybe(z.strictObject({ text: z.string().max(200), area: maybe(area) })),
  about: maybe(id),
  externalNumber: maybe(z.string().max(60)),
});

const suggested = z.array(z.object({ value: z.string(), reasons: z.array(z.string()) }));

const answer = z.object({
  /** The place that the words name, if the dictionary has it. */
  place: placeShape.optional(),
  categories: suggested,
  /** For which category units and grades are suggested: the one given, else the likeliest. */
  category: z.string().optional(),
  units: suggested,
  grades: suggested,
  /** A matter that the other platform calls by this number already. */
  known: z.object({ id: z.string(), number: z.string(), status: z.string() }).optional(),
});

const YEAR = 365;

/**
 * To which unit a matter may go, how urgent it is and what it is about, each with its reasons. From
 * the office's rules, and counts of matters that the asker's own offices dispatched: what others had
 * is not told by a number either. It decides nothing.
 */
export function suggestRoute(app: Server, api: Api): void {
  const { store, clock, places } = api;
  app.post(
    `${TENANT}/suggest`,
    {
      schema: {
        summary: 'Suggest unit, grade and category, with reasons',
        tags: ['places'],
        params: z.strictObject({ tenant }),
        querystring: query({}),
        body,
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant } = request.params;
      const named = await store.worldOf(tenant);
      const posts = postsNow(named.world, personOf(request), clock());
      const reads = seesWords(posts, named.world);
      const { scopes, within } = filterOf(posts, named.world);
      const today = todayOf({ now: toInstant(clock() / 1000), world: named.world });
      const asking: Asking = {
        tenant,
        named,
        today,
        offices: reads ? (scopes === 'all' ? 'all' : within) : [],
        ...request.body,
      };
      const located = await locate(places, asking);
      const place =
        located?.place && (located.place.imported || (reads && isOffered(located.place)));
      const { externalNumber } = request.body;
      return {
        ...(place && located.place ? { place: shownPlace(located.place) } : {}),
        ...(await suggestions(places, asking, located, languageOf(request))),
        ...(externalNumber === undefined
          ? {}
          : await knownAs(api, tenant, externalNumber, personOf(request))),
      };
    },
  );
}

interface Asking extends z.infer<typeof body> {
  readonly tenant: string;
  readonly named: NamedWorld;
  readonly today: Day;
  readonly offices: Offices;
}

async function locate(places: Places, { tenant, place }: Asking): Promise<Located | undefined> {
  if (!place || place.text === '') return undefined;
  return (await places.bookOf(tenant)).locate(place.text);
}

async function suggestions(
  places: Places,
  asking: Asking,
  located: Located | undefined,
  language: Language,
) {
  const { tenant, named, today, offices, text } = asking;
  const since = plusDays(today, -YEAR);
  const { world } = named;
  const words = wordsOfTitle(text);
  const [uses, learned] = await Promise.all([
    located ? places.atEstate(tenant, located.estateId, since, offices) : [],
    places.ofWords(tenant, words, places.hashOf(tenant), since, offices),
  ]);
  const spoken = wordsFor(text, named, today);
  const base: Grounds = {
    place: located?.id,
    uses,
    learned,
    ...spoken,
    ofArea: [],
    ofCategory: [],
    rule: undefined,
    grade: undefined,
  };
  const isHeld = ({ value }: Suggested) => entryOn(world.catalogue, 'category', value, today);
  const categories = categoriesFor(base).filter(isHeld);
  const category = asking.category ?? categories[0]?.value;
  const inWords = (each: Suggested) => ({
    value: each.value,
    reasons: each.reasons.map((reason) => reasonText(reason, each.value, named, language)),
  });
  if (category === undefined) return { categories: categories.map(inWords), units: [], grades: [] };
  const where = asking.place?.area ?? located?.place?.area;
  const [ofCategory, ofArea] = await Promise.all([
    places.ofCategory(tenant, category, null, since, offices),
    where === undefined ? [] : places.ofCategory(tenant, category, where, since, offices),
  ]);
  const unit = routed(world.catalogue, category, where ?? '', today);
  const everywhere = routed(world.catalogue, category, '', today);
  const grade = entryOn(world.catalogue, 'category', category, today)?.grade;
  const grounds: Grounds = {
    ...base,
    ofCategory,
    ofArea,
    rule: unit === undefined ? undefined : { unit, area: unit === everywhere ? '' : (where ?? '') },
    grade,
  };
  return {
    categories: categories.map(inWords),
    category,
    units: unitsFor(category, grounds)
      .filter(({ value }) => isFree(value, asking))
      .map(inWords),
    grades: gradesFor(category, grounds)
      .filter(({ value }) => entryOn(world.catalogue, 'grade', value, today))
      .map(inWords),
  };
}

/** Closed units and whom the matter is about get nothing. */
function isFree(unit: string, { named, about }: Asking): boolean {
  const { people } = named.world;
  const found = Object.hasOwn(people.units, unit) ? people.units[unit] : undefined;
  if (!found || found.closed) return false;
  return about === undefined || !isWithin(people, unit, about) || unit === people.root;
}

/** Only a matter that the asker sees is known to them. */
export async function knownAs(
  { store, clock, places }: Pick<Api, 'store' | 'clock' | 'places'>,
  tenant: string,
  number: string,
  person: string,
) {
  await places.caughtUp(tenant);
  const { world } = await store.worldOf(tenant);
  const posts = postsNow(world, person, clock());
  for (const stream of await places.byNumber(tenant, number)) {
    const p = (await store.stateOf(tenant, stream))?.state as Problem | undefined;
    if (!p || sightOfPerson(posts, p, world) === 'none') continue;
    const id = stream.slice('problem/'.length);
    return { known: { id, number: numberOf(p, world), status: p.status } };
  }
  return {};
}

import { toInstant } from '../../kernel/time.ts';
import { chainOf, postsOf, todayOf, type Post } from '../../domain/people/index.ts';
import {
  isClosedTo,
  scopeOf,
  sightOf,
  type Problem,
  type Sight,
} from '../../domain/problem/index.ts';
import type { World } from '../../domain/world.ts';
import type { QueueRow, SightFilter } from '../../store/read/reads.ts';

/** What a person looks with: their posts of today. */
export function postsNow(world: World, person: string, now: number): readonly Post[] {
  return postsOf(world.people, person, todayOf({ now: toInstant(now / 1000), world }));
}

/** Which rows a queue may hold for them. One post in the accused unit hides a matter, whatever the others. */
export function filterOf(posts: readonly Post[], { people }: World): SightFilter {
  const scopes = [...new Set(posts.map((post) => scopeOf(post, people)))];
  const barring = posts.filter((post) => !(post.unit === people.root && post.role === 'office'));
  const barred = [...new Set(barring.flatMap((post) => chainOf(people, post.unit)))];
  const isRoot = people.root !== undefined && scopes.includes(people.root);
  if (isRoot) return { scopes: 'all', within: [], barred };
  const within = Object.keys(people.units).filter((unit) =>
    chainOf(people, unit).some((above) => scopes.includes(above)),
  );
  return { scopes, within, barred };
}

/** Whether the queue shows them the sealed titles: a property firm's people see slips only. */
export function readsWords(posts: readonly Post[], { people }: World): boolean {
  return posts.every((post) => wholeSights.includes(sightIn(post, people)));
}

/** Whether any of their posts sees more than slips. */
export function seesWords(posts: readonly Post[], { people }: World): boolean {
  return posts.some((post) => wholeSights.includes(sightIn(post, people)));
}

const wholeSights: readonly Sight[] = ['whole', 'part'];

/** How a post would see a matter that its own unit leads. */
function sightIn(post: Post, people: World['people']): Sight {
  return sightOf(
    post,
    { route: [post.unit], lead: post.unit, coHandlers: [] } as unknown as Problem,
    people,
  );
}

/** The widest sight of any post; none where one of them is barred. */
export function sightOfPerson(posts: readonly Post[], p: Problem, { people }: World): Sight {
  if (isClosedTo(posts, p, people)) return 'none';
  const sights = posts.map((post) => sightOf(post, p, people));
  return order.find((sight) => sights.includes(sight)) ?? 'none';
}

/** How much they see of the matter of a row; its columns hold all that it hangs on. */
export function sightOfRow(
  posts: readonly Post[],
  row: Pick<QueueRow, 'units' | 'lead' | 'co_handlers' | 'assigned' | 'about'>,
  world: World,
): Sight {
  const { units, lead, co_handlers, assigned, about } = row;
  const facts: Pick<Problem, 'route' | 'lead' | 'coHandlers' | 'assigned' | 'about'> = {
    route: units,
    coHandlers: co_handlers.map((unit) => ({ unit })),
    ...(lead === null ? {} : { lead }),
    ...(assigned === null ? {} : { assigned: { unit: assigned } }),
    ...(about === null ? {} : { about }),
  };
  return sightOfPerson(posts, facts as Problem, world);
}

/** The units whose assignments reach them: their own and those above. */
export function handsOf(posts: readonly Post[], { people }: World): readonly string[] {
  return [...new Set(posts.flatMap((post) => chainOf(people, post.unit)))];
}

const order: readonly Sight[] = ['whole', 'part', 'slip'];

import type { Asking, Authority, Command, Deciding } from '../../kernel/decider.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import { covers, postsOf, todayOf, type Post, type Role } from '../people/index.ts';
import { isClosedTo, relates, sightOf, type Problem, type Relation } from '../problem/index.ts';
import type { World } from '../world.ts';
import type { ConfidenceEvent, ReadReason } from './events.ts';
import type { Confidence } from './state.ts';

/** The stream is `confidence/<id>` beside `problem/<id>`. */
export type ConfidenceCommand =
  | Command<'say-pressure', { text?: string }>
  | Command<'read-contact', { reason: ReadReason }>
  /** `code`: the hash of the one in the slip; absent: that of the first raiser. */
  | Command<'open-slip', { code?: string }>;

export type ConfidenceRefusal =
  | 'not-allowed'
  | 'not-the-raiser'
  | 'unknown-problem'
  | 'no-contact'
  | 'no-raiser'
  | 'needs-second-person'
  | 'needs-other-unit'
  | 'slip-opened';

const rights: {
  readonly [name in 'read-contact' | 'open-slip']: readonly (readonly [
    readonly Role[],
    Relation,
  ])[];
} = {
  'read-contact': [
    [['caller', 'dispatcher', 'office'], 'dispatching'],
    [['handler', 'lead', 'office'], 'lead'],
  ],
  'open-slip': [[['caller', 'dispatcher', 'office'], 'dispatching']],
};

export function problemOf(command: ConfidenceCommand): string {
  return command.stream.replace(/^confidence\//, 'problem/');
}

export function authorise(
  command: ConfidenceCommand,
  _state: Confidence,
  context: Asking<World>,
): readonly Authority[] | Refusal<ConfidenceRefusal> {
  const { actor } = context;
  if (command.name === 'say-pressure') {
    return actor.as === 'raiser' ? [{ role: 'raiser' }] : refuse('not-the-raiser');
  }
  if (actor.as !== 'person') return refuse('not-allowed');
  const posts = postsOf(context.world.people, actor.person, todayOf(context)).filter((post) =>
    covers(post, command.name),
  );
  return posts.length > 0 ? posts : refuse('not-allowed');
}

export function decide(
  command: ConfidenceCommand,
  state: Confidence,
  context: Deciding<World>,
): readonly ConfidenceEvent[] | Refusal<ConfidenceRefusal> {
  const problem = problemOf(command);
  const p = context.read(problem) as Problem | undefined;
  if (!p || p.status === 'unregistered') return refuse('unknown-problem');
  switch (command.name) {
    case 'say-pressure': {
      const { actor } = context;
      const raiser =
        actor.as === 'raiser' ? p.raisers.find((r) => r.code === actor.code) : undefined;
      if (!raiser) return refuse('not-the-raiser');
      const { text } = command.data;
      const parts = { text: text === undefined ? null : { text } };
      const { category, source, area } = p;
      const counted = { unit: p.lead ?? p.office, category, source };
      const data = {
        problem,
        raiser: raiser.code,
        ...counted,
        ...(area === undefined ? {} : { area }),
      };
      return [{ type: 'PressureReported', data, parts }];
    }
    case 'read-contact': {
      if (!mayDo(command.name, p, context)) return refuse('not-allowed');
      if (p.contact !== true) return refuse('no-contact');
      return [{ type: 'ContactRead', data: { problem, reason: command.data.reason } }];
    }
    case 'open-slip': {
      if (!mayDo(command.name, p, context)) return refuse('not-allowed');
      if (p.raisers.length === 0) return refuse('no-raiser');
      const code = command.data.code ?? p.raisers[0]?.code;
      if (!p.raisers.some((r) => r.code === code)) return refuse('no-raiser');
      if (code === undefined || state.slipsOpened.includes(code)) return refuse('slip-opened');
      const { actor } = context;
      if (actor.as !== 'person') return refuse('not-allowed');
      const opener = context.whoOf(actor.person, problem);
      const { people } = context.world;
      // Under a lead that is the root, no other unit is left.
      if (context.by.unit === p.lead && p.lead !== people.root) return refuse('needs-other-unit');
      return isInvolved(opener, code, p)
        ? refuse('needs-second-person')
        : [{ type: 'SlipOpened', data: { problem, code, opener } }];
    }
  }
}

/** With the code one can confirm: its registrar, re-issuer and fixers never have it in hand. */
function isInvolved(who: string, code: string, p: Problem): boolean {
  const hands = p.raisers.find((r) => r.code === code)?.handedBy ?? [];
  const doers = [p.registrar, ...p.fixers, ...(p.asks.answer ? [p.asks.answer.doer] : [])];
  return hands.includes(who) || doers.some((doer) => doer.who === who);
}

function mayDo(name: keyof typeof rights, p: Problem, context: Deciding<World>): boolean {
  const { people } = context.world;
  const on = todayOf(context);
  const posts = currentPosts(context);
  const post = posts.find((each) => each.unit === context.by.unit && each.role === context.by.role);
  // A redacted slip has neither name nor phone: who sees no more than that reads no contact.
  if (!post || isClosedTo(posts, p, people) || sightOf(post, p, people) !== 'whole') return false;
  return rights[name].some(
    ([roles, relation]) => roles.includes(post.role) && relates(relation, post, p, people, on),
  );
}

function currentPosts(context: Deciding<World>): readonly Post[] {
  const { actor, world } = context;
  return actor.as === 'person' ? postsOf(world.people, actor.person, todayOf(context)) : [];
}

import type { Asking, Authority } from '../../kernel/decider.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { isDay } from '../../kernel/time.ts';
import { importers } from '../import/index.ts';
import { covers, postsOf } from '../people/index.ts';
import type { World } from '../world.ts';
import { can, isClosedTo, raiserRights, registrars, systemRights } from './can.ts';
import { today } from './clocks.ts';
import type { CommandData, CommandName, ProblemCommand } from './commands.ts';
import type { ProblemRefusal } from './refusals.ts';
import { firstRefusal, refuse, type Context, type Decision, type Step } from './rules.ts';
import type { Problem } from './state.ts';
import * as asks from './steps/asks.ts';
import * as confirming from './steps/confirming.ts';
import { correct } from './steps/correcting.ts';
import * as handling from './steps/handling.ts';
import * as importing from './steps/importing.ts';
import * as intake from './steps/intake.ts';
import * as records from './steps/records.ts';

/** Every command, with its statuses, its standing rules and what it brings about. */
export const steps: { readonly [N in CommandName]: Step<CommandData[N]> } = {
  register: intake.register,
  import: importing.importRow,
  revise: importing.revise,
  'undo-import': importing.undoImport,
  'not-take-up': intake.notTakeUp,
  dispatch: intake.dispatch,
  bind: intake.bind,
  correct,
  redirect: intake.redirect,
  merge: intake.merge,
  split: intake.split,
  'join-raisers': intake.joinRaisers,
  'leave-raisers': intake.leaveRaisers,
  sign: handling.sign,
  assign: handling.assign,
  contact: handling.contact,
  'add-co-handlers': handling.addCoHandlers,
  'co-answer': handling.coAnswer,
  escalate: handling.escalate,
  list: handling.list,
  'review-listing': handling.reviewListing,
  'withdraw-listing': handling.withdrawListing,
  'fix-on-the-spot': handling.fixOnTheSpot,
  'ask-return': asks.askReturn,
  'grant-return': asks.grantReturn,
  'refuse-return': asks.refuseReturn,
  'ask-answer': asks.askAnswer,
  'grant-answer': asks.grantAnswer,
  'refuse-answer': asks.refuseAnswer,
  'ask-extension': asks.askExtension,
  'grant-extension': asks.grantExtension,
  'refuse-extension': asks.refuseExtension,
  'ask-pause': asks.askPause,
  'grant-pause': asks.grantPause,
  'refuse-pause': asks.refusePause,
  resume: asks.resume,
  'ask-exclusion': asks.askExclusion,
  'grant-exclusion': asks.grantExclusion,
  'refuse-exclusion': asks.refuseExclusion,
  'ask-not-fixed': asks.askNotFixed,
  'grant-not-fixed': asks.grantNotFixed,
  'refuse-not-fixed': asks.refuseNotFixed,
  'ask-publish': asks.askPublish,
  'grant-publish': asks.grantPublish,
  'refuse-publish': asks.refusePublish,
  'withdraw-ask': asks.withdrawAsk,
  'withdraw-publication': records.withdrawPublication,
  confirm: confirming.confirm,
  dispute: confirming.dispute,
  'call-back': confirming.callBack,
  check: confirming.check,
  verify: confirming.verify,
  'look-back': confirming.lookBack,
  reply: confirming.reply,
  remind: records.remind,
  'reissue-code': records.reissueCode,
  'hand-code': records.handCode,
  erase: records.erase,
  settle: { from: [], rules: [], decide: () => [] },
};

export const commandNames = Object.keys(steps) as readonly CommandName[];

export function authorise(
  command: ProblemCommand,
  p: Problem,
  context: Asking<World>,
): readonly Authority[] | Refusal<ProblemRefusal> {
  if (command.name === 'import' || command.name === 'revise') {
    return importerPosts(command, p, context);
  }
  return authorities(command.name, p, context);
}

/** The desk of the unit whose ledger it is. */
function importerPosts(
  { name, data }: Extract<ProblemCommand, { name: 'import' | 'revise' }>,
  p: Problem,
  context: Asking<World>,
): readonly Authority[] | Refusal<ProblemRefusal> {
  const { actor, world } = context;
  if (actor.as !== 'person') return refuse('not-allowed');
  const held = postsOf(world.people, actor.person, today(context));
  if (isClosedTo(held, p, world.people)) return refuse('not-allowed');
  const posts = held.filter(
    (post) => importers.includes(post.role) && post.unit === data.office && covers(post, name),
  );
  return posts.length > 0 ? posts : refuse('not-allowed');
}

function authorities(
  name: CommandName,
  p: Problem,
  context: Asking<World>,
): readonly Authority[] | Refusal<ProblemRefusal> {
  const { actor } = context;
  switch (actor.as) {
    case 'system':
      // A restore repeats the erasures that a backup doesn't know of.
      return systemRights.includes(name) || name === 'erase'
        ? [{ role: 'system' }]
        : refuse('not-allowed');
    case 'anyone':
      return name === 'register' ? [{ role: 'anyone' }] : refuse('not-allowed');
    case 'raiser': {
      if (!raiserRights.includes(name)) return refuse('not-allowed');
      const known = p.raisers.some((r) => r.code === actor.code);
      return known ? [{ role: 'raiser' }] : refuse('not-the-raiser');
    }
    case 'person': {
      const { people } = context.world;
      const on = today(context);
      const held = postsOf(people, actor.person, on);
      if (isClosedTo(held, p, people)) return refuse('not-allowed');
      const posts = held.filter((post) =>
        name === 'register'
          ? registrars.includes(post.role) && covers(post, name)
          : can(post, name, p, people, on),
      );
      return posts.length > 0 ? posts : refuse('not-allowed');
    }
  }
}

/** Why a step isn't lawful now, as far as the state and the actor tell; undefined if it is. */
export function unlawful(
  name: CommandName,
  p: Problem,
  context: Context,
): Refusal<ProblemRefusal> | undefined {
  const step = steps[name];
  if (!step.from.includes(p.status)) {
    return name === 'register' || name === 'import'
      ? refuse('already-registered')
      : refuse(p.status === 'unregistered' ? 'unknown-problem' : 'wrong-status', {
          status: p.status,
        });
  }
  return firstRefusal(...step.rules.map((rule) => rule(p, context)));
}

export function decide(command: ProblemCommand, p: Problem, context: Context): Decision {
  if (command.name === 'settle') return [];
  const { occurredOn } = command;
  const found = unlawful(command.name, p, context) ?? perform(command, p, context);
  if (isRefusal(found) || occurredOn === undefined) return found;
  if (!isDay(occurredOn) || occurredOn > today(context)) return refuse('not-yet');
  return found.map((draft) => ({ ...draft, occurredOn }));
}

function perform<N extends CommandName>(
  command: { readonly name: N; readonly data: CommandData[N] },
  p: Problem,
  context: Context,
): Decision {
  return steps[command.name].decide(command.data, p, context);
}

export interface NextStep {
  readonly name: CommandName;
  /** Why not, if the actor has the right but the moment is wrong. */
  readonly refusal?: Refusal<ProblemRefusal>;
}

/** What a look ahead needs: no command yet, and so no post that it is given by. */
export type Looking = Omit<Context, 'by'>;

/** What the actor may try on a matter, with the reason where it isn't lawful now. */
export function nextSteps(p: Problem, context: Looking): readonly NextStep[] {
  return commandNames
    .filter((name) => name !== 'register' && !systemRights.includes(name))
    .flatMap((name) => nextStep(name, p, context) ?? []);
}

/** One of these alone; undefined where the actor has no right to it. */
export function nextStep(name: CommandName, p: Problem, context: Looking): NextStep | undefined {
  const found = authorities(name, p, context);
  if (isRefusal(found)) return undefined;
  const who = context.actor.as === 'person' ? { who: context.whoOf(context.actor.person) } : {};
  const tries = found.map((by) => unlawful(name, p, { ...context, by: { ...by, ...who } }));
  const refusal = tries.includes(undefined) ? undefined : tries[0];
  return refusal === undefined ? { name } : { name, refusal };
}

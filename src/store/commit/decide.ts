import type { Actor, Asking, Command } from '../../kernel/decider.ts';
import type { By } from '../../kernel/event.ts';
import { isRefusal, refuse, type Refusal } from '../../kernel/refusal.ts';
import { BODY, type Fact } from './leaf.ts';
import { wrongPhotos } from './photos.ts';
import type { Erasable } from './load.ts';
import { SYSTEM, type Named, type Work } from './work.ts';

/** How deep facts may bring about commands that bring about facts. */
const MAX_DEPTH = 3;

/** A fold that fires more clocks than this on one command is taken for one that never ends. */
const MAX_SETTLING = 1000;

/** The command that fires a stream's due clocks and does nothing else. */
export const SETTLE = 'settle';

/**
 * Fires the due clocks of the command's stream, which stays done whatever comes of the command,
 * then decides it. Returns what the command and its reactions recorded, or the refusal. Throws if
 * it met a bug; nothing of the command is then in `batch`.
 */
export async function decideCommand(
  batch: Work,
  command: Command,
  actor: Actor,
): Promise<readonly Fact[] | Refusal> {
  await batch.need([command.stream]);
  const clocks = batch.fork();
  const settled = await settle(clocks, command.stream);
  batch.merge(clocks);
  if (command.name === SETTLE) return actor.as === 'system' ? settled : refuse('not-allowed');
  const work = batch.fork();
  const refusal = await run(work, command, actor, 0);
  if (refusal) return refusal;
  const wrong =
    wrongPhotos(batch.facts, work.facts, batch.setting.evidence) ??
    (await wrongErasure(batch, work.facts));
  if (wrong) return wrong;
  batch.merge(work);
  return work.facts;
}

/**
 * `unknown-part` unless all that is erased is a part of an earlier event of the stream that erases
 * it; `already-erased` if it was: the log has no use for the same erasure twice.
 */
async function wrongErasure(batch: Work, facts: readonly Fact[]): Promise<Refusal | undefined> {
  const asked = facts.flatMap(({ event, erases }) => erases.map((e) => ({ ...e, event })));
  if (asked.length === 0) return undefined;
  const stored = await batch.setting.erasablesAt(asked.map(({ index }) => index));
  const before = [...batch.facts, ...facts];
  for (const { index, part, event } of asked) {
    const found = stored.get(index) ?? erasableIn(before, index);
    if (index >= event.index || found?.stream !== event.stream) return refuse('unknown-part');
    if (!found.parts.includes(part)) return refuse('unknown-part');
    const isGone =
      found.erased.includes(part) ||
      batch.facts.some(({ erases }) => erases.some((e) => e.index === index && e.part === part));
    if (isGone) return refuse('already-erased');
  }
  return undefined;
}

function erasableIn(facts: readonly Fact[], index: number): Erasable | undefined {
  const fact = facts.find(({ event }) => event.index === index);
  if (!fact) return undefined;
  const parts = fact.parts.map(({ name }) => name).filter((name) => name !== BODY);
  return { stream: fact.event.stream, parts, erased: [] };
}

async function settle(work: Work, stream: string): Promise<readonly Fact[]> {
  const concept = work.conceptOf(stream);
  const { now } = work.setting;
  for (let n = 0; n < MAX_SETTLING; n += 1) {
    const { state, seq } = work.fold(stream);
    const drafts = seq === 0 ? [] : concept.settle(state, { now, world: work.world });
    if (drafts.length === 0) return work.facts;
    const facts = work.record(stream, drafts, { role: 'system' });
    const refusal = await react(work, facts, 0);
    // Were it let pass, the clock would be due for ever and the stream unusable without a word.
    if (refusal) throw new Error(`a clock of ${stream} met a refusal: ${refusal.refused}`);
  }
  throw new Error(`the clocks of ${stream} don't settle`);
}

async function run(
  work: Work,
  command: Command,
  actor: Actor,
  depth: number,
): Promise<Refusal | undefined> {
  const { stream } = command;
  const concept = work.conceptOf(stream);
  const reads = concept.reads(command);
  await work.need([stream, ...reads]);
  const { state } = work.fold(stream);
  const asking: Asking<unknown> = { now: work.setting.now, world: work.world, actor };
  const authorities = concept.authorise(command, state, asking);
  if (isRefusal(authorities)) return authorities;
  const asked: Named[] = [];
  const whoOf = (person: string, of = stream) => work.whoOf(of, person, asked);
  const read = (other: string) => {
    if (!reads.includes(other)) throw new Error(`${command.name} reads ${other} undeclared`);
    const fold = work.fold(other);
    return fold.seq === 0 ? undefined : fold.state;
  };
  let first: Refusal | undefined;
  for (const { role, unit } of authorities) {
    const by: By = {
      role,
      ...(unit === undefined ? {} : { unit }),
      ...(actor.as === 'person' ? { who: whoOf(actor.person) } : {}),
    };
    const drafts = concept.decide(command, state, { ...asking, by, read, whoOf });
    if (isRefusal(drafts)) {
      first ??= drafts;
      continue;
    }
    const facts = work.record(stream, drafts, by);
    const text = facts.map((fact) => JSON.stringify(fact.event)).join();
    work.named.push(...asked.filter(({ who }) => text.includes(who)));
    return react(work, facts, depth);
  }
  return first ?? refuse('not-allowed');
}

/** Reactions are the system's own: the rights were asked of whoever caused them. */
async function react(
  work: Work,
  facts: readonly Fact[],
  depth: number,
): Promise<Refusal | undefined> {
  for (const { event, after } of facts) {
    for (const command of work.conceptOf(event.stream).reactions(event, after)) {
      if (depth >= MAX_DEPTH) throw new Error(`${event.type} reacts more than ${MAX_DEPTH} deep`);
      await work.need([command.stream]);
      // A due clock of the other stream is no part of this command, but comes before it.
      await settle(work, command.stream);
      const refusal = await run(work, command, SYSTEM, depth + 1);
      if (refusal) return refusal;
    }
  }
  return undefined;
}

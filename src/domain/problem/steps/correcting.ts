import { own } from '../../../kernel/own.ts';
import { entryOn } from '../../catalogue/index.ts';
import { isSensitive } from '../classes.ts';
import { correctedClocks, registrationClocks, today } from '../clocks.ts';
import type { CommandData } from '../commands.ts';
import type { ProblemEvent } from '../events.ts';
import { restated } from '../evolve.ts';
import { isAccused, refuse, type Context, type Step } from '../rules.ts';
import type { Problem } from '../state.ts';
import { bypassing } from './intake.ts';

type Correction = Extract<ProblemEvent, { type: 'Corrected' }>['data'];

/**
 * 更正: what a registration says of the matter's category and of whom it is about. Who is named has
 * it in hand no longer, and what is sealed by it stays sealed (docs/decisions/0030).
 */
export const correct: Step<CommandData['correct']> = {
  from: ['registered', 'dispatched', 'signed', 'listed'],
  rules: [],
  decide({ text, ...data }, p, context) {
    const facts = factsOf(data, p, context);
    if ('refused' in facts) return facts;
    if (facts.category === undefined && facts.about === undefined) return refuse('already-so');
    const next = restated(p, { ...facts, clocks: {} });
    if (isSensitive(p) && !isSensitive(next)) return refuse('sensitive-stays-sealed');
    const corrected: ProblemEvent = {
      type: 'Corrected',
      data: { ...facts, ...whereTo(facts, next, context) },
      parts: { text: { text } },
    };
    const isOut = p.published !== undefined && isSensitive(next);
    return isOut ? [corrected, { type: 'PublicationWithdrawn', data: {} }] : [corrected];
  },
};

/** What is different from what the matter says of itself now. */
function factsOf(
  { category, about }: Omit<CommandData['correct'], 'text'>,
  p: Problem,
  { world, ...context }: Context,
): Omit<Correction, 'clocks'> | ReturnType<typeof refuse> {
  const on = today({ world, ...context });
  const isNew = category !== undefined && category !== p.category;
  const entry = isNew ? entryOn(world.catalogue, 'category', category, on) : undefined;
  if (isNew && !entry) return refuse('unknown-category', { category });
  const isOther = about !== undefined && about !== (p.about ?? null);
  if (isOther && about !== null && !own(world.people.units, about)) {
    return refuse('unknown-unit', { unit: about });
  }
  return {
    ...(isNew ? { category } : {}),
    ...(entry?.sensitive === undefined ? {} : { sensitive: entry.sensitive }),
    ...(isOther ? { about } : {}),
  };
}

/** Whose desk it is on then, whether it goes back there, and which clocks run from now. */
function whereTo(
  { category, about }: Omit<Correction, 'clocks'>,
  p: Problem,
  context: Context,
): Pick<Correction, 'office' | 'takenBack' | 'clocks'> {
  const office = bypassing(p.about, p.office, context);
  const moved = about !== undefined && office !== p.office ? { office } : {};
  const inHand = [p.lead, p.assigned?.unit, ...p.coHandlers.map((c) => c.unit)];
  const { people } = context.world;
  if (about && inHand.some((unit) => unit !== undefined && isAccused(unit, about, people))) {
    const clocks = registrationClocks(p.category, undefined, context);
    return { ...moved, takenBack: true, clocks };
  }
  const isFresh = p.status === 'registered' && category !== undefined;
  return { ...moved, clocks: isFresh ? correctedClocks(category, p, context) : {} };
}

import type { CommandData } from '../commands.ts';
import { badWitness, notForTheRegistrar, notTheFixer, refuse, type Step } from '../rules.ts';
import { statuses, type Problem, type Status } from '../state.ts';

const known: readonly Status[] = statuses.filter((status) => status !== 'unregistered');

export const withdrawPublication: Step<CommandData['withdraw-publication']> = {
  from: known,
  rules: [(p) => (p.published === undefined ? refuse('not-published') : undefined)],
  decide: () => [{ type: 'PublicationWithdrawn', data: {} }],
};

export const remind: Step<CommandData['remind']> = {
  from: ['registered', 'dispatched', 'signed', 'listed', 'answered'],
  rules: [],
  decide(_data, p, { actor }) {
    const raiser = actor.as === 'raiser' && p.raisers.find((r) => r.code === actor.code);
    return raiser
      ? [{ type: 'Reminded', data: { raiser: raiser.code } }]
      : refuse('not-the-raiser');
  },
};

/** A lost code is re-issued to the registered phone or after a witnessed check; the old one dies. */
export const reissueCode: Step<CommandData['reissue-code']> = {
  // A merged matter's raisers are with the one that it was merged into.
  from: known.filter((status) => status !== 'merged'),
  rules: [
    (p) => (p.raisers.length === 0 ? refuse('no-raiser') : undefined),
    notForTheRegistrar,
    notTheFixer,
  ],
  decide({ raiser, code, channel, witness }, p, context) {
    const found = p.raisers[raiser ?? 0];
    if (!found) return refuse('no-raiser');
    if (p.raisers.some((r) => r.code === code)) return refuse('code-in-use');
    if (channel === 'phone' && found.phone !== true) return refuse('no-contact');
    const bad = channel === 'witnessed' ? badWitness(witness, p, context) : undefined;
    if (bad) return bad;
    const seen = channel === 'witnessed' && witness !== undefined;
    const who = seen ? { witness: context.whoOf(witness) } : {};
    return [{ type: 'CodeReissued', data: { old: found.code, code, channel, ...who } }];
  },
};

/** A slip on a merged matter may hold a code that is dead by now: then there is nothing to record. */
export const handCode: Step<CommandData['hand-code']> = {
  from: known,
  rules: [],
  decide: (data, p) =>
    p.raisers.some((r) => r.code === data.code) ? [{ type: 'CodeHanded', data }] : [],
};

/**
 * The store refuses an index or part that isn't this matter's. Staff correct what staff typed; what a
 * raiser said goes only where the raiser asks for it or a law does.
 */
export const erase: Step<CommandData['erase']> = {
  from: known,
  rules: [],
  decide: (data, p) =>
    data.reason === 'mistake' && isRaisersOwn(data, p)
      ? refuse('raisers-own-words')
      : [{ type: 'PartErased', data }],
};

function isRaisersOwn({ index, part }: CommandData['erase'], p: Problem): boolean {
  // A contact is the raiser's own whoever wrote it down: without it nobody can ask them.
  if (index === p.registeredIndex) return p.source === 'resident' || part === 'person';
  return p.raiserWords?.includes(index) === true;
}

import { describe, it } from 'vitest';
import type { CommandData } from './commands.ts';
import {
  answered,
  by,
  confirmed,
  given,
  happy,
  inHand,
  raiser,
  reported,
  type Move,
} from './testing.ts';

type Part = CommandData['erase']['part'];
const office = by('district-office');

function erasing(story: Move, type: string, part: Part) {
  const { ledger, when } = given(story);
  const index = ledger.facts.findLast((fact) => fact.event.type === type)?.event.index ?? -1;
  return (reason: CommandData['erase']['reason']) => when(office('erase', { index, part, reason }));
}

const disputed: Move = [confirmed, raiser()('dispute', { reason: 'came-back', text: '又不亮了' })];
const forSomebody = by('district-dispatcher')('register', {
  kind: 'help',
  category: 'roads',
  source: 'registered-for-somebody',
  title: '路灯不亮',
  description: '来电反映',
  place: { text: '三号楼' },
  contact: { phone: '13800000000' },
  raiser: 'code-1',
});

describe('what a raiser said', () => {
  const cases: readonly (readonly [story: Move, type: string, part: Part])[] = [
    [reported(), 'ProblemRegistered', 'text'],
    [reported(), 'ProblemRegistered', 'person'],
    [reported(), 'ProblemRegistered', 'place'],
    [[answered, raiser()('confirm', { ...happy, text: '谢谢' })], 'Confirmed', 'text'],
    [disputed, 'Disputed', 'text'],
  ];
  for (const [story, type, part] of cases) {
    it(`is no mistake of staff: ${type} ${part}`, () => {
      const erase = erasing(story, type, part);
      erase('mistake').refused('raisers-own-words');
      erase('asked').then('PartErased');
      erase('law').then('PartErased');
    });
  }
});

describe('what staff wrote', () => {
  it('can be erased as entered by mistake', () => {
    erasing(answered, 'AskMade', 'text')('mistake').then('PartErased');
    erasing(inHand, 'Dispatched', 'text')('mistake').then('PartErased');
  });

  it('is the description of what they registered for somebody, but not the contact', () => {
    erasing(forSomebody, 'ProblemRegistered', 'text')('mistake').then('PartErased');
    erasing(forSomebody, 'ProblemRegistered', 'person')('mistake').refused('raisers-own-words');
  });
});

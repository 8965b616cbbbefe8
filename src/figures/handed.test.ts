import { expect, it } from 'vitest';
import { answered, by, given, happy, raiser, type Move } from '../domain/problem/testing.ts';
import { linesOf } from './fold.ts';

const reissued = by('district-caller')('reissue-code', { code: 'code-9', channel: 'phone' });

function measuresOf(...moves: readonly Move[]): readonly string[] {
  return given(...moves)
    .ledger.facts.slice(-2)
    .filter(({ event }) => ['Confirmed', 'Disputed'].includes(event.type))
    .flatMap(({ event, before, after, world, kind }) =>
      linesOf(event, before, after, { world, kind, isRepeated: false }),
    )
    .map((line) => line.measure);
}

it('a code that staff handed over confirms in a measure of its own and answers for nobody', () => {
  const own = measuresOf(answered, raiser()('confirm', happy));
  expect(own).toContain('confirmed-code');
  expect(own).toContain('answers');
  const handed = measuresOf(answered, reissued, raiser('code-9')('confirm', happy));
  expect(handed).toContain('confirmed-handed');
  expect(handed).not.toContain('confirmed-code');
  expect(handed).not.toContain('answers');
  const no = { solved: 'no', satisfied: 'no' } as const;
  expect(measuresOf(answered, raiser()('confirm', no))).toContain('answers');
  const disputed = measuresOf(answered, reissued, raiser('code-9')('confirm', no));
  expect(disputed).toEqual(['disputes']);
});

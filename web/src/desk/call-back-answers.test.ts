import { expect, test } from 'vitest';
import { answer, callBackOf, nextQuestion, unsaid, type Answers } from './call-back-answers.ts';

const said = { channel: 'phone', witness: 'p-wang', text: ' ' };

function pressed(...keys: readonly number[]): Answers {
  return keys.reduce<Answers>((answers, key) => {
    const question = nextQuestion(answers);
    return question === undefined ? answers : answer(answers, question, key);
  }, {});
}

test('three keys say it all', () => {
  expect(nextQuestion(pressed(1, 1))).toBe('satisfied');
  expect(nextQuestion(pressed(1, 1, 1))).toBeUndefined();
  expect(callBackOf(pressed(2, 3, 2), said)).toEqual({
    channel: 'phone',
    reached: true,
    authentic: true,
    contacted: false,
    solved: 'no',
    satisfied: 'basically',
    witness: 'p-wang',
  });
});

test('whoever isn’t the raiser is asked no more, and no witness is named', () => {
  expect(nextQuestion(pressed(3))).toBeUndefined();
  expect(callBackOf(pressed(3), { ...said, text: '空号' })).toEqual({
    channel: 'phone',
    reached: true,
    authentic: false,
    text: '空号',
  });
});

test('a key without an answer says nothing, and the last answer can be taken back', () => {
  expect(pressed(4, 9)).toEqual({});
  expect(unsaid(pressed(1, 2))).toEqual(pressed(1));
  expect(unsaid({})).toEqual({});
  expect(answer(pressed(1, 1, 1), 'reached', 3)).toEqual({ reached: 'other-person' });
});

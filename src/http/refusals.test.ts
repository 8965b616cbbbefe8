import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { problemDetails } from './problem-details.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

async function reported(): Promise<string> {
  const { body } = await town.call(undefined, 'POST', 'problems', report);
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, body.code as string));
  return stream!.slice('problem/'.length);
}

test('erasing what is not there is refused in words, and fails nothing', async () => {
  const id = await reported();
  const head = await town.store.logs.head(TOWN);
  for (const [index, part] of [
    [0, 'published'],
    [head!.size - 1, 'published'],
    [1e9, 'text'],
  ]) {
    const { status, body } = await town.call('sid', 'POST', `problems/${id}/erase`, {
      index,
      part,
      reason: 'law',
    });
    expect([index, status, body.code]).toEqual([index, 422, 'unknown-part']);
    expect(body.detail).toMatch(/\p{Script=Han}/u);
  }
  expect(town.logged()).not.toContain('a request failed');
  expect((await town.store.logs.head(TOWN))?.size).toBe(head?.size);
});

test('an erasure is recorded once', async () => {
  const id = await reported();
  const index = (await town.store.logs.head(TOWN))!.size - 1;
  const erase = () =>
    town.call('sid', 'POST', `problems/${id}/erase`, { index, part: 'text', reason: 'law' });
  expect((await erase()).status).toBe(200);
  expect(await erase()).toMatchObject({ status: 409, body: { code: 'already-erased' } });
});

test('a refusal without a text of its own has a status and a sentence', () => {
  const details = problemDetails({ code: 'nobody-knows' as never, params: undefined }, 'en');
  expect(details).toMatchObject({ status: 422, code: 'not-recorded' });
  expect(details.detail).toMatch(/^It was not recorded/);
});

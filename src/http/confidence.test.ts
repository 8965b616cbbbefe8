import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

async function reported(more: object = {}): Promise<{ id: string; code: string }> {
  const { body } = await town.call(undefined, 'POST', 'problems', { ...report, ...more });
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, body.code as string));
  return { id: stream!.slice('problem/'.length), code: body.code as string };
}

async function seenBy(who: string, id: string) {
  const { body } = await town.call(who, 'GET', `problems/${id}`);
  return { pressure: body.pressure, contactReads: body.contactReads };
}

const hidden = { pressure: undefined, contactReads: undefined };

test('reports of pressure and reads of contacts reach the supervising desk, and nobody who handles it', async () => {
  const { id, code } = await reported({ contact: { phone: '13800000000' } });
  await town.call('sid', 'POST', `problems/${id}/dispatch`, { lead: 'water', grade: 'general' });
  await town.call('han', 'POST', `problems/${id}/sign`, {});
  await town.call('han', 'POST', `problems/${id}/read-contact`, { reason: 'handling' });
  await town.call(undefined, 'POST', `track/${code}/pressure`, { text: '有人上门劝我撤回' });
  await town.call(undefined, 'POST', `track/${code}/pressure`, {});
  for (const who of ['olga', 'dan']) {
    expect(await seenBy(who, id)).toEqual({
      pressure: [{ at: expect.any(String), text: '有人上门劝我撤回' }, { at: expect.any(String) }],
      contactReads: [{ at: expect.any(String), by: '姓名han', reason: 'handling' }],
    });
  }
  for (const who of ['sid', 'han', 'lea', 'cal', 'aud']) {
    expect([who, await seenBy(who, id)]).toEqual([who, hidden]);
  }
});

test('what was said before a merge is not lost with it', async () => {
  const [one, two] = [await reported(), await reported()];
  await town.call(undefined, 'POST', `track/${two.code}/pressure`, { text: '先说的话' });
  await town.call('sid', 'POST', `problems/${two.id}/merge`, { into: one.id });
  await town.call('sid', 'POST', `problems/${one.id}/dispatch`, {
    lead: 'water',
    grade: 'general',
  });
  expect((await seenBy('dan', one.id)).pressure).toMatchObject([{ text: '先说的话' }]);
});

test('what the root leads, its office and a guidance group that never had it watch over', async () => {
  const { id, code } = await reported();
  await town.call('sid', 'POST', `problems/${id}/dispatch`, { lead: 'city', grade: 'general' });
  await town.call(undefined, 'POST', `track/${code}/pressure`, { text: '话' });
  const told = [{ at: expect.any(String), text: '话' }];
  for (const who of ['olga', 'gus']) {
    expect([who, (await seenBy(who, id)).pressure]).toEqual([who, told]);
  }
  for (const who of ['dan', 'sid', 'cal', 'aud', 'han']) {
    expect([who, await seenBy(who, id)]).toEqual([who, hidden]);
  }
  await town.call('olga', 'POST', `problems/${id}/sign`, {});
  await town.call('olga', 'POST', `problems/${id}/assign`, { unit: 'team' });
  expect(await seenBy('gus', id)).toEqual(hidden);
});

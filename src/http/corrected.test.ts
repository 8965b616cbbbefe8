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

const step = (who: string, id: string, name: string, data: object) =>
  town.call(who, 'POST', `problems/${id}/${name}`, data);
const correct = (id: string, data: object, who = 'sid') =>
  step(who, id, 'correct', { text: '登记有误', ...data });
const publicLists = async () =>
  JSON.stringify([
    (await town.call(undefined, 'GET', 'published')).body,
    (await town.call(undefined, 'GET', `/${TOWN}/published`)).body,
  ]);

test('the desk is offered the step and the raiser is told, but not about whom', async () => {
  const { id, code } = await reported();
  const { body } = await town.call('sid', 'GET', `problems/${id}`);
  expect(body.nextSteps).toContainEqual({ name: 'correct' });
  expect((await correct(id, { category: 'minors', about: 'water' })).status).toBe(200);
  const track = await town.call(undefined, 'GET', `track/${code}`);
  const told = JSON.stringify(track.body);
  expect(told).toContain('类别已更正为“minors类”，登记的投诉对象已更正。');
  for (const secret of ['单位water', '登记有误']) expect(told).not.toContain(secret);
  const page = await town.call(undefined, 'GET', `/${TOWN}/track/${code}?lang=en`);
  expect(page.body).toContain('The category was put right');
  expect(page.body).not.toContain('Unit water');
  // The accused don't see it any more, the desk sees why.
  expect((await town.call('lea', 'GET', `problems/${id}`)).status).toBe(404);
  expect(JSON.stringify((await town.call('sid', 'GET', `problems/${id}`)).body)).toContain(
    '登记有误',
  );
});

test('whoever handles it loses it when named, and it waits for dispatch', async () => {
  const { id } = await reported();
  await step('sid', id, 'dispatch', { lead: 'water', grade: 'general' });
  await step('han', id, 'sign', {});
  const { body } = await correct(id, { about: 'water' });
  expect(body.status).toBe('registered');
  expect((await step('han', id, 'ask-answer', { text: '已修' })).status).toBe(403);
  expect((await step('sid', id, 'dispatch', { lead: 'water', grade: 'general' })).body.code).toBe(
    'accused-unit',
  );
});

test('a title that was out is gone with the event that seals', async () => {
  const { id } = await reported();
  await step('sid', id, 'ask-publish', { title: '公开的题目', place: '某街' });
  expect((await step('reg', id, 'grant-publish', {})).status).toBe(200);
  expect(await publicLists()).toContain('公开的题目');
  expect((await correct(id, { category: 'minors' })).status).toBe(200);
  expect(await publicLists()).not.toContain('公开的题目');
  // What the log showed of it stays in the figures; where it stands now isn't told with it.
  const { row } = (await town.call('sid', 'GET', `problems/${id}`)).body;
  const { records } = (await town.call(undefined, 'GET', 'figures/found/records?limit=200')).body;
  const found = records.filter((each: { number: string }) => each.number === row.number);
  expect(found).toHaveLength(1);
  expect(found[0]).not.toHaveProperty('status');
});

test.each([
  ['no reason', { category: 'minors' }, 400, 'bad-input'],
  ['a number for a unit', { about: 7, text: '…' }, 400, 'bad-input'],
  ['a field that nobody asked for', { lead: 'water', text: '…' }, 400, 'bad-input'],
  ['nothing to change', { text: '…' }, 409, 'already-so'],
  ['what it is already', { category: 'lighting', about: null, text: '…' }, 409, 'already-so'],
  ['an unknown category', { category: 'unheard-of', text: '…' }, 422, 'unknown-category'],
  ['an unknown unit', { about: 'nowhere', text: '…' }, 422, 'unknown-unit'],
])('%s is refused and changes nothing', async (_, data, status, code) => {
  const { id } = await reported();
  const answer = await step('sid', id, 'correct', data);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  const { body } = await town.call('sid', 'GET', `problems/${id}`);
  expect(body.row).toMatchObject({ category: 'lighting', about: null });
});

test('nobody else corrects', async () => {
  const { id, code } = await reported();
  await step('sid', id, 'dispatch', { lead: 'water', grade: 'general' });
  for (const who of ['lea', 'han', 'zoe', 'cal', 'aud', 'gus', 'con']) {
    expect([who, (await correct(id, { category: 'minors' }, who)).status]).not.toEqual([who, 200]);
  }
  expect((await town.call(undefined, 'POST', `track/${code}/correct`, {})).status).toBe(404);
});

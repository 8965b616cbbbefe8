import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexAll } from '../../store/search/index.ts';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { codeIn, filled, keyIn, visitor, wordsOf, type Visitor } from './testing.ts';

let town: TestTown;
let site: Visitor;
let number: string;

const same = { ...filled, title: '柳园路灯不亮了', place: '柳园小区北门' };
const index = () => indexAll(town.pool, TOWN, Buffer.alloc(32, 9));

beforeAll(async () => {
  town = await openTestTown();
  site = visitor(town);
  const { code } = await site.report({ title: '密封的标题不外传', place: '柳园小区' });
  await site.staff('olga', code, 'ask-publish', { title: '小区路灯不亮', place: '柳园小区' });
  await site.staff('dan', code, 'grant-publish');
  await index();
  const { body } = await town.call('olga', 'GET', 'search?q=%E6%9F%B3%E5%9B%AD');
  number = body.rows[0].row.number;
});
afterAll(() => town.close());

test('a report that may be a published matter is asked about before it is registered', async () => {
  const key = keyIn((await site.get(`/${TOWN}/report`)).body);
  const asked = await site.post(`/${TOWN}/report`, { ...same, key });
  expect(asked.statusCode).toBe(200);
  const said = wordsOf(asked.body);
  expect(said).toContain('是不是下面这件事？');
  expect(said).toContain('小区路灯不亮');
  expect(said).toContain(number);
  expect(asked.body).not.toContain('密封的标题不外传');
  // What was typed is still there, and the same form registers once.
  expect(asked.body).toContain('柳园路灯不亮了');
  expect(keyIn(asked.body)).toBe(key);
  const answer = await site.post(`/${TOWN}/report`, { ...same, key, asked: '1', sameAs: number });
  expect(answer.statusCode).toBe(201);
  const code = codeIn(answer.body);
  await index();
  const { body } = await town.call('olga', 'GET', 'search?q=%E4%BA%86');
  const joined = body.rows[0].row.id as string;
  const similar = await town.call('olga', 'GET', `problems/${joined}/similar`);
  expect(similar.body.rows[0].reasons).toContain('named');
  expect(similar.body.rows[0].row.number).toBe(number);
  await site.staff('olga', code, 'merge', { into: similar.body.rows[0].row.id });
  // Their own code opens the matter that it was merged into, with no word of the other raiser.
  const track = await site.get(`/${TOWN}/track/${code}`);
  expect(track.statusCode).toBe(200);
  expect(track.body).not.toContain('密封的标题不外传');
});

test('none of these registers it alone, and so does a number that was never offered', async () => {
  for (const sameAs of ['', '2026-99999', '<b>', number.replace(/\d$/, 'x')]) {
    const key = keyIn((await site.get(`/${TOWN}/report`)).body);
    const answer = await site.post(`/${TOWN}/report`, { ...same, key, asked: '1', sameAs });
    expect([sameAs, answer.statusCode]).toEqual([sameAs, 201]);
  }
  const { rows } = await town.pool.query("select 1 from part where content like '%sameAs%'");
  expect(rows.length).toBe(1);
});

test('what is like no published matter, or is no problem, is registered at once', async () => {
  await site.report({ title: '电梯停运', place: '东湖名邸' });
  await site.report({ ...same, kind: 'praise' });
});

test('the form offers it as one types, where there are scripts', async () => {
  const { body } = await site.get(`/${TOWN}/report`);
  expect(body).toContain(`data-similar="/api/v1/${TOWN}/published/similar"`);
  expect(body).toMatch(/<fieldset[^>]*data-similar[^>]* hidden disabled/);
  const path = /src="(\/assets\/similar\.[^"]+)"/.exec(body)![1]!;
  expect((await site.get(path)).headers['content-type']).toContain('javascript');
});

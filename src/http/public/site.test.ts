import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { allAssets } from './assets.ts';
import { filled, keyIn, visitor, wordsOf, type Visitor } from './testing.ts';

let town: TestTown;
let visit: Visitor;
let code: string;

const sealed = { title: '密封标题壹', description: '密封描述贰', place: '密封地点叁' };
const contact = { name: '密封姓名肆', phone: '13900000005', email: 'sealed6@example.org' };

beforeAll(async () => {
  town = await openTestTown();
  visit = visitor(town);
  ({ code } = await visit.report({ ...sealed, ...contact }));
  const fields = ['minors', 'lighting', 'lighting'].map((category) => ({ category }));
  for (const more of fields) await visit.report(more);
});
afterAll(() => town.close());

const paths = [
  '',
  '/board/street',
  '/figures/found',
  '/figures/undecided?unit=street',
  '/published',
  '/verify',
  '/privacy',
  '/report',
  '/track',
].map((path) => `/${TOWN}${path}`);

test.each(paths)('%s is there in both languages, under one strict policy', async (path) => {
  const zh = await visit.get(path);
  expect(zh.statusCode).toBe(200);
  expect(zh.headers).toMatchObject({
    'content-language': 'zh-CN',
    'x-content-type-options': 'nosniff',
    vary: expect.stringContaining('Accept-Language'),
  });
  expect(zh.headers['content-security-policy']).toContain("default-src 'none'");
  expect(zh.headers['content-security-policy']).not.toContain('unsafe');
  expect(zh.body).not.toMatch(/ style="| on[a-z]+="|<script>/);
  const en = await visit.get(path, { 'accept-language': 'en-GB,en;q=0.9' });
  expect(en.headers['content-language']).toBe('en');
  const words = wordsOf(en.body)
    .replaceAll('中文', '')
    .replace(/[\u3000，。]/g, '');
  expect(words.match(/[\u4e00-\u9fff]+/g) ?? []).toEqual([]);
});

test('language and text size are remembered', async () => {
  const chosen = await visit.get(`/${TOWN}?lang=en&text=large`);
  const cookie = [chosen.headers['set-cookie'] ?? []]
    .flat()
    .map((c) => c.split(';')[0])
    .join('; ');
  expect(chosen.body).toMatch(/<html lang="en"\s+class="large"/);
  const next = await visit.get(`/${TOWN}/verify`, { cookie, 'accept-language': 'zh-CN' });
  expect(next.body).toMatch(/<html lang="en"\s+class="large"/);
});

test('sealed words are on no page that anybody may open', async () => {
  for (const path of [...paths, '/', `/${TOWN}/figures/answers`, `/${TOWN}/board/city`]) {
    const { body } = await visit.get(path);
    for (const words of [...Object.values(sealed), ...Object.values(contact), code]) {
      expect([path, body.includes(words)]).toEqual([path, false]);
    }
  }
  expect(town.logged()).not.toContain(code);
});

test('the board adds up, states its log size, and tells few sealed matters apart from none', async () => {
  const { body } = await visit.get(`/${TOWN}?lang=en`);
  const words = wordsOf(body);
  expect(words).toContain('The numbers on this page add up.');
  expect(words).toMatch(/As of log entry \d+/);
  expect(words).toMatch(/over all units is published, as of the start of \d{4}-\d\d-\d\d/);
  expect(words).not.toMatch(/and .{1,10} sealed/);
  expect(words).toContain('no sample');
  const figure = wordsOf((await visit.get(`/${TOWN}/figures/found?lang=en`)).body);
  expect(figure).toMatch(/as of the start of \d{4}-\d\d-\d\d: under 5/);
  expect(figure).toContain('can’t be recomputed by the public');
  expect(figure).not.toContain('minors类');
});

test('a figure can be seen as the log stood', async () => {
  const size = (await town.store.logs.head(TOWN))!.size;
  await visit.report();
  const now = wordsOf((await visit.get(`/${TOWN}/figures/found?lang=en`)).body);
  const then = wordsOf((await visit.get(`/${TOWN}/figures/found?lang=en&asOf=${size}`)).body);
  expect([/Found: (\d+)/.exec(now)?.[1], /Found: (\d+)/.exec(then)?.[1]]).toEqual(['4', '3']);
  const board = wordsOf((await visit.get(`/${TOWN}?lang=en&asOf=${size}`)).body);
  expect(board).toContain(`as they stood at log entry ${size}`);
});

test.each([
  '/nowhere',
  '/api',
  `/${TOWN}/board/nobody`,
  `/${TOWN}/figures/nothing`,
  `/${TOWN}/figures/found?unit=nobody`,
  '/assets/style.css',
])('%s gets a friendly 404', async (path) => {
  const { statusCode, headers, body } = await visit.get(path);
  expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(wordsOf(body)).toContain('没有这个页面');
});

test('an address that no route knows is a page for people and data for programs', async () => {
  const page = await visit.get(`/${TOWN}/no/such`, { accept: 'text/html,*/*' });
  expect([page.statusCode, wordsOf(page.body)]).toEqual([
    404,
    expect.stringContaining('没有这个页面'),
  ]);
  const data = await visit.get('/api/v1/nothing', { accept: 'text/html' });
  expect(data.headers['content-type']).toContain('application/problem+json');
});

test('the month is named, and what it began with opens as of its beginning', async () => {
  const board = (await visit.get(`/${TOWN}?lang=en`)).body;
  expect(wordsOf(board)).toMatch(/Listings in [A-Z][a-z]+ 20\d\d/);
  const [, path] = /began[\s\S]*?href="([^"]*listed-open[^"]*)"/.exec(board) ?? [];
  expect(path).toMatch(/\?asOf=\d+$/);
  const { statusCode, body } = await visit.get(path ?? '');
  expect([statusCode, wordsOf(body)]).toEqual([200, expect.stringContaining('挂账未销')]);
  expect(wordsOf((await visit.get(`/${TOWN}?lang=zh`)).body)).toMatch(/20\d\d年\d+月挂账变动/);
});

test('a cursor that nobody gave out is no reason to fail', async () => {
  for (const path of [`/${TOWN}/published?after=x`, `/${TOWN}/figures/found?after=%00`]) {
    const { statusCode } = await visit.get(path);
    expect(statusCode).toBeLessThan(500);
  }
});

test('with one tenant there is nothing to choose', async () => {
  const answer = await visit.get('/?lang=en');
  expect([answer.statusCode, answer.headers.location]).toEqual([302, `/${TOWN}?lang=en`]);
});

test('every page and all that it loads come to less than 50 KiB, the styles to less than 12', async () => {
  const sizeOf = (text: string) => Buffer.byteLength(text);
  const shared = allAssets.filter(({ type }) => !type.startsWith('text/javascript'));
  const scripts = allAssets.filter(({ type }) => type.startsWith('text/javascript'));
  const css = allAssets.find(({ type }) => type.startsWith('text/css'));
  expect(sizeOf(css!.content)).toBeLessThan(12 * 1024);
  const bodies = [
    ...(await Promise.all([...paths, `/${TOWN}/track/${code}`].map(async (p) => visit.get(p)))),
    (await visit.report()).answer,
  ].map(({ body }) => body);
  for (const body of bodies) {
    const loaded = [...shared, ...scripts.filter(({ path }) => body.includes(path))];
    const bytes = loaded.reduce((sum, { content }) => sum + sizeOf(content), sizeOf(body));
    expect(bytes).toBeLessThan(50 * 1024);
  }
});

test('assets may be kept for ever', async () => {
  for (const { path, type } of allAssets) {
    const { statusCode, headers } = await visit.get(path);
    expect([statusCode, headers['content-type']]).toEqual([200, type]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  }
});

test('too many requests are asked to wait, on a page', async () => {
  const busy = await openTestTown({ rateLimits: { report: 2, upload: 2, track: 2, signIn: 2 } });
  const other = visitor(busy);
  const key = keyIn((await other.get(`/${TOWN}/report`)).body);
  const answers = [];
  for (let n = 0; n < 3; n += 1) {
    answers.push(await other.post(`/${TOWN}/report`, { ...filled, key }));
  }
  const last = answers.at(-1)!;
  expect([last.statusCode, wordsOf(last.body)]).toEqual([429, expect.stringContaining('请稍等')]);
  await busy.store.close();
  const shut = await other.post(`/${TOWN}/track`, { code: 'x' });
  expect(shut.statusCode).toBe(404);
  await busy.close();
});

test('what can not be recorded now is said so, with what was typed kept by the browser', async () => {
  const shut = await openTestTown();
  const other = visitor(shut);
  const key = keyIn((await other.get(`/${TOWN}/report`)).body);
  await shut.store.close();
  const answer = await other.post(`/${TOWN}/report`, { ...filled, key });
  expect([answer.statusCode, wordsOf(answer.body)]).toEqual([
    503,
    expect.stringContaining('同一张表不会重复登记'),
  ]);
  await shut.close();
});

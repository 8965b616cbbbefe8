import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReads } from '../../store/read/open.ts';
import { codeHash } from '../codes.ts';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { filled, keyIn, visitor, wordsOf, type Visitor } from './testing.ts';

let town: TestTown;
let visit: Visitor;

beforeAll(async () => {
  town = await openTestTown();
  visit = visitor(town);
});
afterAll(() => town.close());

const form = `/${TOWN}/report`;

async function found(): Promise<number> {
  const { values } = await openReads(town.pool).sums(TOWN, { unit: 'city' });
  return (values['found']?.shown ?? 0) + (values['request']?.shown ?? 0);
}

async function stateOf(code: string) {
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const { state } = (await town.store.stateOf(TOWN, stream!))!;
  const [entry] = await town.store.entriesOf(TOWN, stream!);
  return { state, parts: entry!.parts };
}

test('a report is answered with its number, its code, a QR code and the receipt', async () => {
  const { answer, code } = await visit.report({ phone: '138 0013 8000', name: '王女士' });
  const words = wordsOf(answer.body);
  expect(words).toMatch(/2026-\d{5}/);
  expect(words.replace(/ /g, '')).toContain(code.replace(/(.{5})(?=.)/g, '$1-'));
  expect(answer.body).toContain('<svg');
  expect(words).toMatch(/日志序号 \d+ 记录指纹 [\w+/]{43}=/);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  const { state, parts } = await stateOf(code);
  expect(state).toMatchObject({ status: 'registered', source: 'resident', contact: true });
  expect(parts['person']).toEqual({ name: '王女士', phone: '138 0013 8000' });
  expect(parts['text']).toEqual({ title: filled['title'], description: filled['description'] });
});

test('a double click or a refresh registers nothing twice and shows the same code', async () => {
  const before = await found();
  const key = keyIn((await visit.get(form)).body);
  const [a, b] = await Promise.all([
    visit.post(form, { ...filled, key }),
    visit.post(form, { ...filled, key }),
  ]);
  const again = await visit.post(form, { ...filled, key });
  const codes = [a, b, again].map((answer) => /track\/([0-9A-Z]{20})"/.exec(answer.body)?.[1]);
  expect(new Set(codes).size).toBe(1);
  expect(wordsOf(again.body)).toContain('没有重复登记');
  expect(await found()).toBe(before + 1);
});

test('a form that was sent with other content asks before it registers a second matter', async () => {
  const { key } = await visit.report();
  const other = { ...filled, title: '另一件事' };
  const asked = await visit.post(form, { ...other, key });
  expect(asked.statusCode).toBe(422);
  expect(asked.body).toContain('value="另一件事"');
  const fresh = keyIn(asked.body);
  expect(fresh).not.toBe(key);
  expect((await visit.post(form, { ...other, key: fresh })).statusCode).toBe(201);
});

test('errors keep what was typed and lead to their fields', async () => {
  const before = await found();
  const typed = {
    ...filled,
    kind: '',
    title: '',
    description: '第一行\r\n"引号" <b>&',
    phone: 'call me',
    email: 'nobody',
    area: '110',
    name: '李'.repeat(61),
  };
  const answer = await visit.post(form, { ...typed, key: 'x'.repeat(22) });
  expect(answer.statusCode).toBe(422);
  for (const name of ['kind', 'title', 'phone', 'email', 'area', 'name']) {
    expect(answer.body).toContain(`<a href="#${name}">`);
    expect(answer.body).toContain(`id="${name}"`);
  }
  expect(answer.body).toContain('第一行\r\n&quot;引号&quot; &lt;b&gt;&amp;</textarea>');
  expect(answer.body).toContain('value="call me"');
  expect(answer.body).toContain(`name="key" value="${'x'.repeat(22)}"`);
  expect(await found()).toBe(before);
});

test.each([
  [{ kind: 'finding' }, 'kind'],
  [{ category: 'nothing' }, 'category'],
  [{ about: 'city' }, 'about'],
  [{ title: 'bell\u0007' }, 'title'],
  [{ description: 'long'.repeat(1001) }, 'description'],
])('refuses %j', async (more, field) => {
  const key = keyIn((await visit.get(form)).body);
  const answer = await visit.post(form, { ...filled, ...more, key });
  expect([answer.statusCode, answer.body.includes(`<a href="#${field}">`)]).toEqual([422, true]);
});

test('a complaint about an office goes past it', async () => {
  const { code } = await visit.report({ kind: 'complaint', about: 'street', area: '990101001000' });
  expect((await stateOf(code)).state).toMatchObject({ about: 'street', office: 'city' });
});

test('a request is told of a reply, not of a fix', async () => {
  const { answer } = await visit.report({ kind: 'inquiry' });
  expect(wordsOf(answer.body)).toContain('经审签后，原文显示在进度页上');
});

test('what another site sends is not taken', async () => {
  const before = await found();
  const key = keyIn((await visit.get(form)).body);
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await visit.post(form, { ...filled, key }, headers);
    expect([answer.statusCode, wordsOf(answer.body)]).toEqual([
      403,
      expect.stringContaining('不是从本站的页面发出'),
    ]);
  }
  expect(await found()).toBe(before);
});

test('naughty bodies get a page and register nothing', async () => {
  const before = await found();
  const big = await visit.post(form, { ...filled, description: 'x'.repeat(200_000) });
  expect([big.statusCode, big.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
  const nul = await visit.post(form, { ...filled, title: 'a\0b' });
  expect(nul.statusCode).toBeGreaterThanOrEqual(400);
  expect(nul.statusCode).toBeLessThan(500);
  const odd = await town.app.inject({
    method: 'POST',
    url: form,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'kind=help&kind=praise&title[a]=b&%E0%A4%A=%ff',
  });
  expect(odd.statusCode).toBe(422);
  const xml = await town.app.inject({
    method: 'POST',
    url: form,
    headers: { 'content-type': 'text/xml' },
    payload: '<a/>',
  });
  expect([xml.statusCode, xml.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
  expect(await found()).toBe(before);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalText, textsOf } from '../texts/index.ts';
import { access } from './access.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

/** Bodies that nobody honest sends, as they go over the wire. */
const hostile: readonly (readonly [name: string, body: string])[] = [
  ['nothing', ''],
  ['broken JSON', '{"a":'],
  ['not an object', '[]'],
  ['a number', '1'],
  ['null', 'null'],
  ['a string', '"x"'],
  ['an unknown field', '{"nobody":"expects"}'],
  ['a prototype', '{"__proto__":{"admin":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
  ['NUL', '{"text":"a\\u0000b","title":"\\u0000"}'],
  ['a lone surrogate', '{"text":"\\ud800","title":"\\udfff"}'],
  ['NUL in a key', '{"\\u0000":1}'],
  ['deep nesting', `{"text":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['huge numbers', '{"workdays":1e308,"index":-1,"raiser":9007199254740993,"rating":1.5}'],
  ['arrays for strings', '{"text":["a"],"lead":{"$ne":1},"grade":[],"title":[],"category":{}}'],
  ['too much', JSON.stringify({ text: 'x'.repeat(70_000) })],
  ['SQL', `{"lead":"'; drop table event; --","grade":"general"}`],
];

const posts = Object.entries(access).filter(([line]) => line.startsWith('POST /api/'));

test.each(posts)('%s refuses what is hostile and stays up', async (line, needed) => {
  const url = line.slice(5).replace(':tenant', TOWN).replace(':id', 'A'.repeat(22));
  const path = url.replace(':code', '0'.repeat(20)).replace(':token', 'A'.repeat(32));
  const headers = {
    'content-type': 'application/json',
    ...(needed === 'staff' || needed === 'user' ? { cookie: await town.cookie('dan') } : {}),
  };
  const before = await town.store.logs.head(TOWN);
  // Ends the session that the others need.
  if (path.includes('sign-out') || path.includes('revoke')) return;
  for (const [name, payload] of hostile) {
    const answer = await town.app.inject({ method: 'POST', url: path, headers, payload });
    expect([name, answer.statusCode < 500]).toEqual([name, true]);
    if (answer.statusCode < 400) continue;
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      status: answer.statusCode,
      code: expect.any(String),
      title: expect.any(String),
    });
    expect(answer.body).not.toMatch(/\bat .*\.ts|node_modules|select |insert /);
  }
  const after = await town.store.logs.head(TOWN);
  expect(after?.size).toBe(before?.size);
});

/** After github.com/minimaxir/big-list-of-naughty-strings: those that break text, markup and queries. */
const naughty = [
  'undefined',
  'NaN',
  '1;DROP TABLE users',
  "' OR 1=1 -- 1",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '${7*7}',
  '{{7*7}}',
  '../../../etc/passwd',
  '%00',
  '%s%s%s%n',
  '田中さんにあげて下さい',
  '表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀',
  '👩‍👩‍👧‍👦',
  'ﷺ',
  '‮right to left‬',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '​​​x',
  '﻿bom',
  '\t\r\nx',
  '`touch /tmp/x`',
  '$HOME',
  '\u2028x\u2029',
] as const;

test.each(naughty)('words are kept as they were said: %j', async (words) => {
  const body = { ...report, title: words, description: words, place: { text: words } };
  const { status, body: answer } = await town.call(undefined, 'POST', 'problems', body);
  expect(status).toBe(201);
  const row = await town.call('dan', 'GET', `problems?number=${answer.number}`);
  const page = await town.call('dan', 'GET', `problems/${row.body.rows[0].id}`);
  expect(page.body).toMatchObject({ title: words.trim(), description: words.trim() });
});

test('addresses that nobody honest asks for are not found', async () => {
  const paths = [
    '/api/v1/%00/catalogue',
    '/api/v1/..%2f/catalogue',
    '/api/v1/Demo/catalogue',
    '/api/v1/nowhere/catalogue',
    `/api/v1/${TOWN}/problems/%ff`,
    `/log/${TOWN}/tile/0/001.p/300`,
    `/log/${TOWN}/tile/..%2fvkey`,
    `/api/v1/${TOWN}/track/${'x'.repeat(300)}`,
    '/api/nothing',
    '/console/../../package.json',
  ];
  for (const path of paths) {
    const { status, response } = await town.call(undefined, 'GET', path);
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    expect(response.body).not.toContain('"huiyin"');
  }
});

test('a query with an unknown or broken field is refused', async () => {
  for (const query of [
    'nobody=1',
    'limit=0',
    'limit=x',
    'after=%7B%7D',
    'open=perhaps',
    'status=gone',
  ]) {
    const { status, body } = await town.call('dan', 'GET', `problems?${query}`);
    expect([query, status, body.code]).toEqual([query, 400, 'bad-input']);
    expect([query, body.params.fields]).toEqual([query, [query.split('=')[0]]]);
  }
});

test('an unknown field is named, in both languages', async () => {
  const send = async (body: unknown, lang: string) => {
    const url = `/api/v1/${TOWN}/problems?lang=${lang}`;
    const headers = { 'content-type': 'application/json' };
    const payload = JSON.stringify(body);
    return (await town.app.inject({ method: 'POST', url, headers, payload })).json();
  };
  const unknown = { ...report, colour: 'red', place: { ...report.place, '<b>': 1 } };
  expect((await send(unknown, 'zh-CN')).detail).toBe('提交的内容有误：place.?b?, colour。');
  expect((await send(unknown, 'en')).detail).toBe('What was sent does not fit: place.?b?, colour.');
  expect((await send([], 'en')).detail).toBe('What was sent does not fit: body.');
  const unnamed = await send({ ...report, about: 'constructor' }, 'en');
  expect(unnamed.params).toEqual({ fields: ['about'] });
});

test('what another site makes a browser send is refused', async () => {
  const payload = report;
  const send = (headers: object) =>
    town.app.inject({
      method: 'POST',
      url: `/api/v1/${TOWN}/problems`,
      payload,
      headers: { ...headers },
    });
  expect((await send({ origin: 'https://evil.example' })).json()).toMatchObject({
    code: 'foreign-origin',
  });
  expect((await send({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await send({ origin: 'http://localhost:80' })).statusCode).toBe(201);
});

test('refusals speak the language of the caller', async () => {
  const ask = async (headers: object, path = `/api/v1/nowhere/catalogue`) =>
    (await town.app.inject({ url: path, headers: { ...headers } })).json<{ detail: string }>();
  expect((await ask({})).detail).toBe('没有这个地方或单位。');
  expect((await ask({ 'accept-language': 'en-GB,zh;q=0.5' })).detail).toMatch(
    /^There is no such place/,
  );
  expect((await ask({}, '/api/v1/nowhere/catalogue?lang=en')).detail).toMatch(/^There is no such/);
});

test('too many reports of one address are slowed down, behind trusted proxies only', async () => {
  const small = await openTestTown({
    rateLimits: { report: 2, upload: 2, track: 1_000, signIn: 1_000 },
    trustedProxies: ['127.0.0.1'],
  });
  try {
    const send = (address: string, from = '127.0.0.1') =>
      small.app.inject({
        method: 'POST',
        url: `/api/v1/${TOWN}/problems`,
        payload: report,
        remoteAddress: from,
        headers: { 'x-forwarded-for': address },
      });
    expect((await send('198.51.100.1')).statusCode).toBe(201);
    expect((await send('198.51.100.1')).statusCode).toBe(201);
    const third = await send('198.51.100.1');
    expect(third.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect((await send('198.51.100.2')).statusCode).toBe(201);
    // Not through the proxy: the header is worth nothing.
    const alone = [];
    for (const last of [9, 10, 11]) alone.push(await send(`198.51.100.${last}`, '203.0.113.5'));
    expect(alone.map((a) => a.statusCode)).toEqual([201, 201, 429]);
  } finally {
    await small.close();
  }
});

test('a Host that is none is refused, wherever an address is made from it', async () => {
  for (const host of ['a b', 'x/y', 'x:99999', 'x@y', '[::1']) {
    for (const url of ['/api/auth/get-session', '/api/auth/sign-in/username']) {
      const method = url.endsWith('session') ? 'GET' : 'POST';
      const answer = await town.app.inject({
        method,
        url,
        headers: { host },
        ...(method === 'POST' ? { payload: { username: 'nobody', password: 'a password' } } : {}),
      });
      expect([host, url, answer.statusCode]).toEqual([host, url, 400]);
    }
  }
  expect(town.logged()).not.toContain('a request failed');
});

test('addresses of one IPv6 network count as one', async () => {
  const small = await openTestTown({
    rateLimits: { report: 2, upload: 2, track: 1_000, signIn: 1_000 },
  });
  try {
    const send = async (remoteAddress: string) => {
      const url = `/api/v1/${TOWN}/problems`;
      const to = { method: 'POST', url, payload: report, remoteAddress } as const;
      return (await small.app.inject(to)).statusCode;
    };
    expect(await send('2001:db8:1:2::1')).toBe(201);
    expect(await send('2001:db8:1:2:ffff:1:2:3')).toBe(201);
    expect(await send('2001:0db8:0001:0002::9')).toBe(429);
    expect(await send('2001:db8:1:3::1')).toBe(201);
    expect(await send('::ffff:198.51.100.1')).toBe(201);
    expect(await send('198.51.100.1')).toBe(201);
    expect(await send('198.51.100.1')).toBe(429);
    expect(await send('::ffff:198.51.100.2')).toBe(201);
  } finally {
    await small.close();
  }
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'what every object has is no name of ours: %s',
  async (name) => {
    const head = await town.store.logs.head(TOWN);
    const sent = [
      await town.call(undefined, 'POST', 'problems', { ...report, category: name }),
      await town.call(undefined, 'POST', 'problems', { ...report, kind: 'tip-off', about: name }),
      await town.call('olga', 'POST', 'accounts', { person: name }),
      await town.call('olga', 'POST', 'people/register-person', { person: name, name }),
      await town.call('olga', 'POST', 'people/end-post', { post: name, to: '2026-12-01' }),
      await town.call('olga', 'POST', 'people/open-unit', {
        unit: name,
        kind: 'team',
        parent: 'city',
        names: { zh: name },
      }),
      await town.call('dan', 'GET', `problems?lead=${name}`),
      await town.call(undefined, 'GET', `figures?measure=found&unit=${name}`),
      await town.call(undefined, 'GET', `figures/${name}/records`),
      await town.call(undefined, 'GET', `/${TOWN}/figures/${name}`),
      await town.call(undefined, 'GET', `/${TOWN}/board/${name}`),
      await town.call(undefined, 'GET', `/api/texts/${name}`),
    ];
    const answers = sent.map(({ status, body }) => [status, body?.rows ?? []]);
    expect(answers.map(([status]) => status)).not.toContain(503);
    for (const [i, [status, rows]] of answers.entries()) {
      expect([i, status >= 400 || (i === 6 && rows.length === 0)]).toEqual([i, true]);
    }
    expect((await town.store.logs.head(TOWN))?.size).toBe(head?.size);
  },
);

test('a broken address is answered like any other, and not repeated', async () => {
  const url = `/${TOWN}/track/DEMZ0-00000-00000-00010%ff`;
  const data = await town.app.inject({ method: 'GET', url });
  expect(data.statusCode).toBe(404);
  expect(data.headers).toMatchObject({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  const page = await town.app.inject({ method: 'GET', url, headers: { accept: 'text/html' } });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toMatch('text/html');
  expect(data.body).not.toContain('DEMZ0');
});

test.each(['\u200b\u202e', '\u0007', 'a\u0007b', '\u00a0\u3000'])(
  'words that nobody can read are no title: %j',
  async (title) => {
    const { status, body } = await town.call(undefined, 'POST', 'problems', { ...report, title });
    expect([status, body.code, body.params.fields]).toEqual([400, 'bad-input', ['title']]);
  },
);

test.each([
  '2026-13-45T99:99:99Z',
  '2026-02-30T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2026-11-25T24:00:00Z',
  '2026-11-25T23:59:60Z',
  '2026-11-25T23Z',
])('a moment that there is not is no deadline: %s', async (deadline) => {
  const external = { channel: '12345', number: 'N1', deadline };
  const body = { ...report, kind: 'help', source: 'visit', external };
  const answer = await town.call('dan', 'POST', 'problems/register', body);
  expect([answer.status, answer.body.params.fields]).toEqual([400, ['external.deadline']]);
});

test('what is too long is refused with its limit', async () => {
  const { body } = await town.call('olga', 'GET', `search?q=${'a'.repeat(401)}`);
  expect(body).toMatchObject({
    code: 'bad-input',
    params: { fields: ['q'], limits: [{ kind: 'string', most: 100 }] },
    detail: '提交的内容有误：q（最多 100 字）。',
  });
});

test.each([
  ['zh-CN', '提交的内容有误：title, photos（最多 6 个）。'],
  ['en', 'What was sent does not fit: title, photos (6 at most).'],
] as const)('fields are named with their limits where they have one: %s', (language, sentence) => {
  const params = { fields: ['title', 'photos'], limits: [null, { kind: 'array', most: 6 }] };
  expect(refusalText('bad-input', params, textsOf(language))).toBe(sentence);
});

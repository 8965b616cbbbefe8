import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

async function idOf(code: string): Promise<string> {
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  return stream!.slice('problem/'.length);
}

async function reported(more: object = {}): Promise<{ id: string; code: string; number: string }> {
  const { body } = await town.call(undefined, 'POST', 'problems', { ...report, ...more });
  return { ...body, id: await idOf(body.code) };
}

async function done(who: string, id: string, command: string, body: object = {}): Promise<void> {
  const answer = await town.call(who, 'POST', `problems/${id}/${command}`, body);
  expect([command, answer.status, answer.body]).toMatchObject([command, 200, {}]);
}

describe('sight', () => {
  test('the desk sees the whole matter with its lawful next steps', async () => {
    const { id, number } = await reported();
    const { status, body } = await town.call('sid', 'GET', `problems/${id}?lang=en`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      sight: 'whole',
      title: report.title,
      row: { number, status: 'registered', office: 'street' },
      timeline: [{ type: 'ProblemRegistered', text: 'Registered; Unit street has it.' }],
    });
    const steps = body.nextSteps as { name: string; refusal?: { refused: string; text: string } }[];
    expect(steps.find((s) => s.name === 'dispatch')).toEqual({ name: 'dispatch' });
    expect(steps.find((s) => s.name === 'grant-return')?.refusal).toMatchObject({
      refused: 'wrong-status',
      text: expect.stringContaining('stand'),
    });
    expect(JSON.stringify(body)).not.toContain(codeHash(TOWN, '0'.repeat(20)));
  });

  test('a unit that it was never given to sees nothing', async () => {
    const { id } = await reported();
    expect((await town.call('zoe', 'GET', `problems/${id}`)).body.code).toBe('unknown-problem');
    const { body } = await town.call('zoe', 'GET', 'problems');
    expect(body.rows).toEqual([]);
  });

  test('a co-handler sees its part: what was raised and sent, not what others wrote', async () => {
    const { id } = await reported();
    await done('sid', id, 'dispatch', { lead: 'water', coHandlers: ['roads'], grade: 'general' });
    await done('han', id, 'sign');
    await done('han', id, 'ask-extension', { workdays: 3, text: '内部的话' });
    const { body } = await town.call('zoe', 'GET', `problems/${id}`);
    expect(body.sight).toBe('part');
    expect(body.title).toBe(report.title);
    expect(JSON.stringify(body)).not.toContain('内部的话');
    const whole = await town.call('han', 'GET', `problems/${id}`);
    expect(JSON.stringify(whole.body)).toContain('内部的话');
    expect(whole.body.timeline.at(-1).by).toEqual({
      role: 'handler',
      unit: 'water',
      name: '姓名han',
    });
  });

  test('a contractor sees a slip without the words of the raiser', async () => {
    const { id } = await reported();
    await done('sid', id, 'dispatch', { lead: 'firm', grade: 'general', text: '请换灯泡' });
    const { body } = await town.call('con', 'GET', `problems/${id}`);
    expect(body).toMatchObject({ sight: 'slip', place: { text: report.place.text } });
    const seen = JSON.stringify(body);
    expect(seen).toContain('请换灯泡');
    expect(seen).not.toContain(report.title);
    expect(seen).not.toContain(report.description);
    const queue = await town.call('con', 'GET', 'problems');
    expect(queue.body.rows).toHaveLength(1);
    expect(JSON.stringify(queue.body)).not.toContain(report.title);
  });

  test('a tip-off about a unit goes past it and stays closed to it', async () => {
    const { id } = await reported({ kind: 'tip-off', about: 'street' });
    expect((await town.call('sid', 'GET', `problems/${id}`)).status).toBe(404);
    const rows = (await town.call('sid', 'GET', 'problems?kind=tip-off')).body.rows;
    expect(rows).toEqual([]);
    expect((await town.call('olga', 'GET', `problems/${id}`)).status).toBe(200);
  });
});

describe('contacts and codes', () => {
  test('a contact is shown for a reason, and only to those who handle it', async () => {
    const { id } = await reported({ contact: { name: '王某', phone: '13800000000' } });
    const page = await town.call('sid', 'GET', `problems/${id}`);
    expect(JSON.stringify(page.body)).not.toContain('13800000000');
    const read = await town.call('sid', 'POST', `problems/${id}/read-contact`, {
      reason: 'handling',
    });
    expect(read.body).toEqual({
      contacts: [{ raiser: 0, name: '王某', phone: '13800000000' }],
    });
    const other = await town.call('zoe', 'POST', `problems/${id}/read-contact`, {
      reason: 'handling',
    });
    expect(other).toMatchObject({ status: 404, body: { code: 'unknown-problem' } });
    const none = await town.call('sid', 'POST', `problems/${id}/read-contact`, {});
    expect(none.status).toBe(400);
  });

  test('joined raisers are called under their own contacts', async () => {
    const one = await reported({ contact: { phone: '13800000001' } });
    const two = await reported();
    const three = await reported({ contact: { phone: '13800000003' } });
    for (const { id } of [two, three]) await done('sid', id, 'merge', { into: one.id });
    const read = await town.call('sid', 'POST', `problems/${one.id}/read-contact`, {
      reason: 'handling',
    });
    expect(read.body.contacts).toEqual([
      { raiser: 0, phone: '13800000001' },
      { raiser: 2, phone: '13800000003' },
    ]);
  });

  test('who is barred finds out of a matter no more than that there is none', async () => {
    const { id } = await reported({
      kind: 'tip-off',
      about: 'street',
      contact: { phone: '13800000000' },
    });
    for (const [step, body] of [
      ['read-contact', { reason: 'handling' }],
      ['open-slip', {}],
    ] as const) {
      const barred = await town.call('sid', 'POST', `problems/${id}/${step}`, body);
      const none = await town.call('sid', 'POST', `problems/${'A'.repeat(22)}/${step}`, body);
      expect(barred).toMatchObject({ status: 404, body: none.body });
    }
  });

  test('a firm gets no list of the staff', async () => {
    expect((await town.call('con', 'GET', 'people')).body).toEqual({ people: [] });
    expect((await town.call('zoe', 'GET', 'people')).body.people.length).toBeGreaterThan(5);
  });

  test('who registers for somebody never learns the code; a second person opens the slip once', async () => {
    const body = {
      ...report,
      kind: 'help',
      source: 'registered-for-somebody',
      contact: { phone: '13900000000' },
    };
    const key = { 'idempotency-key': 'a key of sixteen!'.replaceAll(' ', '-') };
    const made = await town.call('reg', 'POST', 'problems/register', body, key);
    expect(made).toMatchObject({ status: 201, body: { slip: true } });
    const again = await town.call('reg', 'POST', 'problems/register', body, key);
    expect(again.body).toEqual(made.body);
    const { id } = made.body as { id: string };
    expect(made.response.body).not.toMatch(/([0-9A-Z]{5}-){3}/);
    const { rows } = await town.pool.query('select count(*)::int as n from slip');
    expect(rows[0].n).toBe(1);
    expect((await town.call('reg', 'POST', `problems/${id}/open-slip`, {})).body.code).toBe(
      'needs-second-person',
    );
    const opened = await town.call('sid', 'POST', `problems/${id}/open-slip`, {});
    expect(opened.status).toBe(200);
    const { code, qr } = opened.body as { code: string; qr: string };
    expect(qr).toContain('<svg');
    expect((await town.call(undefined, 'GET', `track/${code}`)).status).toBe(200);
    expect((await town.call('sid', 'POST', `problems/${id}/open-slip`, {})).status).toBe(404);
  });

  test('a re-issued code replaces the old one and waits in a slip', async () => {
    const { id, code } = await reported({ contact: { phone: '13700000000' } });
    let last = code;
    // Whoever had an earlier code of this raiser in hand opens no later one.
    for (const opener of ['olga', 'dan']) {
      await done('sid', id, 'reissue-code', { channel: 'phone' });
      const dead = await town.call(undefined, 'GET', `track/${last}`);
      expect(dead.body.code).toBe('unknown-code');
      const own = await town.call('sid', 'POST', `problems/${id}/open-slip`, {});
      expect(own.body.code).toBe('needs-second-person');
      const opened = await town.call(opener, 'POST', `problems/${id}/open-slip`, {});
      expect([opened.status, opened.body.code]).toEqual([200, expect.any(String)]);
      last = opened.body.code;
      expect((await town.call(undefined, 'GET', `track/${last}`)).status).toBe(200);
    }
  });
});

describe('once', () => {
  test('a report that is sent twice under its key is one, with the same code', async () => {
    const key = { 'idempotency-key': 'report-0123456789abcdef' };
    const [first, second] = await Promise.all([
      town.call(undefined, 'POST', 'problems', report, key),
      town.call(undefined, 'POST', 'problems', report, key),
    ]);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await town.call(undefined, 'POST', 'problems', { ...report, title: '别的' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('a command that is sent twice under its key is done once', async () => {
    const { id } = await reported();
    const key = { 'idempotency-key': 'dispatch-0123456789abcdef' };
    const body = { lead: 'water', grade: 'general' };
    const first = await town.call('sid', 'POST', `problems/${id}/dispatch`, body, key);
    const second = await town.call('sid', 'POST', `problems/${id}/dispatch`, body, key);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    const third = await town.call('sid', 'POST', `problems/${id}/dispatch`, body);
    expect(third).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
  });
});

describe('merged', () => {
  test('a raiser whose matter was merged follows and confirms it with the same code', async () => {
    const [one, two] = [await reported(), await reported()];
    await done('sid', two.id, 'merge', { into: one.id });
    await done('sid', one.id, 'dispatch', { lead: 'water', grade: 'general' });
    await done('han', one.id, 'sign');
    await done('han', one.id, 'ask-answer', { text: '修好了' });
    await done('lea', one.id, 'grant-answer');
    const tracked = await town.call(undefined, 'GET', `track/${two.code}`);
    expect(tracked.body).toMatchObject({ status: 'answered', reply: { text: '修好了' } });
    const confirmed = await town.call(undefined, 'POST', `track/${two.code}/confirm`, {
      solved: 'yes',
      satisfied: 'basically',
    });
    expect(confirmed.body).toMatchObject({ status: 'closed' });
  });
});

describe('accounts', () => {
  test('an office makes a setup link, its person chooses a password and is signed in', async () => {
    await town.call('olga', 'POST', 'people/register-person', { person: 'new', name: '新人' });
    const post = {
      post: 'new-1',
      person: 'new',
      unit: 'roads',
      role: 'handler',
      from: '2026-01-01',
    };
    await town.call('olga', 'POST', 'people/take-post', post);
    expect((await town.call('sid', 'POST', 'accounts', { person: 'new' })).status).toBe(403);
    const made = await town.call('olga', 'POST', 'accounts', { person: 'new' });
    const path = `/api/v1/setup/${made.body.link.split('/').at(-1)}`;
    expect((await town.call(undefined, 'GET', path)).body).toMatchObject({ name: '新人' });
    const weak = await town.call(undefined, 'POST', path, {
      username: 'xinren',
      password: 'short',
    });
    expect(weak.body.code).toBe('bad-password');
    const login = { username: 'Xinren', password: 'a long enough one' };
    const set = await town.call(undefined, 'POST', path, login);
    expect(set.status).toBe(200);
    expect(set.body).not.toHaveProperty('token');
    const cookie = set.response.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
    const me = await town.app.inject({ url: `/api/v1/${TOWN}/me`, headers: { cookie } });
    expect(me.json()).toMatchObject({ person: 'new', name: '新人', posts: [{ unit: 'roads' }] });
    expect((await town.call(undefined, 'POST', path, login)).body.code).toBe('bad-setup-link');
    const wrong = await town.call(undefined, 'POST', '/api/auth/sign-in/username', {
      ...login,
      password: 'not the password',
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-password' } });
    const out = await town.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie },
      payload: {},
    });
    expect(out.statusCode).toBe(200);
    expect((await town.app.inject({ url: '/api/v1/me', headers: { cookie } })).statusCode).toBe(
      401,
    );
  });

  test('a link is in the log, and to replace an account it needs an office above', async () => {
    for (const person of ['con', 'reg', 'olga', 'sid']) await town.cookie(person);
    const ask = async (who: string, person: string) =>
      (await town.call(who, 'POST', 'accounts', { person })).status;
    const size = async () => (await town.store.logs.head(TOWN))?.size;
    const before = await size();
    expect(await ask('sid', 'reg')).toBe(403);
    expect(await ask('sid', 'sid')).toBe(403);
    expect(await ask('olga', 'olga')).toBe(403);
    expect(await ask('olga', 'constructor')).toBe(400);
    expect(await size()).toBe(before);
    expect(await ask('sid', 'con')).toBe(201);
    expect(await ask('olga', 'reg')).toBe(201);
    const entries = await town.store.entriesOf(TOWN, 'people/all');
    expect(entries.slice(-2).map(({ event }) => event)).toMatchObject([
      { type: 'AccountInvited', data: { person: 'con' }, by: { unit: 'street', role: 'office' } },
      { type: 'AccountInvited', data: { person: 'reg' }, by: { unit: 'city', role: 'office' } },
    ]);
  });

  test('in a demo its accounts are buttons', async () => {
    const demo = await openTestTown({ demo: true });
    try {
      const list = await demo.call(undefined, 'GET', '/api/v1/demo/accounts');
      expect(list.body).toEqual([]);
      const { body } = await demo.call(undefined, 'POST', '/api/v1/demo/sign-in', {
        account: `${TOWN}/olga`,
      });
      expect(body.code).toBe('unknown-tenant');
      await demo.pool.query(`update tenant set info = info || '{"demo":true}'`);
      const accounts = await demo.call(undefined, 'GET', '/api/v1/demo/accounts?lang=en');
      expect(accounts.body).toContainEqual({
        account: `${TOWN}/olga`,
        tenant: TOWN,
        name: '姓名olga',
        post: 'Unit city · Office',
      });
      for (let i = 0; i < 2; i += 1) {
        const signed = await demo.call(undefined, 'POST', '/api/v1/demo/sign-in', {
          account: `${TOWN}/olga`,
        });
        expect(signed.status).toBe(200);
      }
    } finally {
      await demo.close();
    }
  });
});

test('the API describes itself in OpenAPI 3.1', async () => {
  const { body } = await town.call(undefined, 'GET', '/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const paths = Object.keys(body.paths);
  expect(paths).toContain('/api/v1/{tenant}/problems/{id}/dispatch');
  expect(body.components.schemas.Problem.required).toContain('code');
  expect(paths.some((path) => path.startsWith('/log'))).toBe(false);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { access, type Access } from './access.ts';
import { openTestTown, staff, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

test('every line of the access table is a route, and every route has its line', () => {
  // buildApp throws at a route without a line; this is the other direction.
  const missing = Object.keys(access).filter((line) => {
    const [method = '', url = ''] = line.split(' ');
    return !town.app.hasRoute({ method: method, url });
  });
  expect(missing).toEqual([]);
});

/** Statuses that say "not you": the gate's own answers. */
const shut: { readonly [access in Access]: readonly number[] } = {
  anyone: [],
  code: [],
  user: [401],
  staff: [401],
  log: [],
  local: [],
  demo: [404],
};

function addressOf(url: string): string {
  return url
    .replace(':tenant', TOWN)
    .replace(':id', 'A'.repeat(22))
    .replace(':photo', 'A'.repeat(22))
    .replace(':code', '00000-00000-00000-00000')
    .replace(':token', 'A'.repeat(32))
    .replace(':measure', 'found')
    .replace(':language', 'en')
    .replace(':unit', 'city')
    .replace('*', '0/000');
}

/** An answer without an end: who is let in hears its beginning. */
async function begin(who: string, url: string): Promise<number> {
  const headers = { cookie: await town.cookie(who) };
  const answer = await town.app.inject({ url, headers, payloadAsStream: true });
  answer.stream().destroy();
  return answer.statusCode;
}

test.each(Object.entries(access))('%s lets in %s', async (line, needed) => {
  const [method = '', url = ''] = line.split(' ');
  const path = addressOf(url);
  const body = method === 'POST' ? {} : undefined;
  const stranger = await town.call(undefined, method as 'GET', path, body);
  if (shut[needed].length > 0) expect(shut[needed]).toContain(stranger.status);
  else expect([401, 403]).not.toContain(stranger.status);
  expect(stranger.status).toBeLessThan(500);
});

/** Every role sees its own address and the others' commands end in the domain's refusal. */
test.each(Object.keys(staff))(
  '%s, signed in, gets in at every route of the staff',
  async (person) => {
    for (const [line, needed] of Object.entries(access)) {
      if (needed !== 'staff') continue;
      const [method = '', url = ''] = line.split(' ');
      const body = method === 'POST' ? {} : undefined;
      const status = url.endsWith('/changes')
        ? await begin(person, addressOf(url))
        : (await town.call(person, method as 'GET', addressOf(url), body)).status;
      expect([line, status]).not.toEqual([line, 401]);
      expect(status).toBeLessThan(500);
    }
  },
);

test('a person of one tenant is nobody in another', async () => {
  const made = await town.store.createTenant({
    tenant: 'elsewhere',
    origin: 'huiyin.test/elsewhere',
    names: { zh: '别处' },
  });
  expect(made).not.toHaveProperty('refused');
  const { status, body } = await town.call('olga', 'GET', '/api/v1/elsewhere/problems');
  expect([status, body.code]).toEqual([403, 'not-allowed']);
});

test('whoever lost their last post gets in no more', async () => {
  await town.call('olga', 'POST', 'people/register-person', { person: 'tmp', name: '临时' });
  const post = { post: 'tmp-1', person: 'tmp', unit: 'roads', role: 'handler', from: '2026-01-01' };
  expect((await town.call('olga', 'POST', 'people/take-post', post)).status).toBe(200);
  expect((await town.call('tmp', 'GET', 'problems')).status).toBe(200);
  await town.call('olga', 'POST', 'people/end-post', { post: 'tmp-1', to: '2026-11-23' });
  expect((await town.call('tmp', 'GET', 'problems')).status).toBe(403);
});

test('figures of the process are for this machine only', async () => {
  const near = await town.app.inject({ url: '/metrics' });
  expect(near.statusCode).toBe(200);
  const far = await town.app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
  expect(far.statusCode).toBe(404);
  const proxied = await town.app.inject({
    url: '/metrics',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  expect(proxied.statusCode).toBe(404);
});

test('the demo door is shut outside a demo', async () => {
  const { status } = await town.call(undefined, 'POST', '/api/v1/demo/sign-in', {
    account: `${TOWN}/olga`,
  });
  expect(status).toBe(404);
});

test('a log that is not public is read by auditors and offices only', async () => {
  await town.call('olga', 'POST', 'catalogue/ask-log-mode', { mode: 'internal' });
  const post = {
    post: 'dan-office',
    person: 'dan',
    unit: 'city',
    role: 'office',
    from: '2026-01-01',
  };
  await town.call('olga', 'POST', 'people/take-post', post);
  const granted = await town.call('dan', 'POST', 'catalogue/grant-log-mode', { mode: 'internal' });
  expect(granted.status).toBe(200);
  const path = `/log/${TOWN}/checkpoint`;
  const statuses = await Promise.all(
    [undefined, 'han', 'aud', 'olga'].map(
      async (who) => (await town.call(who, 'GET', path)).status,
    ),
  );
  expect(statuses).toEqual([403, 403, 200, 200]);
  expect((await town.call(undefined, 'GET', `/log/${TOWN}/vkey`)).status).toBe(200);
});

import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
let address: string;
beforeAll(async () => {
  town = await openTestTown();
  await town.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(town.app.server.address() as AddressInfo).port}`;
});
afterAll(() => town.close());

async function reported(more: object = {}): Promise<string> {
  const { body } = await town.call(undefined, 'POST', 'problems', { ...report, ...more });
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, body.code as string));
  return stream!.slice('problem/'.length);
}

interface Ears {
  readonly status: number;
  readonly headers: Headers;
  /** All that was said so far. */
  said(): string;
  ids(): readonly string[];
  lastId(): string;
  readonly over: Promise<void>;
  close(): void;
}

/** A browser's end of the stream, over a real connection. */
async function listen(who: string, headers: Record<string, string> = {}): Promise<Ears> {
  const away = new AbortController();
  const response = await fetch(`${address}/api/v1/${TOWN}/changes`, {
    headers: { cookie: await town.cookie(who), ...headers },
    signal: away.signal,
  });
  let said = '';
  const over = (async () => {
    const text = new TextDecoder();
    const reader = response.body!.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read())
      said += text.decode(read.value);
  })().catch(() => undefined);
  return {
    status: response.status,
    headers: response.headers,
    said: () => said,
    ids: () =>
      [...said.matchAll(/^data: (.*)$/gm)].flatMap(
        ([, data]) => (JSON.parse(data!) as { ids?: string[] }).ids ?? [],
      ),
    lastId: () => [...said.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '',
    over,
    close: () => away.abort(),
  };
}

const soon = { timeout: 5_000, interval: 20 };

test('whoever may see a matter hears its id and no word; whoever may not hears nothing', async () => {
  const [office, stranger] = [await listen('olga'), await listen('zoe')];
  expect(office.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(office.headers.get('x-accel-buffering')).toBe('no');
  const id = await reported();
  await expect.poll(() => office.ids(), soon).toContain(id);
  await town.call('sid', 'POST', `problems/${id}/dispatch`, { lead: 'water', grade: 'general' });
  await expect.poll(() => office.ids().length, soon).toBeGreaterThan(1);
  expect(office.said()).not.toContain(report.title);
  expect(stranger.ids()).toEqual([]);
  office.close();
  stranger.close();
});

test('the unit that a matter is about hears nothing of it', async () => {
  const [accused, office] = [await listen('sid'), await listen('olga')];
  const id = await reported({ kind: 'complaint', about: 'street' });
  await expect.poll(() => office.ids(), soon).toContain(id);
  expect(accused.ids()).toEqual([]);
  accused.close();
  office.close();
});

test('sight is asked at the time of sending: who comes to see it hears of it from then on', async () => {
  const ears = await listen('zoe');
  const id = await reported();
  await town.call('sid', 'POST', `problems/${id}/dispatch`, { lead: 'roads', grade: 'general' });
  await expect.poll(() => ears.ids(), soon).toEqual([id]);
  ears.close();
});

test('whoever comes back hears what they missed; after too much, that they did', async () => {
  const first = await listen('olga');
  await expect.poll(() => first.lastId(), soon).not.toBe('');
  first.close();
  const missed = [await reported(), await reported()];
  const again = await listen('olga', { 'last-event-id': first.lastId() });
  await expect.poll(() => again.ids().toSorted(), soon).toEqual(missed.toSorted());
  const { size } = (await town.store.logs.head(TOWN))!;
  await expect.poll(() => again.lastId(), soon).toBe(String(size));
  const lost = await listen('olga', { 'last-event-id': String(size + 5) });
  await expect.poll(() => lost.said(), soon).toContain('event: missed');
  again.close();
  lost.close();
});

test('what another process committed is heard too', async () => {
  const ears = await listen('olga');
  const { rows } = await town.pool.query<{ stream: string }>(
    `select stream from problem_view where tenant = $1 limit 1`,
    [TOWN],
  );
  // As another process leaves it: in the log, and nobody here is told.
  await town.pool.query(
    `with grown as (update head set size = size + 1 where tenant = $1 returning size)
     insert into event (tenant, index, stream, seq, type, leaf)
     select $1, size - 1, $2, 9000, 'Reminded', '{}' from grown`,
    [TOWN, rows[0]!.stream],
  );
  await expect.poll(() => ears.ids(), soon).toEqual([rows[0]!.stream.slice('problem/'.length)]);
  await town.pool.query(
    `with shrunk as (update head set size = size - 1 where tenant = $1 returning size)
     delete from event e using shrunk where e.tenant = $1 and e.index = shrunk.size`,
    [TOWN],
  );
  ears.close();
});

test('signing out ends the stream', async () => {
  const login = { username: 'user-lea', password: 'a password of lea' };
  await town.cookie('lea');
  const signedIn = await town.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: login,
  });
  const cookie = signedIn.cookies
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
  const [ears, other] = [await listen('lea', { cookie }), await listen('lea')];
  await town.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { cookie },
    payload: {},
  });
  await ears.over;
  const id = await reported();
  await town.call('sid', 'POST', `problems/${id}/dispatch`, { lead: 'water', grade: 'general' });
  await expect.poll(() => other.ids(), soon).toContain(id);
  other.close();
});

test('the end of the last post ends the stream with the next change', async () => {
  await town.call('olga', 'POST', 'people/register-person', { person: 'tmp', name: '临时' });
  const post = { post: 'tmp-1', person: 'tmp', unit: 'roads', role: 'handler', from: '2026-01-01' };
  await town.call('olga', 'POST', 'people/take-post', post);
  const ears = await listen('tmp');
  await town.call('olga', 'POST', 'people/end-post', { post: 'tmp-1', to: '2026-11-23' });
  const id = await reported();
  await ears.over;
  expect(ears.said()).not.toContain(id);
});

test('a person has so many streams and no more', async () => {
  const all = [];
  for (let n = 0; n < 9; n += 1) all.push(await listen('gus'));
  expect(all.map(({ status }) => status)).toEqual([...Array<number>(8).fill(200), 429]);
  for (const ears of all) ears.close();
  await expect
    .poll(async () => {
      const ears = await listen('gus');
      ears.close();
      return ears.status;
    }, soon)
    .toBe(200);
});

test('the server closes though somebody listens', async () => {
  const ears = await listen('aud');
  await town.app.close();
  await ears.over;
});

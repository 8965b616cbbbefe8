import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainParts } from '../../store/index.ts';
import { checkTenant } from '../../store/check/index.ts';
import { codeHash } from '../codes.ts';
import { openTestTown, report, TOWN, type TestTown } from '../testing.ts';
import { phonePhoto } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

const DAY = 86_400_000;
let seed = 0;

async function send(bytes: Buffer, type = 'image/jpeg') {
  const url = `/api/v1/${TOWN}/uploads`;
  return town.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload: bytes,
  });
}

async function upload(bytes?: Buffer): Promise<string> {
  const answer = await send(bytes ?? (await phonePhoto((seed += 1), 400, 300)));
  expect([answer.statusCode, answer.body.slice(0, 200)]).toMatchObject([201, expect.anything()]);
  return answer.json<{ id: string }>().id;
}

interface Raised {
  readonly code: string;
  readonly id: string;
}

async function raise(photos: readonly string[], more: object = {}, key?: string): Promise<Raised> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  const body = { ...report, photos, ...more };
  const answer = await town.call(undefined, 'POST', 'problems', body, headers);
  expect([answer.status, answer.body.code]).toEqual([201, expect.any(String)]);
  const { code } = answer.body as { code: string };
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  return { code, id: stream!.slice('problem/'.length) };
}

async function say(who: string, id: string, name: string, data: object = {}) {
  return town.call(who, 'POST', `problems/${id}/${name}`, data);
}

async function inHand(photos: readonly string[] = []): Promise<Raised> {
  const raised = await raise(photos);
  const dispatch = { lead: 'water', coHandlers: ['roads', 'firm'], grade: 'general' };
  expect((await say('sid', raised.id, 'dispatch', dispatch)).status).toBe(200);
  expect((await say('han', raised.id, 'sign')).status).toBe(200);
  return raised;
}

async function rows(text: string, ...values: unknown[]) {
  return (await town.pool.query<{ [column: string]: unknown }>(text, values)).rows;
}

async function checked() {
  const { findings } = await checkTenant({ pool: town.pool, parts: domainParts, tenant: TOWN });
  return findings;
}

test('a report with photos shows them to its raiser and to those who handle it', async () => {
  const photo = await upload();
  const { code, id } = await inHand([photo]);
  const path = `track/${code}/photos/${photo}`;
  const shown = await town.call(undefined, 'GET', path);
  expect([shown.status, shown.response.headers]).toMatchObject([
    200,
    {
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  ]);
  expect(await sharp(shown.response.rawPayload).metadata()).toMatchObject({ width: 400 });
  const small = await town.call(undefined, 'GET', `${path}/thumbnail`);
  expect(await sharp(small.response.rawPayload).metadata()).toMatchObject({ width: 320 });
  const tracked = await town.call(undefined, 'GET', `track/${code}`);
  expect(tracked.body.photos).toEqual([photo]);

  const page = await town.call('sid', 'GET', `problems/${id}`);
  expect(page.body.timeline[0].photos).toEqual([photo]);
  const address = `problems/${id}/photos/${photo}`;
  const staffs = ['sid', 'han', 'lea', 'zoe', 'gus', 'con', 'reg', 'aud', undefined] as const;
  const seen = await Promise.all(
    staffs.map(async (who) => [who, (await town.call(who, 'GET', address)).status]),
  );
  expect(Object.fromEntries(seen as [string, number][])).toEqual({
    ...{ sid: 200, han: 200, lea: 200, zoe: 200, gus: 200, reg: 200, aud: 200 },
    // A contractor's slip has no photos; a stranger isn't signed in.
    ...{ con: 404, undefined: 401 },
  });
  expect((await town.call('han', 'GET', address)).response.headers).toMatchObject({
    'cache-control': 'private, max-age=300',
  });
});

test('a photo is at no other address than those of its own matter', async () => {
  const photo = await upload();
  const mine = await inHand([photo]);
  const other = await inHand();
  const paths = [
    `track/${other.code}/photos/${photo}`,
    `track/00000-00000-00000-00000/photos/${photo}`,
    `uploads/${photo}`,
  ];
  for (const path of paths) {
    expect([path, (await town.call(undefined, 'GET', path)).status]).toEqual([path, 404]);
  }
  const staff = `problems/${other.id}/photos/${photo}`;
  expect((await town.call('sid', 'GET', staff)).status).toBe(404);
  expect((await town.call('zoe', 'GET', `problems/${mine.id}/photos/${photo}`)).status).toBe(200);
  expect(
    (await town.call('sid', 'GET', `problems/${mine.id}/photos/${'A'.repeat(22)}`)).status,
  ).toBe(404);
});

test('an upload that nothing shows yet is seen as a thumbnail by whoever has its id', async () => {
  const photo = await upload();
  const seen = await town.call(undefined, 'GET', `uploads/${photo}`);
  expect([seen.status, (await sharp(seen.response.rawPayload).metadata()).width]).toEqual([
    200, 320,
  ]);
});

test('the answer\u2019s photos are shown to the raiser once it is approved, the co-handler\u2019s never', async () => {
  const before = await upload();
  const { code, id } = await inHand([before]);
  const [part, after] = [await upload(), await upload()];
  expect((await say('zoe', id, 'co-answer', { text: '已清', photos: [part] })).status).toBe(200);
  const ask = await say('han', id, 'ask-answer', { text: '已换', photos: [after] });
  expect(ask.status).toBe(200);
  const track = async (photo: string) =>
    (await town.call(undefined, 'GET', `track/${code}/photos/${photo}`)).status;
  expect(await track(after)).toBe(404);
  expect((await say('lea', id, 'grant-answer')).status).toBe(200);
  expect([await track(before), await track(after), await track(part)]).toEqual([200, 200, 404]);
  const told = await town.call(undefined, 'GET', `track/${code}`);
  const moment = told.body.timeline.find((m: { type: string }) => m.type === 'AskGranted');
  expect(moment).toMatchObject({ reply: '已换', photos: [after] });
  // The raiser shows that it isn't so; a co-handler sees its own part and what was raised.
  const proof = await upload();
  const said = { reason: 'not-done', photos: [proof] };
  expect((await town.call(undefined, 'POST', `track/${code}/dispute`, said)).status).toBe(200);
  expect(await track(proof)).toBe(200);
  const ofCo = async (photo: string) =>
    (await town.call('zoe', 'GET', `problems/${id}/photos/${photo}`)).status;
  expect([await ofCo(before), await ofCo(part), await ofCo(after), await ofCo(proof)]).toEqual([
    200, 200, 404, 404,
  ]);
});

test('an upload is for one event, and a refusal spends none', async () => {
  const photo = await upload();
  const bad = await town.call(undefined, 'POST', 'problems', {
    ...report,
    category: 'nothing-such',
    photos: [photo],
  });
  expect(bad.body.code).toBe('unknown-category');
  await raise([photo]);
  const again = await town.call(undefined, 'POST', 'problems', { ...report, photos: [photo] });
  expect([again.status, again.body.code]).toEqual([409, 'photo-used']);
  const twice = await upload();
  const body = { ...report, photos: [twice, twice] };
  expect((await town.call(undefined, 'POST', 'problems', body)).body.code).toBe('photo-used');
  const unknown = { ...report, photos: ['A'.repeat(22)] };
  expect((await town.call(undefined, 'POST', 'problems', unknown)).body.code).toBe('unknown-photo');
  const many = { ...report, photos: Array.from({ length: 7 }, () => 'A'.repeat(22)) };
  expect((await town.call(undefined, 'POST', 'problems', many)).body).toMatchObject({
    code: 'bad-input',
    params: { fields: ['photos'], limits: [{ kind: 'array', most: 6 }] },
    detail: expect.stringContaining('photos（最多 6 个）') as string,
  });
});

test('two reports at once: one gets the photo', async () => {
  const photo = await upload();
  const body = { ...report, photos: [photo] };
  const both = await Promise.all([1, 2].map(() => town.call(undefined, 'POST', 'problems', body)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('the same report under the same key is answered the same, also with the photo sent anew', async () => {
  const bytes = await phonePhoto(4_711, 300, 300);
  const key = 'a-key-of-the-form-0001';
  const first = await raise([await upload(bytes)], {}, key);
  const second = await raise([await upload(bytes)], {}, key);
  expect(second).toEqual(first);
  const other = await town.call(
    undefined,
    'POST',
    'problems',
    { ...report, photos: [await upload()] },
    { 'idempotency-key': key },
  );
  expect(other.body.code).toBe('idempotency-key-reused');
});

test('a photo that was saved from a page and sent again is the same photo', async () => {
  const first = await upload();
  const { code } = await raise([first]);
  const shown = await town.call(undefined, 'GET', `track/${code}/photos/${first}`);
  const second = await upload(shown.response.rawPayload);
  const kept = await town.store.evidence.find(TOWN, [first, second]);
  expect(second).not.toBe(first);
  expect(kept.get(second)?.hash).toBe(kept.get(first)?.hash);
});

test('what is no photo is refused in its own words', async () => {
  const photo = await phonePhoto(9, 200, 200);
  const answers = await Promise.all([
    send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'),
    send(photo.subarray(0, 900)),
    send(Buffer.alloc(10 * 1024 * 1024 + 1, 1)),
    send(photo, 'text/html'),
    send(photo, 'application/json'),
    send(photo, 'image/png'),
    send(photo, 'application/octet-stream'),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([415, 422, 413, 415, 415, 201, 201]);
  const codes = answers.slice(0, 5).map((answer) => answer.json<{ code: string }>().code);
  expect(codes).toEqual([
    'photo-format',
    'photo-unreadable',
    'photo-too-large',
    'unsupported-media-type',
    'unsupported-media-type',
  ]);
  const nowhere = await town.app.inject({
    method: 'POST',
    url: '/api/v1/nowhere/uploads',
    headers: { 'content-type': 'image/jpeg' },
    payload: photo,
  });
  expect(nowhere.statusCode).toBe(404);
});

test('the leaf has the hash of the bytes, and nothing of where they are', async () => {
  const photo = await upload();
  const { id } = await raise([photo]);
  const [leaf] = await rows(
    'select leaf from event where stream = $1 order by seq limit 1',
    `problem/${id}`,
  );
  const [kept] = await rows('select * from evidence where id = $1', photo);
  expect(JSON.parse(String(leaf!['leaf']))).toMatchObject({ data: { photos: [kept!['hash']] } });
  expect(leaf!['leaf']).not.toContain(photo);
  expect(await checked()).toEqual([]);
});

test('erasing the part deletes the bytes with it; its hash stays', async () => {
  const photo = await upload();
  const { code, id } = await inHand([photo]);
  const [shown] = await rows('select index::int from evidence where id = $1', photo);
  const index = shown!['index'] as number;
  const erase = { index, part: 'photos', reason: 'asked' };
  expect((await say('sid', id, 'erase', erase)).status).toBe(200);
  expect(await rows('select from evidence where id = $1', photo)).toEqual([]);
  expect(await rows('select from photo_use where index = $1', index)).toHaveLength(1);
  for (const [who, path] of [
    [undefined, `track/${code}/photos/${photo}`],
    ['sid', `problems/${id}/photos/${photo}`],
  ] as const) {
    expect((await town.call(who, 'GET', path)).status).toBe(404);
  }
  expect((await town.call(undefined, 'GET', `track/${code}`)).body.photos).toEqual([]);
  expect(await checked()).toEqual([]);
});

test('lost or changed bytes are found', async () => {
  const photo = await upload();
  await raise([photo]);
  const changes = [
    ['image', 'image || $2::bytea', 'wrong'],
    ['thumbnail', 'thumbnail || $2::bytea', 'wrong'],
    ['hash', `'x' || left(encode($2::bytea, 'hex'), 0)`, 'wrong'],
  ] as const;
  for (const [column, to, problem] of changes) {
    const [row] = await rows(`select ${column} as value from evidence where id = $1`, photo);
    await rows(`update evidence set ${column} = ${to} where id = $1`, photo, Buffer.from('x'));
    expect(await checked()).toMatchObject([{ table: 'evidence', key: photo, column, problem }]);
    await rows(`update evidence set ${column} = $2 where id = $1`, photo, row!['value']);
  }
  await rows('update evidence set index = null where id = $1', photo);
  expect(await checked()).toMatchObject([{ table: 'evidence', key: photo, problem: 'missing' }]);
});

test('a unit\u2019s photo that another matter showed before is a sign, with its records', async () => {
  await rows('delete from evidence where index is null');
  const place = await openTestTown();
  const outer = town;
  town = place;
  try {
    const bytes = await phonePhoto(1_234, 300, 300);
    const first = await inHand([await upload(bytes)]);
    const repeated = async () => {
      const { body } = await town.call(undefined, 'GET', 'figures');
      return body.figures[0].values['photo-repeated'].shown as number;
    };
    // Again in the same matter, and by another resident: no sign.
    await say('han', first.id, 'ask-answer', { text: '已修', photos: [await upload(bytes)] });
    const second = await inHand([await upload(bytes)]);
    expect(await repeated()).toBe(0);
    const fix = { text: '已修', photos: [await upload(bytes)] };
    expect((await say('han', second.id, 'ask-answer', fix)).status).toBe(200);
    expect(await repeated()).toBe(1);
    const records = await town.call(undefined, 'GET', 'figures/photo-repeated/records');
    expect(records.body.records).toMatchObject([{ unit: 'water', n: 1 }]);
    // In a matter that the log hides, what is counted stays in the attested total.
    const hidden = await raise([], { category: 'minors' });
    await say('sid', hidden.id, 'dispatch', { lead: 'water', grade: 'general' });
    await say('han', hidden.id, 'sign');
    await say('han', hidden.id, 'ask-answer', { text: '已修', photos: [await upload(bytes)] });
    expect(await repeated()).toBe(1);
    expect(await checked()).toEqual([]);
  } finally {
    town = outer;
    await place.close();
  }
});

test('what nothing came to show is swept after a day', async () => {
  const [kept, used] = [await upload(), await upload()];
  await raise([used]);
  town.clock.now += 2 * DAY;
  const fresh = await upload();
  const dayAgo = new Date(town.clock.now - DAY).toISOString().slice(0, 19) + 'Z';
  expect(await town.store.evidence.sweep(TOWN, dayAgo)).toBeGreaterThan(0);
  const left = await town.store.evidence.find(TOWN, [kept, used, fresh]);
  expect([...left.keys()].sort()).toEqual([used, fresh].sort());
  const late = await town.call(undefined, 'POST', 'problems', { ...report, photos: [kept] });
  expect(late.body.code).toBe('unknown-photo');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeHash } from '../codes.ts';
import { phonePhoto } from '../photos/testing.ts';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { codeIn, filled, keyIn, visitor, wordsOf, type Fields, type Visitor } from './testing.ts';

let town: TestTown;
let visit: Visitor;

beforeAll(async () => {
  town = await openTestTown();
  visit = visitor(town);
});
afterAll(() => town.close());

const form = `/${TOWN}/report`;

/** A form as a browser without scripts sends it, files and all. */
async function post(url: string, fields: Fields, files: readonly Buffer[], more: Fields = {}) {
  const data = new FormData();
  for (const [name, value] of [...Object.entries(fields), ...Object.entries(more)]) {
    data.append(name, value);
  }
  for (const file of files) data.append('photos', new Blob([new Uint8Array(file)]), 'IMG_1.jpg');
  // As a browser does where no file was chosen.
  if (files.length === 0) data.append('photos', new Blob([]), '');
  const encoded = new Response(data);
  return town.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}

async function newKey(): Promise<string> {
  return keyIn((await visit.get(form)).body);
}

function keptIn(page: string): string[] {
  return [...page.matchAll(/name="photo" value="([^"]{22})"/g)].map(([, id = '']) => id);
}

async function photosOf(code: string): Promise<string[]> {
  const { body } = await town.call(undefined, 'GET', `track/${code}`);
  return body.photos as string[];
}

async function matters(): Promise<number> {
  const { rows } = await town.pool.query("select from event where type = 'ProblemRegistered'");
  return rows.length;
}

test('a form with photos registers them with the report', async () => {
  const files = [await phonePhoto(1, 500, 400), await phonePhoto(2, 500, 400)];
  const answer = await post(form, { ...filled, key: await newKey() }, files);
  expect(answer.statusCode).toBe(201);
  const code = codeIn(answer.body);
  const photos = await photosOf(code);
  expect(photos).toHaveLength(2);
  const page = await visit.get(`/${TOWN}/track/${code}`);
  for (const id of photos) {
    expect(page.body).toContain(`/api/v1/${TOWN}/track/${code}/photos/${id}/thumbnail`);
    const seen = await visit.get(`/api/v1/${TOWN}/track/${code}/photos/${id}/thumbnail`);
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/jpeg']);
  }
});

test('a form without a chosen file is a report without photos', async () => {
  const answer = await post(form, { ...filled, key: await newKey() }, []);
  expect(await photosOf(codeIn(answer.body))).toEqual([]);
});

test('what was chosen is kept while something else is put right, and can be dropped', async () => {
  const files = [await phonePhoto(3, 300, 300), await phonePhoto(4, 300, 300)];
  const key = await newKey();
  const { title: _, ...untitled } = filled;
  const failed = await post(form, { ...untitled, key }, files);
  expect([failed.statusCode, failed.headers['cache-control']]).toEqual([422, 'no-store']);
  expect(failed.body).toContain(filled['description']);
  const [first, second] = keptIn(failed.body);
  expect((await visit.get(`/api/v1/${TOWN}/uploads/${first}`)).statusCode).toBe(200);
  const again = await post(form, { ...filled, key }, [], { photo: second!, drop: 'nothing' });
  expect(again.statusCode).toBe(201);
  expect(await photosOf(codeIn(again.body))).toEqual([second]);
  const dropped = await post(form, { ...untitled, key: await newKey() }, [], {
    photo: first!,
    drop: first!,
  });
  expect(keptIn(dropped.body)).toEqual([]);
});

test('the same form sent twice, files and all, registers once and shows the same code', async () => {
  const before = await matters();
  const sent = { ...filled, key: await newKey() };
  const files = [await phonePhoto(5, 300, 300)];
  const [a, b] = await Promise.all([post(form, sent, files), post(form, sent, files)]);
  const c = await post(form, sent, files);
  expect([a, b, c].map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
  expect(new Set([a, b, c].map(({ body }) => codeIn(body))).size).toBe(1);
  expect(await matters()).toBe(before + 1);
});

test('a file that is no photo says so beside the field, and the good ones stay', async () => {
  const before = await matters();
  const key = await newKey();
  const good = await phonePhoto(6, 300, 300);
  const answer = await post(form, { ...filled, key }, [
    good,
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(11 * 1024 * 1024, 1),
  ]);
  expect(answer.statusCode).toBe(422);
  expect(wordsOf(answer.body)).toContain('这不是 JPEG、PNG 或 WebP 格式的照片');
  expect(keptIn(answer.body)).toHaveLength(1);
  const seven = await Promise.all([11, 12, 13, 14, 15, 16, 17].map((n) => phonePhoto(n, 90, 90)));
  const many = await post(form, { ...filled, key }, seven);
  expect(wordsOf(many.body)).toContain('最多 6 张照片');
  expect(keptIn(many.body)).toHaveLength(6);
  const large = await post(form, { ...filled, key }, [Buffer.alloc(11 * 1024 * 1024, 1)]);
  expect(wordsOf(large.body)).toContain('照片超过 10 MB');
  expect(await matters()).toBe(before);
});

test('hostile forms are refused without a fault', async () => {
  const key = await newKey();
  const bad = [
    await post(form, { ...filled, key, title: 'a\0b' }, []),
    await post(form, { ...filled, key, description: 'x'.repeat(40_000) }, []),
    await post(form, { ...filled, key, __proto__x: '1', constructor: '1' }, []),
    await post(form, { ...filled, key }, [], { photo: '../../etc/passwd' }),
    await post(form, { ...filled, key: await newKey() }, [], { photo: 'A'.repeat(22) }),
  ];
  expect(bad.map(({ statusCode }) => statusCode < 500)).toEqual(bad.map(() => true));
  expect(wordsOf(bad[4]!.body)).toContain('有一张照片已经不在了');
  const cut = await town.app.inject({
    method: 'POST',
    url: form,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload:
      '--x\r\ncontent-disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n\xff\xd8',
  });
  expect(cut.statusCode).toBeLessThan(500);
});

test('a raiser shows by photos that it is not done, without a script', async () => {
  const { code } = await visit.report();
  await visit.staff('dan', code, 'dispatch', { lead: 'water', grade: 'general' });
  await visit.staff('han', code, 'sign');
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const fix = await post(`/api/v1/${TOWN}/uploads`, {}, []);
  expect(fix.statusCode).toBe(415);
  await visit.staff('han', code, 'ask-answer', { text: '已修好' });
  await visit.staff('lea', code, 'grant-answer');
  const path = `/${TOWN}/track/${code}`;
  const page = await visit.get(path);
  const [, section = ''] = page.body.split('value="dispute"');
  const key = /name="key"\s+value="([^"]+)"/.exec(section)?.[1] ?? '';
  const wrong = await post(path, { act: 'dispute', key }, [await phonePhoto(8, 200, 200)]);
  expect(wrong.statusCode).toBe(422);
  const [kept] = keptIn(wrong.body);
  const said = { act: 'dispute', key, reason: 'not-done' };
  const done = await post(path, said, [], { photo: kept! });
  expect([done.statusCode, done.headers.location]).toEqual([303, `${path}?done=dispute`]);
  expect((await post(path, said, [], { photo: kept! })).statusCode).toBe(303);
  const { rows } = await town.pool.query(
    "select from event where stream = $1 and type = 'Disputed'",
    [stream],
  );
  expect(rows).toHaveLength(1);
  expect((await visit.get(path)).body).toContain(`/photos/${kept}/thumbnail`);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTown, report, TOWN, type TestTown } from '../testing.ts';

let town: TestTown;

beforeAll(async () => {
  town = await openTestTown();
});

afterAll(async () => {
  await town.close();
});

function get(path: string, headers: object = {}) {
  return town.app.inject({ method: 'GET', url: path, headers });
}

function post(path: string, fields: { readonly [name: string]: string }, headers: object = {}) {
  return town.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

const fields = {
  kind: 'help',
  category: report.category,
  title: report.title,
  description: report.description,
  place: report.place.text,
};

function keyIn(body: string): string {
  return /name="key" value="([^"]+)"/.exec(body)![1]!;
}

function codeIn(body: string): string {
  return /\/track\/([0-9A-Z]{20})"/.exec(body)![1]!;
}

async function reported(more: { readonly [name: string]: string } = {}) {
  const form = await get(`/${TOWN}/report`);
  const key = keyIn(form.body);
  const answer = await post(`/${TOWN}/report`, { ...fields, ...more, key });
  expect(answer.statusCode).toBe(201);
  return { key, answer, code: codeIn(answer.body) };
}

test('smoke', async () => {
  for (const path of [
    '',
    '/report',
    '/track',
    '/published',
    '/verify',
    '/privacy',
    '/board/water',
    '/figures/found',
  ]) {
    const page = await get(`/${TOWN}${path}`);
    expect([path, page.statusCode, page.body.length]).toEqual([path, 200, page.body.length]);
    console.log(path, page.body.length);
  }
  const { answer, code } = await reported();
  console.log(answer.body.length);
  const page = await get(`/${TOWN}/track/${code}`);
  expect(page.statusCode).toBe(200);
  console.log(page.body.length, page.body.slice(0, 3000));
});

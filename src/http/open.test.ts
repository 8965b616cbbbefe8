import { afterAll, beforeAll, expect, test } from 'vitest';
import { measures } from '../figures/measures.ts';
import { parseBundle } from '../tlog/bundle.ts';
import { openCheckpoint, type TrustedLog } from '../tlog/checkpoint.ts';
import { leafHash } from '../tlog/hash.ts';
import { noteVerifier } from '../tlog/note.ts';
import { checkProofFile, parseProofFile } from '../tlog/proof-file.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
let code: string;
beforeAll(async () => {
  town = await openTestTown();
  for (let i = 0; i < 6; i += 1) {
    const { body } = await town.call(undefined, 'POST', 'problems', report);
    code = body.code;
  }
  await town.call(undefined, 'POST', 'problems', { ...report, category: 'minors' });
  await covered();
});
afterAll(() => town.close());

/** Waits until the published checkpoint covers all there is, which takes moments. */
async function covered(): Promise<number> {
  const size = (await town.store.logs.head(TOWN))!.size;
  for (let i = 0; i < 200; i += 1) {
    const note = await town.store.logs.checkpoint(TOWN);
    if (note?.split('\n')[1] === String(size)) return size;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new Error('no checkpoint covers the log');
}

async function trusted(): Promise<TrustedLog> {
  const verifier = noteVerifier((await get(`/log/${TOWN}/vkey`)).response.body.trim());
  if (!verifier.ok) throw new Error(verifier.error);
  return { origin: 'huiyin.test/town', key: verifier.value };
}

const get = (path: string) => town.call(undefined, 'GET', path);

test('the log is served as C2SP tlog-tiles: checkpoint, tiles, entries, nothing else', async () => {
  const size = await covered();
  const checkpoint = await get(`/log/${TOWN}/checkpoint`);
  expect(checkpoint.response.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const opened = openCheckpoint(checkpoint.response.body, await trusted());
  expect(opened).toMatchObject({ ok: true, value: { checkpoint: { size } } });

  const entries = await get(`/log/${TOWN}/tile/entries/000.p/${size}`);
  expect(entries.response.headers['content-type']).toBe('application/octet-stream');
  const bundle = parseBundle(entries.response.rawPayload, size);
  const tile = await get(`/log/${TOWN}/tile/0/000.p/${size}`);
  const hashes = bundle.ok ? bundle.value.map((entry) => leafHash(entry)) : [];
  expect(tile.response.rawPayload.equals(Buffer.concat(hashes))).toBe(true);
  for (const path of [
    'tile/0/000',
    `tile/0/000.p/${size + 1}`,
    'tile/0/001',
    'tile/9/000',
    'tile/entries/x001/000',
  ]) {
    const { status, body } = await get(`/log/${TOWN}/${path}`);
    expect([path, status, body.code]).toEqual([path, 404, 'not-found']);
  }
});

test('the receipt that a code opens proves itself against the log key', async () => {
  const { body } = await get(`track/${code}`);
  const { response } = await get(`track/${code}/proof`);
  const file = parseProofFile(response.body);
  if (!file.ok) throw new Error('not a proof file');
  const leaf = body.receipt.leaf as string;
  expect(leafHash(Buffer.from(leaf)).toString('base64')).toBe(body.receipt.leafHash);
  expect(checkProofFile(file.value, leafHash(Buffer.from(leaf)), await trusted()).ok).toBe(true);
});

test('figures say what they count and at which size', async () => {
  const size = await covered();
  const { body } = await get('figures?by=unit');
  expect(body.definitions).toHaveLength(measures.length);
  const [city, ...under] = body.figures;
  expect(city).toMatchObject({ unit: 'city', size, attestedBefore: '2026-11-24' });
  expect(city.values.found).toEqual({ shown: 6, under5: true });
  expect(city.rates.response).toEqual({ numerator: 0, denominator: 0 });
  expect(under.map((f: { unit: string }) => f.unit)).toContain('street');
  const before = await get(`figures?measure=found&asOf=${size - 1}`);
  expect(before.body.figures[0].values).toEqual({ found: { shown: 6 } });
  expect((await get('figures?measure=nothing')).body.code).toBe('unknown-measure');
  expect((await get('figures?unit=nowhere')).body.code).toBe('unknown-unit');
});

test('the records behind a figure add up to what is shown', async () => {
  const first = await get('figures/found/records?limit=4');
  const second = await get(`figures/found/records?limit=4&after=${first.body.next}`);
  const records = [...first.body.records, ...second.body.records] as {
    n: number;
    number: string;
  }[];
  expect(records.reduce((sum, { n }) => sum + n, 0)).toBe(6);
  expect(new Set(records.map(({ number }) => number)).size).toBe(6);
});

test('open data is every figure as of a signed checkpoint', async () => {
  const size = await covered();
  const { body } = await get('open-data.json');
  expect(body).toMatchObject({
    huiyin: 'figures@v1',
    tenant: TOWN,
    origin: 'huiyin.test/town',
    size,
  });
  expect(body.checkpoint).toBe(await town.store.logs.checkpoint(TOWN));
  expect(body.figures).toContainEqual({
    measure: 'found',
    version: 1,
    unit: 'city',
    shown: 6,
    attested: 'under5',
  });
  const { response } = await get('open-data.csv');
  expect(response.body).toContain(`${TOWN},${size},found,1,city,6,under5`);
});

test('the dictionary of the open data says what each of its columns and measures is', async () => {
  const { body } = await get('open-data/dictionary.json');
  const { response } = await get('open-data.csv');
  const [head = ''] = response.body.split('\r\n');
  expect(body.columns.map(({ column }: { column: string }) => column)).toEqual(head.split(','));
  const told = new Map(body.measures.map((each: { measure: string }) => [each.measure, each]));
  expect([...told.keys()]).toEqual(measures.map(({ id }) => id));
  expect(told.get('found')).toMatchObject({ version: 1, nature: 'stock', time: 'recorded' });
  for (const each of [...body.columns, ...body.measures]) {
    const texts = [each.names, each.definition, each.unit, each.timeBasis].filter(Boolean);
    for (const { zh, en } of texts) expect([zh, en]).not.toContain('');
  }
  const csv = await get('open-data/dictionary.csv');
  expect(csv.response.body).toContain('measure,found,1,发现问题,Found,');
  expect(csv.response.body.trimEnd().split('\r\n')).toHaveLength(1 + 7 + measures.length);
});

const sensitive = (times: number) =>
  Promise.all(
    Array.from({ length: times }, () =>
      town.call(undefined, 'POST', 'problems', { ...report, category: 'minors' }),
    ),
  );

test('no page and no cursor of records tells of a sealed event', async () => {
  const open = await get('figures/found/records?limit=1');
  await sensitive(1);
  expect((await get('figures/found/records?limit=1')).body).toEqual(open.body);
  let after: string | undefined;
  do {
    const { body } = await get(`figures/found/records?limit=1${after ? `&after=${after}` : ''}`);
    after = body.next;
    expect(body.records).toHaveLength(1);
    const [index] = JSON.parse(Buffer.from(after ?? 'WzBd', 'base64url').toString());
    expect([0, body.records[0].index]).toContain(index);
  } while (after !== undefined);
});

test('sums of two log sizes, of two units or of two moments do not differ by a sealed matter', async () => {
  const then = await covered();
  const seen = async () => ({
    sums: (await get('figures?by=unit')).body.figures.map(
      ({ size: _s, ...rest }: object & { size: number }) => rest,
    ),
    csv: (await get('open-data.csv')).response.body.replaceAll(/^testtown,\d+/gm, ''),
    board: (await get(`/${TOWN}`)).response.body.replaceAll(/\d+ 条|\d\d:\d\d/g, ''),
    figure: /<h2>[^]*?<p>/.exec((await get(`/${TOWN}/figures/found`)).response.body)?.[0],
  });
  const before = await seen();
  await sensitive(7);
  const size = await covered();
  expect(await seen()).toEqual(before);
  for (const asOf of [then, then + 1, size - 1, size, size + 9]) {
    for (const unit of ['city', 'street']) {
      const { body } = await get(`figures?asOf=${asOf}&unit=${unit}&measure=found`);
      expect([asOf, body.figures[0].values]).toEqual([
        asOf,
        { found: { shown: body.figures[0].values.found.shown } },
      ]);
      expect(body.figures[0]).not.toHaveProperty('attestedBefore');
    }
    const page = await get(`/${TOWN}?asOf=${asOf}`);
    expect(page.response.body).not.toContain('另有密');
  }
});

test('the day after, the total of the whole is told in steps of five, the same everywhere', async () => {
  town.clock.now += 86_400_000;
  const { figures } = (await get('figures?by=unit&measure=found')).body;
  expect(figures[0]).toMatchObject({
    attestedBefore: '2026-11-25',
    values: { found: { shown: 6, attested: 5 } },
  });
  for (const under of figures.slice(1)) {
    expect(under.values.found).toEqual({ shown: expect.any(Number) });
  }
  const { body } = await get('open-data.json');
  expect(body.attestedBefore).toBe('2026-11-25');
  const told = (unit: string) =>
    body.figures.filter(
      (f: { unit: string; measure: string }) => f.unit === unit && f.measure === 'found',
    );
  expect(told('city')).toMatchObject([{ shown: 6, attested: 5 }]);
  expect(told('street')).toMatchObject([{ attested: null }]);
  expect((await get('open-data.csv')).response.body).toMatch(/,found,1,city,6,5\r\n/);
  expect((await get(`/${TOWN}`)).response.body).toContain('另有密 5 以上');
  town.clock.now -= 86_400_000;
});

test('what every object inherits is no unit and no measure', async () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    for (const path of [
      `/${TOWN}/board/${name}`,
      `/${TOWN}/figures/found?unit=${name}`,
      `/${TOWN}/figures/${name}`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    for (const path of [
      `figures?unit=${name}`,
      `figures?measure=${name}`,
      `figures/found/records?unit=${name}`,
    ]) {
      const { status } = await get(path);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  }
});

test('a released title is served with the salt that opens its commitment', async () => {
  const { body } = await town.call('sid', 'GET', 'problems?limit=1');
  const { id } = body.rows[0];
  const words = { title: '柳园路灯', place: '柳园社区' };
  expect((await town.call('sid', 'POST', `problems/${id}/ask-publish`, words)).status).toBe(200);
  expect((await get('published')).body.rows).toEqual([]);
  expect((await town.call('olga', 'POST', `problems/${id}/grant-publish`, {})).status).toBe(200);
  const { rows } = (await get('published')).body;
  expect(rows).toMatchObject([{ ...words, content: words, salt: expect.any(String) }]);
});

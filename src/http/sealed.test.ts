import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexAll } from '../store/search/index.ts';
import { codeHash } from './codes.ts';
import { access } from './access.ts';
import { phonePhoto } from './photos/testing.ts';
import { openTestTown, report, staff, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
/** Every sealed word that went in, by where it went in. */
const markers = new Map<string, string>();
const codes: string[] = [];
/** The ids of pictures. */
const photos: string[] = [];
const names = Object.keys(staff).map((person) => `姓名${person}`);

function marker(where: string): string {
  const word = `MARKER${String(markers.size).padStart(3, '0')}暗${where}`;
  markers.set(where, word);
  return word;
}

beforeAll(async () => {
  town = await openTestTown();
  for (const category of ['lighting', 'minors']) await play(category);
  await indexAll(town.pool, TOWN, Buffer.alloc(32, 9));
});
afterAll(() => town.close());

/** A matter that leaves sealed words in every kind of part. */
async function play(category: string): Promise<void> {
  const mark = (where: string) => marker(`${category}-${where}`);
  const body = {
    ...report,
    category,
    title: mark('title'),
    description: mark('description'),
    place: { text: mark('place'), area: '990101001001' },
    contact: { name: mark('name'), phone: '13811112222', email: 'marker@example.org' },
    photos: [await show()],
  };
  const key = `key-of-${category}-0123456789`;
  const { body: answer } = await town.call(undefined, 'POST', 'problems', body, {
    'idempotency-key': key,
  });
  const { code } = answer as { code: string };
  codes.push(code, code.replaceAll('-', ''));
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const id = stream!.slice('problem/'.length);
  const say = (who: string, command: string, data: object = {}) =>
    town.call(who, 'POST', `problems/${id}/${command}`, data);
  await say('sid', 'dispatch', {
    lead: 'water',
    coHandlers: ['roads'],
    grade: 'general',
    text: mark('dispatch'),
  });
  await say('han', 'sign');
  await say('han', 'contact', { channel: 'phone', text: mark('contact') });
  await say('zoe', 'co-answer', { text: mark('co-answer'), photos: [await show()] });
  await say('lea', 'assign', { person: 'han', text: mark('assign') });
  await say('han', 'ask-extension', { workdays: 2, text: mark('extension') });
  await say('sid', 'grant-extension', { text: mark('grant') });
  await say('han', 'ask-answer', { text: mark('answer'), photos: [await show()] });
  await say('lea', 'grant-answer', { text: mark('approve') });
  await town.call(undefined, 'POST', `track/${code}/pressure`, { text: mark('pressure') });
  await town.call(undefined, 'POST', `track/${code}/confirm`, {
    solved: 'yes',
    satisfied: 'no',
    text: mark('confirm'),
  });
  await town.call(undefined, 'POST', `track/${code}/dispute`, {
    reason: 'not-done',
    text: mark('dispute'),
    photos: [await show()],
  });
  await town.call('sid', 'POST', `problems/${id}/read-contact`, { reason: 'handling' });
  const slip = await town.call('reg', 'POST', 'problems/register', {
    ...report,
    category,
    kind: 'help',
    source: 'registered-for-somebody',
    title: mark('registered'),
  });
  const opened = await town.call('sid', 'POST', `problems/${slip.body.id}/open-slip`, {});
  codes.push(opened.body.code as string);
}

/** A picture that is sent: where it is kept is as secret as a word. */
async function show(): Promise<string> {
  const sent = await town.app.inject({
    method: 'POST',
    url: `/api/v1/${TOWN}/uploads`,
    headers: { 'content-type': 'image/jpeg' },
    payload: await phonePhoto((photos.length + 1) * 7, 200, 150),
  });
  const { id } = sent.json<{ id: string }>();
  photos.push(id);
  return id;
}

function isSealedIn(text: string, where: string): void {
  const found = [
    ...markers.values(),
    '13811112222',
    'marker@example.org',
    ...codes,
    ...photos,
    ...names,
  ].filter((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)));
  expect([where, found]).toEqual([where, []]);
}

test('the words really are there for those who may see them', async () => {
  const { body } = await town.call('sid', 'GET', 'problems?limit=200');
  const pages = await Promise.all(
    body.rows.map(
      async ({ id }: { id: string }) =>
        (await town.call('sid', 'GET', `problems/${id}`)).response.body,
    ),
  );
  const seen = pages.join('');
  expect(seen).toContain(markers.get('lighting-answer'));
  expect(seen).toContain(markers.get('minors-description'));
});

test('no public surface shows a sealed word, a contact, a name of staff or a code', async () => {
  const size = (await town.store.logs.head(TOWN))!.size;
  const paths = Object.entries(access)
    .filter(
      ([line, needed]) => line.startsWith('GET ') && ['anyone', 'log', 'local'].includes(needed),
    )
    .map(([line]) =>
      line
        .slice(4)
        .replace(':tenant', TOWN)
        .replace(':language', 'zh-CN')
        .replace(':measure', 'found')
        .replace(':unit', 'city')
        .replace(':photo', 'A'.repeat(22))
        .replace(':token', 'A'.repeat(32))
        .replace(/tile\/\*$/, `tile/entries/000.p/${size}`),
    );
  for (const path of [...paths, `/log/${TOWN}/tile/0/000.p/${size}`]) {
    const { status, response } = await town.call(undefined, 'GET', path);
    expect([path, status < 500]).toEqual([path, true]);
    isSealedIn(response.rawPayload.toString('utf8'), path);
  }
  const records = await town.call(undefined, 'GET', 'figures/pressure/records');
  expect(records.body.records).toEqual([]);
  const figures = await town.call(undefined, 'GET', 'figures?measure=pressure,found');
  expect(figures.body.figures[0].values).toEqual({
    found: { shown: 2, under5: true },
    pressure: { shown: 0, under5: true },
  });
});

test('a matter of a sensitive class is in the log by its day and a commitment only', async () => {
  const size = (await town.store.logs.head(TOWN))!.size;
  const { response } = await town.call(undefined, 'GET', `/log/${TOWN}/tile/entries/000.p/${size}`);
  const log = response.rawPayload.toString('utf8');
  expect(log.match(/"category":"minors"/)).toBeNull();
});

test('nobody finds by a sealed word what they may not read', async () => {
  for (const word of [...markers.values(), ...names, '13811112222', 'marker@example.org']) {
    const q = encodeURIComponent(word);
    // A firm that has nothing to do with it, and one without an account.
    const found = await town.call('con', 'GET', `search?q=${q}`);
    expect([word, found.status, found.body.rows, found.body.found?.count]).toEqual([
      word,
      200,
      [],
      0,
    ]);
    const draft = { title: word, description: word, place: word };
    expect((await town.call('con', 'POST', 'similar', draft)).body.rows).toEqual([]);
    const open = await town.call(undefined, 'GET', `published/similar?text=${q}&place=${q}`);
    expect([word, open.body.rows]).toEqual([word, []]);
  }
});

test('refusals, the program log and the kept answers hold none either', async () => {
  const hostile = { ...report, title: markers.get('lighting-title'), nobody: 'expects' };
  const { status, response } = await town.call(undefined, 'POST', 'problems', hostile);
  expect(status).toBe(400);
  isSealedIn(response.body, 'refusal');
  const log = town.logged();
  expect(log).toContain('"route":"/api/v1/:tenant/track/:code/confirm"');
  isSealedIn(log, 'program log');
  const { rows } = await town.pool.query<{ row: string }>(
    'select i::text as row from idempotency i',
  );
  expect(rows.length).toBeGreaterThan(0);
  const kept = rows
    .map(({ row }) => row + Buffer.from(/\\\\?x([0-9a-f]+)/.exec(row)?.[1] ?? '', 'hex').toString())
    .join('');
  isSealedIn(kept, 'idempotency');
  for (const table of [
    'line',
    'cell',
    'problem_view',
    'slip',
    'setup_link',
    'tile',
    'checkpoint',
    'search',
    'search_cursor',
    'photo_use',
  ]) {
    const found = await town.pool.query<{ row: string }>(`select t::text as row from "${table}" t`);
    isSealedIn(found.rows.map(({ row }) => row).join('\n'), table);
  }
});

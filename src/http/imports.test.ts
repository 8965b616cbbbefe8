import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTenant } from '../store/check/index.ts';
import { domainParts } from '../store/index.ts';
import { indexAll } from '../store/search/index.ts';
import { openTestTown, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

const MARKER = '暗号甲';
const header =
  '序号,问题来源,具体表现,问题类别,整改措施,牵头领导,责任单位,责任人,整改时限,是否销号,销号日期,联系人,联系电话';

type Cells = readonly string[];
const row = (n: number, what: string, change: { [column: number]: string } = {}): Cells =>
  [
    String(n),
    '巡察反馈',
    what,
    'lighting类',
    `${MARKER}措施`,
    '王书记',
    '单位water',
    '李四',
    '2026-12-31',
    '否',
    '',
    `${MARKER}联系人`,
    '13800001111',
  ].map((cell, i) => change[i] ?? cell);

function csv(...rows: readonly Cells[]): Buffer {
  return Buffer.from([header, ...rows.map((cells) => cells.join(','))].join('\r\n'));
}

async function upload(who: string, bytes: Buffer, name = '整改台账.csv', more = '') {
  const path = `imports/ledger?name=${encodeURIComponent(name)}${more}`;
  return town.call(who, 'POST', path, bytes, { 'content-type': 'text/csv' });
}

async function ended(who: string, id: string, phase: string) {
  for (let i = 0; i < 200; i += 1) {
    const { body } = await town.call(who, 'GET', `imports/${id}`);
    if (body.phase === phase) return body;
    await sleep(25);
  }
  throw new Error(`the import did not come to be ${phase}`);
}

async function troubles(who: string, id: string) {
  const { body } = await town.call(who, 'GET', `imports/${id}/rows?only=troubled&lang=en`);
  return body.rows.flatMap((each: { troubles: { cell: string; code: string }[] }) =>
    each.troubles.map(({ cell, code }) => `${cell} ${code}`),
  );
}

async function imported(who: string, bytes: Buffer, mode = 'all') {
  const { body } = await upload(who, bytes);
  const begun = await town.call(who, 'POST', `imports/${body.id}/commit`, { mode });
  expect([begun.status, begun.body.detail]).toEqual([200, undefined]);
  return ended(who, body.id, 'finished');
}

/** What `check` finds, with the search index as far as it is and when it has come up with the log. */
async function verified() {
  const secret = Buffer.alloc(32, 9);
  const options = { pool: town.pool, parts: domainParts, tenant: TOWN, secret };
  const before = await checkTenant(options);
  await indexAll(town.pool, TOWN, secret);
  const after = await checkTenant(options);
  return [...before.findings, ...after.findings];
}

/** What of each matter's title a search finds, with where the words stand in it. */
async function titlesFound(who: string, words: string) {
  const { body } = await town.call(who, 'GET', `search?q=${encodeURIComponent(words)}`);
  return body.rows.map(({ title }: { title?: readonly (string | [string])[] }) =>
    (title ?? []).flat().join(''),
  );
}

describe('a ledger comes in', () => {
  it('is looked at first, put right, taken over, changed and taken back', async () => {
    const file = csv(
      row(1, '一号楼路灯不亮'),
      row(2, '二号楼路灯不亮', { 8: '2026年13月底' }),
      row(3, '三号楼路灯不亮', { 6: '自来水公司', 9: '是', 10: '2026-10-01' }),
      row(4, '四号楼路灯不亮', { 6: '单位roads' }),
    );
    const dry = await upload('olga', file);
    expect(dry.status).toBe(201);
    const { id } = dry.body;
    expect(dry.body.counts).toMatchObject({ new: 2, troubled: 2, changed: 0, same: 0 });
    expect(dry.body.unknownUnits).toMatchObject([{ name: '自来水公司', rows: 1 }]);
    expect(dry.body.mapping[0].columns).toHaveLength(13);
    const found = await troubles('olga', id);
    expect(found).toEqual(['整改台账!I3 not-a-date', '整改台账!G4 unknown-unit']);

    const all = await town.call('olga', 'POST', `imports/${id}/commit`, { mode: 'all' });
    expect([all.status, all.body.code]).toEqual([409, 'import-troubled']);
    const cells = [{ sheet: '整改台账', row: 3, column: 'I', text: '长期坚持' }];
    const put = await town.call('olga', 'POST', `imports/${id}/cells`, { cells });
    expect(put.body.counts).toMatchObject({ new: 3, troubled: 1 });
    const units = { 自来水公司: 'water' };
    const meant = await town.call('olga', 'POST', `imports/${id}/units`, { units });
    expect(meant.body.counts).toMatchObject({ new: 4, troubled: 0, closed: 1 });

    const begun = await town.call('olga', 'POST', `imports/${id}/commit`, { mode: 'all' });
    expect([begun.status, begun.body.phase]).toEqual([200, 'running']);
    await ended('olga', id, 'finished');
    const queue = await town.call('olga', 'GET', 'problems?limit=50');
    const rows = queue.body.rows.filter((each: { source: string }) => each.source === 'imported');
    expect(rows.map((each: { lead: string; closure: string | null }) => [each.lead, each.closure]))
      // In hand first, the longest due first; what has no limit after it; then what is closed.
      .toEqual([
        ['water', null],
        ['roads', null],
        ['water', null],
        ['water', 'before-import'],
      ]);
    const page = await town.call('olga', 'GET', `problems/${rows[0].id}`);
    expect(page.body).toMatchObject({ title: '一号楼路灯不亮', sight: 'whole' });
    const contact = await town.call('olga', 'POST', `problems/${rows[0].id}/read-contact`, {
      reason: 'handling',
    });
    expect(contact.body.contacts).toEqual([{ name: `${MARKER}联系人`, phone: '13800001111' }]);

    expect(await verified()).toEqual([]);
    expect(await titlesFound('olga', '四号楼')).toEqual(['四号楼路灯不亮']);
    expect(await titlesFound('olga', 'louludeng')).toHaveLength(4);

    // The same file again brings nothing; an edited one what is different.
    const again = await upload('olga', file);
    expect(again.body.counts).toMatchObject({ new: 0, troubled: 1, same: 3 });
    const edited = csv(
      row(1, '一号楼路灯不亮', { 4: '换灯' }),
      row(2, '二号楼路灯不亮', { 8: '长期坚持' }),
      row(5, '五号楼路灯不亮'),
    );
    const proposed = await upload('olga', edited);
    // That its contact was read is nobody’s work on it.
    expect(proposed.body.counts).toMatchObject({ new: 1, changed: 1, same: 1 });
    const changed = await town.call('olga', 'GET', `imports/${proposed.body.id}/rows?only=changed`);
    expect(changed.body.rows[0].changes).toEqual([
      { word: 'measures', before: `${MARKER}措施`, now: '换灯' },
    ]);
    await town.call('olga', 'POST', `imports/${proposed.body.id}/commit`, { mode: 'all' });
    await ended('olga', proposed.body.id, 'finished');
    const shown = await town.call('olga', 'GET', `problems/${rows[0].id}`);
    expect(JSON.stringify(shown.body.timeline)).toContain('换灯');

    // People work on one; then the first import is taken back, by two.
    const roads = rows.find((each: { lead: string }) => each.lead === 'roads');
    const fixed = await town.call('zoe', 'POST', `problems/${roads.id}/ask-answer`, { text: '好' });
    expect(fixed.status).toBe(200);
    const text = '导错了文件';
    await town.call('olga', 'POST', `imports/${id}/ask-undo`, { text });
    const alone = await town.call('olga', 'POST', `imports/${id}/grant-undo`, {});
    expect([alone.status, alone.body.code]).toEqual([403, 'needs-second-person']);
    const post = { post: 'dan-o', person: 'dan', unit: 'city', role: 'office', from: '2026-01-01' };
    await town.call('olga', 'POST', 'people/take-post', post);
    const granted = await town.call('dan', 'POST', `imports/${id}/grant-undo`, {});
    expect([granted.status, granted.body.phase]).toEqual([200, 'undoing']);
    await ended('olga', id, 'undone');
    const left = await town.call('olga', 'GET', 'problems?limit=50');
    const numbers = left.body.rows.map((each: { title: string }) => each.title).sort();
    // One was revised by another import, one is being worked on, one came later.
    expect(numbers).toEqual(['一号楼路灯不亮', '五号楼路灯不亮', '四号楼路灯不亮'].sort());
    const figures = await town.call('olga', 'GET', 'figures?measure=imports-undone');
    expect(JSON.stringify(figures.body)).toContain('imports-undone');
    expect(await verified()).toEqual([]);
    expect(await titlesFound('olga', '三号楼')).toEqual([]);
  });

  it('brings an undone row back as the same matter', async () => {
    const file = csv(row(2, '二号楼路灯不亮', { 8: '长期坚持' }), row(3, '三号楼路灯不亮'));
    const job = await imported('olga', file, 'good-rows');
    expect(job.counts.new).toBe(2);
    const { body } = await town.call('olga', 'GET', `imports/${job.id}/rows`);
    const problem = body.rows[0].problem;
    const page = await town.call('olga', 'GET', `problems/${problem}`);
    expect(page.body.title).toBe('二号楼路灯不亮');
    expect(page.body.timeline.map((each: { type: string }) => each.type)).toEqual([
      'Imported',
      'ImportUndone',
      'Imported',
    ]);
  });

  it('imports the good rows where that is asked for', async () => {
    const file = csv(row(31, '三一', { 8: '不知道' }), row(32, '三二'));
    const job = await imported('olga', file, 'good-rows');
    expect(job.counts).toMatchObject({ new: 1, troubled: 1 });
    const { body } = await town.call('olga', 'GET', `imports/${job.id}/rows`);
    expect(body.rows.map((each: { outcome: string }) => each.outcome)).toEqual(['skipped', 'new']);
  });

  it('is of a desk of the office, and seen by nobody else', async () => {
    const refused = await upload('lea', csv(row(1, '一')));
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
    const other = await upload('sid', csv(row(1, '一')), 'a.csv', '&office=city');
    expect([other.status, other.body.code]).toEqual([422, 'which-office']);
    const { body } = await upload('olga', csv(row(41, `${MARKER}四一`)));
    for (const person of ['sid', 'lea', 'aud', 'con']) {
      const seen = await town.call(person, 'GET', `imports/${body.id}`);
      expect([person, seen.status]).toEqual([person, 404]);
      const rows = await town.call(person, 'GET', `imports/${body.id}/rows`);
      expect([person, rows.status]).toEqual([person, 404]);
      const list = await town.call(person, 'GET', 'imports');
      expect([person, list.body.imports]).toEqual([person, []]);
      for (const step of ['commit', 'ask-undo', 'grant-undo']) {
        const said = step === 'commit' ? { mode: 'all' } : step === 'ask-undo' ? { text: 'x' } : {};
        const done = await town.call(person, 'POST', `imports/${body.id}/${step}`, said);
        expect([403, 404]).toContain(done.status);
      }
    }
    expect((await town.call('dan', 'GET', `imports/${body.id}`)).status).toBe(200);
  });

  it('gives no unit outside the office what it never saw', async () => {
    const { body } = await upload('sid', csv(row(51, '五一')));
    expect(body.counts).toMatchObject({ new: 1, troubled: 0 });
    const { body: page } = await town.call('sid', 'GET', `imports/${body.id}/rows?lang=en`);
    expect(page.rows[0].troubles).toMatchObject([{ code: 'unit-outside', blocking: false }]);
    await town.call('sid', 'POST', `imports/${body.id}/commit`, { mode: 'all' });
    await ended('sid', body.id, 'finished');
    const { body: queue } = await town.call('sid', 'GET', 'problems?status=registered&limit=50');
    expect(queue.rows.map((each: { title: string }) => each.title)).toContain('五一');
  });
});

describe('a ledger that was exported and edited', () => {
  const columnsOf = (line: string) => line.replace('\ufeff', '').split(',');
  /** Lines of an export, by what stands in them; its cells hold no commas here. */
  async function exportedBy(who: string) {
    const { response } = await town.call(who, 'GET', 'ledger.csv');
    const [head = '', ...lines] = response.body.trimEnd().split('\r\n');
    const at = (name: string) => columnsOf(head).indexOf(name);
    const find = (what: string) => (lines.find((line) => line.includes(what)) ?? '').split(',');
    return { head, lines, at, find };
  }
  const asFile = (head: string, rows: readonly (readonly string[])[]) =>
    Buffer.from([head, ...rows.map((cells) => cells.join(','))].join('\r\n'));
  const change = (cells: readonly string[], at: number, to: string) =>
    cells.map((cell, i) => (i === at ? to : cell));

  it('is met row by row, as far as a file may change what stands here', async () => {
    await imported(
      'olga',
      csv(row(61, '六一号路灯'), row(62, '六二号路灯'), row(63, '六三号路灯')),
    );
    const own = await town.call('dan', 'POST', 'problems/register', {
      ...{ kind: 'finding', source: 'visit', category: 'lighting', title: '登记的路灯' },
      ...{ description: '登记的路灯不亮', place: { text: '南街' } },
    });
    expect([own.status, own.body.detail]).toEqual([201, undefined]);
    const queue = await town.call('olga', 'GET', 'problems?limit=50');
    const touched = queue.body.rows.find((r: { title: string }) => r.title === '六三号路灯');
    const done = await town.call('han', 'POST', `problems/${touched.id}/ask-answer`, {
      text: '换好了',
    });
    expect([done.status, done.body.detail]).toEqual([200, undefined]);

    const { head, lines, at, find } = await exportedBy('olga');
    const name = `${TOWN}-ledger.csv`;
    const whole = asFile(
      head,
      lines.map((line) => line.split(',')),
    );
    const untouched = await upload('olga', whole, name);
    const rows = lines.filter((line) => !line.startsWith('说明')).length;
    expect(untouched.body.counts).toMatchObject({ new: 0, changed: 0, touched: 0, same: rows });

    const measures = at('整改措施');
    const edited = ['六一号', '六三号', '登记的']
      .map((what) => change(find(what), measures, '再换一次灯'))
      .concat([find('六二号')]);
    const bytes = asFile(head, edited);
    const dry = await upload('olga', bytes, name);
    expect(dry.body.counts).toMatchObject({ new: 0, changed: 1, touched: 2, same: 1, troubled: 0 });
    const left = await town.call('olga', 'GET', `imports/${dry.body.id}/rows?only=touched`);
    expect(
      left.body.rows.map((each: { troubles: { code: string; blocking: boolean }[] }) =>
        each.troubles.map(({ code, blocking }) => [code, blocking]),
      ),
    ).toEqual([[['touched-since-import', false]], [['registered-here', false]]]);
    const changed = await town.call('olga', 'GET', `imports/${dry.body.id}/rows?only=changed`);
    expect(changed.body.rows[0].changes).toEqual([
      { word: 'measures', before: `${MARKER}措施`, now: '再换一次灯' },
    ]);

    await town.call('olga', 'POST', `imports/${dry.body.id}/commit`, { mode: 'all' });
    await ended('olga', dry.body.id, 'finished');
    const shown = await town.call('olga', 'GET', `imports/${dry.body.id}/rows?only=changed`);
    const [{ problem }] = shown.body.rows;
    const page = await town.call('olga', 'GET', `problems/${problem}`);
    expect(page.body.timeline.map((each: { type: string }) => each.type)).toEqual([
      'Imported',
      'ImportRevised',
    ]);
    // What the file has no column for stays.
    const contact = await town.call('olga', 'POST', `problems/${problem}/read-contact`, {
      reason: 'handling',
    });
    expect(contact.body.contacts).toEqual([{ name: `${MARKER}联系人`, phone: '13800001111' }]);
    const again = await upload('olga', bytes, name);
    expect(again.body.counts).toMatchObject({ new: 0, changed: 0, touched: 2, same: 2 });
    expect(await verified()).toEqual([]);
  });

  it('is met by the office’s own numbers too', async () => {
    const numbered = `编号,${header}`;
    const rows = ['71', '72'].map((n) => [`ZG-${n}`, ...row(Number(n), `有编号的路灯${n}`)]);
    await imported('olga', asFile(numbered, rows));
    const { head, at, find } = await exportedBy('olga');
    const edited = change(find('有编号的路灯71'), at('整改措施'), '换灯');
    expect(edited[at('编号')]).toBe('ZG-71');
    const bytes = asFile(head, [edited, find('有编号的路灯72')]);
    const dry = await upload('olga', bytes, `${TOWN}-ledger (1).csv`);
    expect(dry.body.counts).toMatchObject({ new: 0, changed: 1, touched: 0, same: 1 });
    // Another ledger may have such numbers of its own; but what says the same is the same row.
    const other = await upload('olga', bytes, '另一本台账.csv');
    expect(other.body.counts).toMatchObject({ new: 1, changed: 1 });
  });

  it('holds what the queue’s filters let through', async () => {
    const linesOf = async (more: string) => {
      const { response, status } = await town.call('olga', 'GET', `ledger.csv?${more}`);
      expect(status).toBe(200);
      const [, ...lines] = response.body.trimEnd().split('\r\n');
      return lines.filter((line) => !line.startsWith('说明')).length;
    };
    const rowsOf = async (more: string) => {
      const { body } = await town.call('olga', 'GET', `problems?limit=100&${more}`);
      return body.rows.length as number;
    };
    const all = await linesOf('');
    for (const more of ['open=true', 'lead=water&open=true', 'status=registered', 'waiting=any']) {
      const lines = await linesOf(more);
      expect([more, lines]).toEqual([more, await rowsOf(more)]);
      expect(lines).toBeGreaterThan(0);
    }
    expect(await linesOf('status=registered')).toBeLessThan(all);
    expect(await linesOf('overdue=true')).toBe(await rowsOf('overdue=true'));
    expect((await town.call('olga', 'GET', 'ledger.csv?status=none')).status).toBe(400);
  });

  it('tells another office nothing of a number that it doesn’t see', async () => {
    const { head, at, find } = await exportedBy('olga');
    const mine = change(find('六二号'), at('整改措施'), '猜的');
    const none = change(mine, at('编号'), '2026-99999');
    const guessed = await upload('sid', asFile(head, [mine, none]), `${TOWN}-ledger.csv`);
    expect(guessed.body.counts).toMatchObject({ new: 2, changed: 0, touched: 0, same: 0 });
    const { body } = await town.call('sid', 'GET', `imports/${guessed.body.id}/rows`);
    const [one, other] = body.rows.map((each: { troubles: object[] }) =>
      JSON.stringify(each.troubles).replaceAll(/"cell":"[^"]*"/g, ''),
    );
    expect(one).toBe(other);
  });
});

describe('a file that is none', () => {
  it.each([
    ['a page', Buffer.from('<html><body>hello</body></html>'), 'a.xlsx'],
    ['nothing', Buffer.alloc(0), 'a.xlsx'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.xls'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.xlsx'],
  ])('%s is refused with a sentence', async (_what, bytes, name) => {
    const { status, body } = await upload('olga', bytes, name);
    expect([400, 413, 415, 422]).toContain(status);
    expect(body.detail).toMatch(/。$/);
    const list = await town.call('olga', 'GET', 'imports');
    expect(JSON.stringify(list.body)).not.toContain(`"${name}"`);
  });

  it('is too large before it is looked at', async () => {
    const { status, body } = await upload('olga', Buffer.alloc(20 * 1024 * 1024 + 1), 'a.xlsx');
    expect([status, body.code]).toEqual([413, 'book-too-large']);
  });

  it('of another type doesn’t come in at all', async () => {
    const type = { 'content-type': 'text/html' };
    const { status } = await town.call('olga', 'POST', 'imports/ledger?name=a.csv', '<p>', type);
    expect(status).toBe(415);
  });
});

it('nothing of a file gets into the log of the program', () => {
  expect(town.logged()).not.toContain(MARKER);
  expect(town.logged()).not.toContain('13800001111');
  expect(town.logged()).not.toContain('路灯');
});

it('the log of the town shows no word of it', async () => {
  const entries = await town.call(undefined, 'GET', `/log/${TOWN}/tile/entries/000.p/1`);
  expect(entries.response.body).not.toContain(MARKER);
  const { rows } = await town.pool.query<{ leaf: string }>('select leaf from event');
  const leaves = rows.map(({ leaf }) => leaf).join('\n');
  expect(leaves).not.toContain(MARKER);
  expect(leaves).not.toMatch(/路灯|王书记|李四|1380000/);
});

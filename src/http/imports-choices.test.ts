import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestTown, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

const lines = (...rows: readonly string[]) => Buffer.from(rows.join('\r\n'));

async function upload(bytes: Buffer, name: string) {
  const path = `imports/ledger?name=${encodeURIComponent(name)}&lang=en`;
  return town.call('olga', 'POST', path, bytes, { 'content-type': 'text/csv' });
}

const step = (id: string, name: string, body: object) =>
  town.call('olga', 'POST', `imports/${id}/${name}?lang=en`, body);

async function committed(id: string) {
  const begun = await step(id, 'commit', { mode: 'all' });
  expect([begun.status, begun.body.detail]).toEqual([200, undefined]);
  for (let i = 0; i < 200; i += 1) {
    const { body } = await town.call('olga', 'GET', `imports/${id}`);
    if (body.phase === 'finished') return;
    await sleep(25);
  }
  throw new Error('the import did not finish');
}

describe('what was chosen for names', () => {
  const file = (...rows: readonly string[]) => lines('序号,具体表现,问题类别,责任单位', ...rows);

  it('is remembered and told where it is used, but for everything else', async () => {
    const { body: dry } = await upload(file('1,甲处灯坏,怪类,水司', '2,乙处灯坏,,'), '一.csv');
    await step(dry.id, 'units', { units: { 水司: 'water' } });
    const all = { 怪类: 'lighting', '*': 'lighting', '': 'lighting' };
    const { body: chosen } = await step(dry.id, 'categories', { categories: all });
    expect(chosen.counts).toMatchObject({ new: 2, troubled: 0 });
    expect(chosen.used.units).toEqual([
      { name: '水司', rows: 1, code: 'water', called: 'Unit water', remembered: false },
    ]);
    await committed(dry.id);

    const { body: next } = await upload(
      file('1,丙处灯坏,怪类,水司', '2,丁处灯坏,,', '3,戊处灯坏,别类,'),
      '二.csv',
    );
    expect(next.choices).toMatchObject({
      units: { 水司: 'water' },
      categories: { 怪类: 'lighting' },
    });
    expect(Object.keys(next.choices.categories)).toEqual(['怪类']);
    expect(next.counts).toMatchObject({ new: 1, troubled: 2 });
    expect(next.used).toEqual({
      units: [{ name: '水司', rows: 1, code: 'water', called: 'Unit water', remembered: true }],
      categories: [
        { name: '怪类', rows: 1, code: 'lighting', called: 'lighting', remembered: true },
      ],
    });
    const { body: changed } = await step(next.id, 'units', { units: { 水司: null } });
    expect(changed.used.units).toEqual([
      { name: '水司', rows: 1, code: null, called: '', remembered: false },
    ]);
  });

  it('names what the file names', async () => {
    const { body: dry } = await upload(file('1,己处灯坏,怪类,水司'), '三.csv');
    const units = await step(dry.id, 'units', { units: { nosuch: 'water' } });
    expect([units.status, units.body.code]).toEqual([422, 'unknown-name']);
    expect(units.body.detail).toBe('The file nowhere says “nosuch”.');
    const categories = await step(dry.id, 'categories', { categories: { nosuch: 'lighting' } });
    expect([categories.status, categories.body.code]).toEqual([422, 'unknown-name']);
  });
});

describe('a cell that is put right', () => {
  it('is one of the file', async () => {
    const { body: dry } = await upload(lines('序号,具体表现,问题类别', '1,庚处灯坏,'), '四.csv');
    const put = async (sheet: string, row: number, column: string) => {
      const cells = [{ sheet, row, column, text: 'x' }];
      const { body } = await step(dry.id, 'cells', { cells });
      return body.code as string | undefined;
    };
    expect(await put('Nosheet', 1, 'A')).toBe('unknown-sheet');
    expect(await put('四', 3, 'A')).toBe('beyond-sheet');
    expect(await put('四', 2, 'D')).toBe('beyond-sheet');
    expect(await put('四', 2, 'C')).toBe(undefined);
  });
});

it('an export says that a matter which nobody took up was not struck off', async () => {
  const registered = await town.call('dan', 'POST', 'problems/register', {
    ...{ kind: 'finding', source: 'visit', category: 'lighting', title: '辛处灯坏' },
    ...{ description: '辛处灯坏了', place: { text: '北街' } },
  });
  const { id } = registered.body;
  const done = await town.call('dan', 'POST', `problems/${id}/not-take-up`, {
    ...{ basis: 'repeated', text: '已经有人登记' },
  });
  expect([done.status, done.body.detail]).toEqual([200, undefined]);
  const { response } = await town.call('olga', 'GET', 'ledger.csv');
  const [head = '', ...rows] = response.body.split('\r\n').map((line) => line.split(','));
  const row = rows.find((cells) => cells.includes('辛处灯坏'));
  expect(row?.[head.indexOf('是否销号')]).toBe('否');
});

describe('a mapping', () => {
  const file = (what: string) => lines('某表,,', '天,地,玄', `x,${what}灯坏,lighting类`);

  it('set by hand is remembered where no header is known', async () => {
    const { body: dry } = await upload(file('壬处'), '五.csv');
    expect(dry.mapping).toEqual([]);
    const columns = { B: 'description', C: 'category' };
    const { body: set } = await step(dry.id, 'mapping', {
      mapping: { 五: { headerRows: [2, 2], columns } },
    });
    expect(set.counts).toMatchObject({ new: 1, troubled: 0 });
    await committed(dry.id);
    const { body: next } = await upload(file('癸处'), '六.csv');
    expect(next.mapping[0]).toMatchObject({ sheet: '六', headerRows: [2, 2] });
    expect(next.counts).toMatchObject({ new: 1, troubled: 0 });
    const { body: other } = await upload(lines('宇,宙', 'x,子处灯坏'), '七.csv');
    expect(other.mapping).toEqual([]);
  });

  it('is of the file, and says nothing twice', async () => {
    const { body: dry } = await upload(file('丑处'), '八.csv');
    const set = async (sheet: string, headerRows: readonly number[], columns: object) => {
      const mapping = { [sheet]: { headerRows, columns } };
      return (await step(dry.id, 'mapping', { mapping })).body.code as string | undefined;
    };
    expect(await set('无', [2, 2], { B: 'title' })).toBe('unknown-sheet');
    expect(await set('八', [2, 1], { B: 'title' })).toBe('headers-reversed');
    expect(await set('八', [2, 9], { B: 'title' })).toBe('beyond-sheet');
    expect(await set('八', [2, 2], { Z: 'title' })).toBe('beyond-sheet');
    expect(await set('八', [2, 2], { A: 'title', B: 'title' })).toBe('field-twice');
    expect(await set('八', [2, 2], { A: 'ignored', B: 'title' })).toBe(undefined);
  });
});

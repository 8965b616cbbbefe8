import { expect, test } from 'vitest';
import { bookOf, workbookParts, zipOf } from '../testing.ts';
import { findMapping } from './find-mapping.ts';
import type { Mapping, ReadRow } from './row.ts';
import { rowsOf, type SkipReason } from './rows-of.ts';

async function read(lines: readonly string[], mapping?: Mapping) {
  const book = await bookOf(Buffer.from(lines.join('\n')), '表.csv');
  const rows: ReadRow[] = [];
  const skipped: [number, SkipReason][] = [];
  const onSkip = (ref: { row: number }, why: SkipReason) => skipped.push([ref.row, why]);
  for await (const row of rowsOf(book, mapping ?? findMapping(book), onSkip)) rows.push(row);
  return { rows, skipped };
}

const head = '序号,问题,责任单位,整改时限,是否销号,销号日期';

test('a row says where it stands, how it reads, and what it means', async () => {
  const { rows } = await read([head, '1,路灯不亮,住建局,2019年10月底,是,2019.11.2']);
  expect(rows).toEqual([
    {
      row: {
        ref: { sheet: '表', row: 2 },
        cells: {
          ordinal: '1',
          title: '路灯不亮',
          unit: '住建局',
          deadline: '2019年10月底',
          closed: '是',
          closedOn: '2019.11.2',
        },
        values: {
          ordinal: '1',
          title: '路灯不亮',
          unit: '住建局',
          deadline: { kind: 'day', day: '2019-10-31' },
          closed: true,
          closedOn: '2019-11-02',
        },
      },
      troubles: [],
    },
  ]);
});

test('a trouble names its cell as the spreadsheet does', async () => {
  const { rows } = await read([
    head,
    '1,路灯不亮,住建局,尽快,是,',
    '2,,住建局,年底,也许,2019.11.2',
  ]);
  expect(rows[0]?.troubles).toEqual([
    {
      ref: { sheet: '表', row: 2, column: 'D' },
      field: 'deadline',
      code: 'not-a-date',
      params: { text: '尽快' },
    },
  ]);
  expect(rows[1]?.troubles.map(({ ref, code }) => `${ref.column}${ref.row} ${code}`)).toEqual([
    'D3 year-unknown',
    'E3 closed-unclear',
    'B3 nothing-said',
  ]);
});

test('a day of striking off says struck off where no column asks', async () => {
  const { rows } = await read(['序号,问题,责任单位,销号日期', '1,a,b,2019.11.2', '2,a,b,']);
  expect(rows.map(({ row }) => row.values.closed)).toEqual([true, undefined]);
  const { rows: asked } = await read([head, '1,a,b,,否,2019.11.2']);
  expect(asked[0]?.row.values.closed).toBe(false);
  expect(asked[0]?.troubles.map(({ code }) => code)).toEqual(['closed-date-without-closed']);
});

test('what stands between and below the rows is passed over, and said so', async () => {
  const { rows, skipped } = await read([
    '城东街道整改台账',
    head,
    '一、民生方面（1 个）',
    '1,路灯不亮,住建局,长期坚持,否,',
    '城东街道整改台账',
    head,
    '2,漏水,住建局,立行立改,否,',
    '合  计,2,,,,',
    '备注：每月 25 日前报送',
    '（填表人：小陈）',
  ]);
  expect(rows.map(({ row }) => [row.values.ordinal, row.values.category])).toEqual([
    ['1', '民生方面'],
    ['2', '民生方面'],
  ]);
  expect(skipped).toEqual([
    [3, 'section'],
    [5, 'heading'],
    [6, 'heading'],
    [8, 'totals'],
    [9, 'note'],
    [10, 'note'],
  ]);
});

test('the mapping that is handed in is followed, whatever was found', async () => {
  const mapping: Mapping = {
    表: { headerRows: [1, 1], columns: { A: 'ignored', B: 'description', C: 'person' } },
    nowhere: { headerRows: [1, 1], columns: {} },
  };
  const { rows } = await read([head, '1,路灯不亮,张三、李四,x,是,'], mapping);
  expect(rows[0]?.row.values).toEqual({ description: '路灯不亮', person: ['张三', '李四'] });
});

test('the other platform’s number serves where there is no own', async () => {
  const { rows } = await read(['工单编号,编号,诉求内容', 'GD1,,a', 'GD2,N2,b']);
  expect(rows.map(({ row }) => row.values.number)).toEqual(['GD1', 'N2']);
});

test('control characters and odd line ends don’t get past the reader', async () => {
  const { rows } = await read([head, '1,"a\u0007\u001b[31m\r\nb\rc",住建局,,,']);
  expect(rows[0]?.row.values.title).toBe('a[31m\nb\nc');
});

const cell = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('one problem with measures for several units is one row; a slip over a thousand rows is not', async () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const own = at === 0 ? cell('A2', '1') + cell('B2', '停车难') : '';
      return `<row r="${at + 2}">${own}${cell(`C${at + 2}`, `单位${at + 1}`)}</row>`;
    }).join('');
  const sheet = (count: number) =>
    `<sheetData><row r="1">${cell('A1', '序号')}${cell('B1', '具体问题')}${cell('C1', '责任单位')}</row>${rows(count)}</sheetData>` +
    `<mergeCells><mergeCell ref="A2:A${count + 1}"/><mergeCell ref="B2:B${count + 1}"/></mergeCells>`;
  const readAll = async (count: number) => {
    const book = await bookOf(await zipOf(workbookParts(sheet(count))));
    const all: ReadRow[] = [];
    for await (const row of rowsOf(book, findMapping(book))) all.push(row);
    return all;
  };
  const [joined, ...others] = await readAll(3);
  expect(others).toEqual([]);
  expect(joined?.row).toMatchObject({
    ref: { row: 2 },
    through: 4,
    values: { ordinal: '1', unit: '单位1', supporting: ['单位2', '单位3'] },
  });
  expect(joined?.troubles.map(({ code }) => code)).toEqual(['rows-joined', 'several-units']);
  expect((await readAll(1000)).length).toBe(10);
});

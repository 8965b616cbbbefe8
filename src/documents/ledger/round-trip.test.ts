import { buffer, text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookOf, textsOf } from '../testing.ts';
import { writeCsv } from '../csv/write-csv.ts';
import { findMapping } from './find-mapping.ts';
import type { LedgerValues, ReadRow } from './row.ts';
import { rowsOf } from './rows-of.ts';
import { cellsOf, ledgerColumns, writeLedger, type LedgerCells } from './write-ledger.ts';

const vicious = [
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  '007',
  '1e9',
  'TRUE',
  '2019-10-31',
  '_x000D_',
  '_x005F_x000D_',
  '_x0041_x0042_',
  '<b>&amp;"\'</b>',
  ']]>',
  'a\nb',
  'a\r\nb',
  '\u0000\u0001\u000b\u001f\u007f',
  '\ufffe\uffff\ufeff',
  '\ud800',
  '\udc00x',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '𠮷野家',
  'ͅnaïve Z̷̢͝',
  '\u202eevil',
  '  spaces  ',
  'x'.repeat(32_767),
  '测'.repeat(40_000),
  '"a","b";\'c',
  "'=1",
  "''",
];
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...vicious) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);

/** What becomes of a text on its way through a workbook: only what no spreadsheet can hold is lost. */
function kept(written: string): string {
  const whole = written.toWellFormed();
  const cut = whole.length > 32_767 ? `${whole.slice(0, 32_766)}…` : whole;
  return cut.trim() === '' ? '' : cut;
}

test('a workbook gives every text back, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(hostile, { maxLength: 4 }), { maxLength: 6 }),
      async (rows) => {
        const columns = ['source', 'goal', 'measures', 'remark'] as const;
        const bytes = await buffer(
          writeLedger(
            rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at]!, cell]))),
            columns.map((field) => ({ field })),
            { language: 'zh-CN' },
          ),
        );
        const read = await textsOf(await bookOf(bytes));
        const wanted = rows
          .map((row) => row.map(kept))
          .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))
          .filter((row) => row.length > 0);
        expect(read.slice(1)).toEqual(wanted);
      },
    ),
    { numRuns: 60 },
  );
});

test('a csv gives every text back, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(hostile, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
      async (rows) => {
        const cut = rows.map((row) => row.map((cell) => kept(cell.replaceAll('\0', ''))));
        const bytes = Buffer.from(
          await text(Readable.from(writeCsv(['甲', '乙', '丙', '丁'], cut))),
        );
        const read = await textsOf(await bookOf(bytes, 'a.csv'));
        const wanted = cut
          .map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1))
          .filter((row) => row.length > 0);
        expect(read.slice(1)).toEqual(wanted);
      },
    ),
    { numRuns: 60 },
  );
});

const words = fc
  .string({
    unit: fc.constantFrom(...Array.from('路灯不亮漏水道井盖=+-@_x000D_<&"😀\n ')),
    minLength: 1,
    maxLength: 40,
  })
  .map((written) => `问${written}`.trim());
const name = fc.constantFrom(
  '市住建局',
  '市城管局（市容科、环卫科）',
  '城东街道',
  '=1',
  '第 3 网格',
);
const day = fc
  .integer({ min: 0, max: 3652 })
  .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10));
const values: fc.Arbitrary<LedgerValues> = fc
  .record(
    {
      number: fc.stringMatching(/^0\d{0,20}$/),
      ordinal: fc.nat(99_999).map(String),
      source: words,
      title: words,
      category: words,
      goal: words,
      measures: words,
      leader: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
      unit: name,
      supporting: fc.uniqueArray(fc.constantFrom('市水务局', '市财政局'), {
        minLength: 1,
        maxLength: 2,
      }),
      person: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
      deadline: fc.oneof(
        day.map((each) => ({ kind: 'day' as const, day: each })),
        fc.constant({ kind: 'at-once' as const }),
        fc.constant({ kind: 'continuing' as const }),
      ),
      progress: words,
      verifier: words,
      evidence: words,
    },
    { requiredKeys: ['title', 'unit'] },
  )
  .chain((some) =>
    fc.oneof(
      fc.constant({ ...some, closed: false }),
      day.map((closedOn) => ({ ...some, closed: true, closedOn })),
    ),
  )
  .map((some) => ({ ...some, description: `具体 ${some.title}` }));

test('a ledger that is exported is read as the same ledger, and exported again as the same file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 8 }), async (ledger) => {
      const first = await exported(ledger.map((row) => cellsOf(row, 'zh-CN')));
      const read = await rowsIn(first);
      expect(read.map(({ row }) => row.values)).toEqual(ledger);
      expect(read.flatMap(({ troubles }) => troubles)).toEqual([]);
      const second = await exported(read.map(({ row }) => cellsOf(row.values, 'zh-CN')));
      expect(second.equals(first)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

async function exported(rows: readonly LedgerCells[]): Promise<Buffer> {
  return buffer(writeLedger(rows, ledgerColumns, { language: 'zh-CN', title: '城东街道整改台账' }));
}

async function rowsIn(bytes: Uint8Array): Promise<ReadRow[]> {
  const book = await bookOf(bytes);
  const rows: ReadRow[] = [];
  for await (const row of rowsOf(book, findMapping(book))) rows.push(row);
  return rows;
}

test('English headers are known as well', async () => {
  const row = cellsOf(
    { title: 'No light', unit: 'Lighting', deadline: { kind: 'continuing' }, closed: false },
    'en',
  );
  const bytes = await buffer(
    writeLedger([row], ledgerColumns, { language: 'en', title: 'Ledger' }),
  );
  const [read] = await rowsIn(bytes);
  expect(read?.row.values).toEqual({
    title: 'No light',
    unit: 'Lighting',
    deadline: { kind: 'continuing' },
    closed: false,
  });
});

test('a row that fails ends the stream with its error', async () => {
  const rows = (function* (): Generator<LedgerCells> {
    yield { title: 'a' };
    throw new Error('the ledger is gone');
  })();
  const stream = writeLedger(rows, ledgerColumns, { language: 'zh-CN' });
  await expect(buffer(stream)).rejects.toThrow('the ledger is gone');
});

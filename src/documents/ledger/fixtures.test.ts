import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookOf } from '../testing.ts';
import { findMapping } from './find-mapping.ts';
import { rowsOf } from './rows-of.ts';

// Workbooks by two programs, each with a vice of its own (fixtures/README.md). What is read of each
// stands beside it, to be looked at by eye when it changes.
const folder = join(import.meta.dirname, '../fixtures');
const files = (await readdir(folder)).filter((name) => /\.(xlsx|csv)$/.test(name));

test('there are at least ten workbooks, of two programs', () => {
  expect(files.length).toBeGreaterThanOrEqual(12);
  expect(new Set(files.map((name) => name.split('-')[0]))).toContain('libreoffice');
  expect(new Set(files.map((name) => name.split('-')[0]))).toContain('openpyxl');
});

test.each(files)('%s is read as it reads', async (name) => {
  const book = await bookOf(await readFile(join(folder, name)), name);
  const mapping = findMapping(book);
  const lines: string[] = book.sheets.map(
    (sheet) =>
      `sheet ${sheet.name}: ${sheet.filledRows} rows, ${sheet.hiddenRows} hidden` +
      (sheet.hidden ? ', itself hidden' : ''),
  );
  for (const [sheet, found] of Object.entries(mapping)) {
    const [first, last] = found.headerRows;
    lines.push('', `${sheet}: headers in rows ${first} to ${last}, sure ${found.confidence}`);
    for (const [column, field] of Object.entries(found.columns)) {
      lines.push(`  ${column} ${found.headers[column]} = ${field}`);
    }
  }
  lines.push('');
  const skipped: string[] = [];
  const onSkip = (ref: { sheet: string; row: number }, why: string) =>
    skipped.push(`${ref.sheet} ${ref.row}: ${why}`);
  for await (const { row, troubles } of rowsOf(book, mapping, onSkip)) {
    const through = row.through === undefined ? '' : `–${row.through}`;
    lines.push(`${row.ref.sheet} ${row.ref.row}${through} ${JSON.stringify(row.values)}`);
    for (const { ref, field, code, params } of troubles) {
      lines.push(`  ${ref.column}${ref.row} ${field}: ${code} ${JSON.stringify(params ?? {})}`);
    }
  }
  lines.push('', ...skipped, '');
  await expect(lines.join('\n')).toMatchFileSnapshot(join(folder, `${name}.txt`));
});

import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { csvOf, inert, type Sheet } from './sheet.ts';
import { xlsxOf } from './xlsx.ts';
import { entriesOf } from './testing.ts';

const sheet: Sheet = {
  title: '单位比较: a/b',
  head: ['单位', '发现'],
  rows: [
    [{ text: '=cmd|"/c calc"!A1' }, { text: '1,193', n: 1193 }],
    [{ text: '区<水>务局 & "合"' }, { text: '没有样本' }],
  ],
};

test('no text of a file is taken for a formula', () => {
  for (const text of ['=1+1', '+1', '-1', '@sum', '\t=1', ' =1', '＝1']) {
    expect(inert(text)).toBe(`'${text}`);
  }
  expect(inert('区水务局')).toBe('区水务局');
});

test('a csv keeps numbers as numbers and quotes all else', () => {
  expect(csvOf(sheet)).toBe(
    '\ufeff"单位","发现"\r\n"\'=cmd|""/c calc""!A1",1193\r\n"区<水>务局 & ""合""","没有样本"\r\n',
  );
});

test('an xlsx is a sound archive with numbers as numbers and text as text', async () => {
  const entries = await entriesOf(xlsxOf(sheet));
  expect([...entries.keys()]).toHaveLength(5);
  for (const { crc, text } of entries.values()) expect(crc32(text)).toBe(crc);
  const rows = entries.get('xl/worksheets/sheet1.xml')?.text ?? '';
  expect(rows).toContain('<c><v>1193</v></c>');
  expect(rows).toContain('>=cmd|&quot;/c calc&quot;!A1</t>');
  expect(rows).toContain('区&lt;水&gt;务局 &amp; &quot;合&quot;');
  expect(entries.get('xl/workbook.xml')?.text).toContain('name="单位比较  a b"');
});

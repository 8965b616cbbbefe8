import { expect, test } from 'vitest';
import { bookOf, textsOf } from '../testing.ts';
import { delimiterOf } from './delimiter.ts';
import { encodingOf } from './encoding.ts';

const read = async (bytes: Buffer | string) =>
  textsOf(await bookOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, '表.csv'));

// 中文,㙍 in GB18030: the last has four bytes.
const gb18030 = Buffer.from('d6d0cec42c82309e330d0a', 'hex');

test('the encoding is found by the mark, by being UTF-8, and else is GB18030', async () => {
  expect(await encodingOf(Buffer.from('\ufeff序号'))).toBe('utf-8');
  expect(await encodingOf(Buffer.from('序号'))).toBe('utf-8');
  expect(await encodingOf(Buffer.from('\ufeff序号', 'utf16le'))).toBe('utf-16le');
  expect(await encodingOf(Buffer.from('\ufeff序号', 'utf16le').swap16())).toBe('utf-16be');
  expect(await encodingOf(Buffer.from('a,b\n', 'utf16le'))).toBe('utf-16le');
  expect(await encodingOf(gb18030)).toBe('gb18030');
});

test('GB18030 is read with its rare characters', async () => {
  const [row] = await read(gb18030);
  expect(row?.[0]).toBe('中文');
  expect(row?.[1]).toHaveLength(1);
});

test('the separator is the one that the lines agree on', () => {
  expect(delimiterOf('a,b\n1,2\n').delimiter).toBe(',');
  expect(delimiterOf('a;b\n"1,5";2,5\n').delimiter).toBe(';');
  expect(delimiterOf('a\tb\n1,2,3\t4\n').delimiter).toBe('\t');
  expect(delimiterOf('序号，问题\n1，甲\n').delimiter).toBe('，');
  expect(delimiterOf('"a,b"|c\n"d,,,"|e\n').delimiter).toBe('|');
  expect(delimiterOf('nothing\n').delimiter).toBe(',');
  expect(delimiterOf('sep=;\na,b;c\n')).toEqual({ delimiter: ';', skipFirst: true });
});

test('rows are numbered as a spreadsheet numbers them, empty ones included', async () => {
  const book = await bookOf(Buffer.from('sep=;\na;b\n;\n1;2\n'), '表.csv');
  const numbers: number[] = [];
  for await (const row of book.sheets[0]!.rows()) numbers.push(row.number);
  expect(numbers).toEqual([2, 4]);
});

test('lines within quotes, doubled quotes, and quotes in the middle', async () => {
  expect(await read('a,b\r\n"x\ny","say ""hi"""\r\n5" pipe,z\r\n')).toEqual([
    ['a', 'b'],
    ['x\ny', 'say "hi"'],
    ['5" pipe', 'z'],
  ]);
});

test('long numbers that platforms protect are read as their digits', async () => {
  expect(await read(`a,b\n"=""0012""",\t0034\n'=1+1,'x`)).toEqual([
    ['a', 'b'],
    ['0012', '\t0034'],
    ['=1+1', "'x"],
  ]);
});

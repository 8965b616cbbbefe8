import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { documentTexts } from '../../texts/document-texts.ts';
import { bookRefusals } from '../../texts/document-words.ts';
import { honestPart, rawZip, repeated, workbookParts, zipOf, type RawPart } from '../testing.ts';
import { limits } from './book.ts';
import { readBook } from './read-book.ts';

const row = (cells: string, number = 1) =>
  `<sheetData><row r="${number}">${cells}</row></sheetData>`;
const text = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`;
const fine = workbookParts(row(text('问题')));
const workbook = (sheet: string, more = {}) => zipOf(workbookParts(sheet, more));
const withPart = (name: string, content = 'x') => zipOf({ ...fine, [name]: content });
const compound = (more: Buffer) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), more]);
const raw = (change: (part: RawPart) => RawPart) =>
  rawZip(Object.entries(fine).map(([name, content]) => change(honestPart(name, content))));
const sheetOnly = (change: Partial<RawPart>) =>
  raw((part) => (part.name.includes('sheet1') ? { ...part, ...change } : part));

interface Case {
  readonly what: string;
  readonly bytes: Buffer | Promise<Buffer>;
  readonly name?: string;
  readonly code: string;
}

const cases: readonly Case[] = [
  { what: 'an empty file', bytes: Buffer.alloc(0), code: 'book-empty-file' },
  {
    what: 'a file over the limit',
    bytes: Buffer.alloc(limits.fileBytes + 1),
    code: 'book-too-large',
  },
  { what: 'an old xls', bytes: compound(Buffer.alloc(9)), code: 'book-old-format' },
  {
    what: 'an old xls that is called xlsx',
    bytes: compound(Buffer.from('Workbook', 'utf16le')),
    code: 'book-old-format',
  },
  {
    what: 'a web page that is called xls',
    bytes: Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
    name: 'a.xls',
    code: 'book-old-format',
  },
  {
    what: 'a workbook with a password',
    bytes: compound(Buffer.from('EncryptedPackage', 'utf16le')),
    code: 'book-password',
  },
  { what: 'an encrypted zip', bytes: sheetOnly({ flags: 1 }), code: 'book-password' },
  { what: 'xlsm by its name', bytes: zipOf(fine), name: 'a.xlsm', code: 'book-macros' },
  { what: 'macros inside', bytes: withPart('xl/vbaProject.bin'), code: 'book-macros' },
  { what: 'Excel 4 macros', bytes: withPart('xl/macrosheets/sheet1.xml'), code: 'book-macros' },
  {
    what: 'links to other workbooks',
    bytes: withPart('xl/externalLinks/externalLink1.xml'),
    code: 'book-external-links',
  },
  { what: 'data connections', bytes: withPart('xl/connections.xml'), code: 'book-external-links' },
  { what: 'xlsx called csv', bytes: zipOf(fine), name: 'a.csv', code: 'book-wrong-extension' },
  { what: 'csv called xlsx', bytes: Buffer.from('a,b\n'), code: 'book-wrong-extension' },
  { what: 'a picture called csv', bytes: jpeg(), name: 'a.csv', code: 'book-not-a-table' },
  { what: 'a picture', bytes: jpeg(), name: 'a.jpg', code: 'book-not-a-table' },
  { what: 'an ods', bytes: zipOf({ mimetype: 'x' }), name: 'a.ods', code: 'book-other-format' },
  {
    what: 'a zip of something else',
    bytes: zipOf({ 'a.txt': 'x' }),
    code: 'book-other-format',
  },
  {
    what: 'a docx called xlsx',
    bytes: zipOf({ ...fine, 'xl/workbook.xml': '<document/>' }),
    code: 'book-not-a-table',
  },
  {
    what: 'a document type',
    bytes: zipOf({ ...fine, 'xl/worksheets/sheet1.xml': laughs() }),
    code: 'book-document-type',
  },
  {
    what: 'an entity that nobody declared',
    bytes: workbook(row(text('&lol;'))),
    code: 'book-broken',
  },
  { what: 'a file that ends in the middle', bytes: half(), code: 'book-broken' },
  { what: 'a sum that is wrong', bytes: sheetOnly({ crc: 1 }), code: 'book-broken' },
  { what: 'an unknown compression', bytes: sheetOnly({ method: 12 }), code: 'book-broken' },
  {
    what: 'two parts of one name',
    bytes: rawZip([honestPart('a.xml', '1'), honestPart('a.xml', '2')]),
    code: 'book-broken',
  },
  { what: 'XML that breaks off', bytes: workbook('<sheetData><row>'), code: 'book-broken' },
  {
    what: 'tags without end',
    bytes: workbook('<x>'.repeat(5_000)),
    code: 'book-broken',
  },
  {
    what: 'a tag of two million letters',
    bytes: workbook(`<row ${'a'.repeat(2_000_000)}="1"/>`),
    code: 'book-broken',
  },
  {
    what: 'rows that go backwards',
    bytes: workbook('<sheetData><row r="5"/><row r="4"/></sheetData>'),
    code: 'book-broken',
  },
  {
    what: 'a shared text that is not there',
    bytes: workbook(row('<c t="s"><v>9</v></c>')),
    code: 'book-broken',
  },
  { what: 'a column that is none', bytes: workbook(row('<c r="ZZZZ1"/>')), code: 'book-broken' },
  {
    what: 'a cell too long',
    bytes: workbook(row(text('长'.repeat(limits.cellLength + 1)))),
    code: 'book-cell-too-long',
  },
  {
    what: 'a column too far',
    bytes: workbook(row('<c r="XFD1"><v>1</v></c>')),
    code: 'book-too-many-columns',
  },
  {
    what: 'a csv with a quote that never ends',
    bytes: Buffer.from(`a,b\n"${'x'.repeat(1_000_000)}`),
    name: 'a.csv',
    code: 'book-broken',
  },
  {
    what: 'a csv of too many rows',
    bytes: Buffer.from('a,b\n'.repeat(limits.rows + 1)),
    name: 'a.csv',
    code: 'book-too-many-rows',
  },
];

test.each(cases)('$what is refused: $code', async ({ bytes, name = 'a.xlsx', code }) => {
  expect(await readBook(await bytes, { fileName: name })).toMatchObject({ refused: code });
});

test('a stream is stopped at the limit', async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      taken += 1;
      yield Buffer.alloc(1024 * 1024);
    }
  }
  const refusal = await readBook(endless(), { fileName: 'a.xlsx' });
  expect(refusal).toMatchObject({ refused: 'book-too-large' });
  expect(taken).toBe(21);
});

test('every refusal has a sentence in both languages', () => {
  for (const code of bookRefusals) {
    expect(documentTexts('zh-CN').refusals[code]).toMatch(/\p{Script=Han}.*。$/u);
    expect(documentTexts('en').refusals[code]).toMatch(/[a-z]\.$/);
  }
});

const gigabyte = 1024;
const megabyte = 1024 * 1024;
const bombs = [
  {
    what: 'a sheet of one gigabyte of tags that mean nothing',
    part: 'xl/worksheets/sheet1.xml',
    before: '<worksheet><sheetData>',
    piece: '<nothing/>'.repeat(megabyte / 10),
    code: 'book-inflates-too-far',
  },
  {
    what: 'a sheet of one gigabyte of cells',
    part: 'xl/worksheets/sheet1.xml',
    before: '<worksheet><sheetData>',
    piece: `<row>${'<c><v>1</v></c>'.repeat(150)}</row>`.repeat(megabyte / 2262),
    code: 'book-too-many-cells',
  },
  {
    what: 'a gigabyte of one text',
    part: 'xl/worksheets/sheet1.xml',
    before: '<worksheet><sheetData><row><c t="inlineStr"><is><t>',
    piece: 'x'.repeat(megabyte),
    code: 'book-broken',
  },
  {
    what: 'a gigabyte of shared texts',
    part: 'xl/sharedStrings.xml',
    before: '<sst>',
    piece: `<si><t>${'长'.repeat(1000)}</t></si>`.repeat(340),
    code: 'book-too-much-text',
  },
];

test.each(bombs)(
  '$what is refused in little memory, whatever the archive says of its size',
  async ({ part, before, piece, code }) => {
    const folder = await mkdtemp(join(tmpdir(), 'huiyin-bomb-'));
    try {
      const start = repeated(before, 1).subarray(0, -2);
      const data = Buffer.concat([start, repeated(piece, gigabyte)]);
      const bomb: RawPart = { name: part, data, size: 1000, crc: 0 };
      const others = workbookParts('', { strings: '' });
      const honest = Object.entries(others)
        .filter(([name]) => name !== part)
        .map(([name, content]) => honestPart(name, content));
      const file = join(folder, 'bomb.xlsx');
      const bytes = rawZip([...honest, bomb]);
      expect(bytes.length).toBeLessThan(limits.fileBytes);
      await writeFile(file, bytes);
      const { refused, grown } = await inChild(file);
      expect(refused).toBe(code);
      expect(grown).toBeLessThan(250 * megabyte);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

test.each([
  ['a gigabyte', gigabyte * megabyte],
  ['more than 32 bits hold, in a zip64 field that is missing', 0xffff_ffff],
])('a part that is declared to be %s is said to inflate too far', async (_what, size) => {
  const part = honestPart('xl/worksheets/sheet1.xml', '<worksheet/>');
  const refusal = await readBook(rawZip([{ ...part, size }]), { fileName: 'a.xlsx' });
  expect(refusal).toMatchObject({ refused: 'book-inflates-too-far' });
});

/** What a process of its own says, and by how many bytes it grew. */
async function inChild(file: string): Promise<{ refused: string; grown: number }> {
  const child = join(import.meta.dirname, 'testing-child-read.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [child, file]);
  return JSON.parse(stdout);
}

function jpeg(): Buffer {
  return Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
}

function laughs(): string {
  const entities = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  );
  return `<!DOCTYPE x [<!ENTITY l0 "lol">${entities.join('')}]><worksheet>&l9;</worksheet>`;
}

async function half(): Promise<Buffer> {
  const whole = await zipOf(fine);
  return whole.subarray(0, whole.length / 2);
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { fromBufferPromise } from 'yauzl';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { findMapping } from '../ledger/find-mapping.ts';
import { rowsOf } from '../ledger/rows-of.ts';
import { zipOf } from '../testing.ts';
import { readBook } from './read-book.ts';

const folder = join(import.meta.dirname, '../fixtures');
const names = (await readdir(folder)).filter((name) => /\.(xlsx|csv)$/.test(name));
const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
const workbooks = await Promise.all(
  names.flatMap((name, at) => (name.endsWith('.xlsx') ? [partsOf(files[at]!)] : [])),
);

const runs = Number(process.env['HUIYIN_FUZZ_RUNS'] ?? 150);
const edits = fc.array(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255), cut: fc.nat(3) }),
  { minLength: 1, maxLength: 8 },
);

/** Reads all that can be read; whatever is wrong with it is a refusal, or a trouble. */
async function readAll(bytes: Uint8Array, fileName: string): Promise<void> {
  const book = await readBook(bytes, { fileName });
  if ('refused' in book) return expect(book.refused).toMatch(/^book-/);
  for await (const { row, troubles } of rowsOf(book, findMapping(book))) {
    expect(row.ref.row).toBeGreaterThan(0);
    for (const { ref } of troubles) expect(ref.column).toMatch(/^[A-Z]+$/);
  }
}

test('a damaged file is read or refused, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(files.length - 1), edits, async (which, changes) => {
      const bytes = Buffer.from(files[which]!);
      for (const { at, byte } of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
      await readAll(bytes, names[which]!);
    }),
    { numRuns: runs },
  );
});

test('a workbook with damaged XML is read or refused, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(workbooks.length - 1),
      fc.nat(),
      edits,
      async (which, part, changes) => {
        const parts = { ...workbooks[which]! };
        const keys = Object.keys(parts).filter((name) => !name.startsWith('docProps'));
        const key = keys[part % keys.length]!;
        let text = parts[key]!;
        for (const { at, byte, cut } of changes) {
          const place = Math.floor(at * text.length);
          const sign = cut === 0 ? '' : String.fromCharCode(32 + (byte % 95));
          text = text.slice(0, place) + sign + text.slice(place + cut);
        }
        await readAll(await zipOf({ ...parts, [key]: text }), 'a.xlsx');
      },
    ),
    { numRuns: runs },
  );
});

async function partsOf(bytes: Buffer): Promise<{ [name: string]: string }> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const parts: { [name: string]: string } = {};
  for await (const entry of zip.eachEntry()) {
    const raw = await buffer(await zip.openReadStreamPromise(entry, { decodeFileData: false }));
    const content = entry.compressionMethod === 8 ? inflateRawSync(raw) : raw;
    parts[entry.fileName] = content.toString();
  }
  return parts;
}

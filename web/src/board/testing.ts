import { text as textOf } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** What is in an archive, as another program reads it. */
export async function entriesOf(
  file: Uint8Array,
): Promise<Map<string, { readonly crc: number; readonly text: string }>> {
  const archive = await fromBufferPromise(Buffer.from(file));
  const entries = new Map<string, { crc: number; text: string }>();
  for await (const entry of archive.eachEntry()) {
    const text = await textOf(await archive.openReadStreamPromise(entry));
    entries.set(entry.fileName, { crc: entry.crc32, text });
  }
  return entries;
}

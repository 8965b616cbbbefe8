import { BookError, limits } from '../book/book.ts';
import { builtInFormat, parseFormat, type NumberFormat } from './number-format.ts';
import { eachTag } from './xml.ts';

/** The number format of each cell format (`cellXfs`), by the index that cells name. */
export async function readStyles(
  chunks: AsyncIterable<Uint8Array>,
): Promise<readonly NumberFormat[]> {
  const own = new Map<number, NumberFormat>();
  const ids: number[] = [];
  let inCells = false;
  await eachTag(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') {
        own.set(Number(attributes['numFmtId']), parseFormat(attributes['formatCode'] ?? ''));
      }
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) ids.push(Number(attributes['numFmtId'] ?? 0));
      if (own.size > limits.formats || ids.length > limits.formats) {
        throw new BookError('book-broken');
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => own.get(id) ?? builtInFormat(id));
}

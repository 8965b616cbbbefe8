import { BookError, limits } from '../book/book.ts';
import { eachTag } from './xml.ts';

/** The texts that cells share, in order; formatting and pronunciation are left out. */
export async function readSharedStrings(
  chunks: AsyncIterable<Uint8Array>,
): Promise<readonly string[]> {
  const strings: string[] = [];
  const item = itemText();
  let total = 0;
  await eachTag(chunks, {
    open(name) {
      item.open(name);
    },
    text(text) {
      item.text(text);
    },
    close(name) {
      item.close(name);
      if (name !== 'si') return;
      const text = item.take();
      total += text.length;
      if (total > limits.sharedText) {
        throw new BookError('book-too-much-text', { most: limits.sharedText });
      }
      strings.push(text);
    },
  });
  return strings;
}

/** Gathers the text of one `si` or `is`: all its `t`, except in pronunciation (`rPh`). */
export function itemText() {
  let gathered = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name: string): void {
      if (name === 'rPh') phonetic += 1;
      if (name === 't') inText = phonetic === 0;
    },
    text(text: string): void {
      if (!inText) return;
      gathered += text;
      // Escapes are up to seven characters for one.
      if (gathered.length > limits.cellLength * 7) throw tooLong();
    },
    close(name: string): void {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') inText = false;
    },
    take(): string {
      const text = unescapeText(gathered);
      gathered = '';
      if (text.length > limits.cellLength) throw tooLong();
      return text;
    },
  };
}

export function tooLong(): BookError {
  return new BookError('book-cell-too-long', { most: limits.cellLength });
}

/** ECMA-376 part 1, 22.9.2.19: `_x000D_` stands for a character that XML can't hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .toWellFormed();
}

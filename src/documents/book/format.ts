import { BookError } from './book.ts';

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
/** An encrypted xlsx is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4.4). */
const encrypted = Buffer.from('EncryptedPackage', 'utf16le');

/** What a file is, by its bytes; its name must say the same. Throws `BookError`. */
export function formatOf(bytes: Uint8Array, fileName: string): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new BookError('book-empty-file');
  const extension = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (begins(compoundFile)) {
    const code = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encrypted);
    throw new BookError(code ? 'book-password' : 'book-old-format');
  }
  if (['xlsm', 'xltm', 'xlam'].includes(extension)) throw new BookError('book-macros');
  if (['ods', 'xlsb', 'et', 'numbers', 'docx', 'doc', 'wps', 'pdf'].includes(extension)) {
    throw new BookError('book-other-format');
  }
  if (begins(zip) || begins(emptyZip)) {
    if (!['xlsx', 'xltx'].includes(extension)) throw new BookError('book-wrong-extension');
    return 'xlsx';
  }
  // Platforms call a web page or a text ".xls", and spreadsheet programs open it all the same.
  if (extension === 'xls') throw new BookError('book-old-format');
  if (!['csv', 'txt', 'tsv'].includes(extension)) {
    throw new BookError(extension === 'xlsx' ? 'book-wrong-extension' : 'book-not-a-table');
  }
  return 'csv';
}

export { isBlocking } from '../texts/document-words.ts';
export { columnName, columnIndex, limits } from './book/book.ts';
export type { Book, Cell, Range, Row, Sheet } from './book/book.ts';
export { readBook } from './book/read-book.ts';
export { findMapping, findSheetMapping } from './ledger/find-mapping.ts';
export type { FoundMapping, FoundSheet, Remembered } from './ledger/find-mapping.ts';
export { rowsOf } from './ledger/rows-of.ts';
export type { OnSkip, SkipReason } from './ledger/rows-of.ts';
export type * from './ledger/row.ts';

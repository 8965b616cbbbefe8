export { formatPublished } from './published.ts';
export type { PublishedPart } from './published.ts';
export type { Figure, FiguresFile } from './figures-file.ts';
export type { VerifyReport } from './findings.ts';
export { verifyLog } from './log.ts';
export { isReceipt, verifyReceipt } from './receipt.ts';
export { addressSource, directorySource } from './source.ts';
export type { LogSource } from './source.ts';
export { reportText } from './texts.ts';

export { startEmbedded } from './start.ts';
export type { Connection, Embedded, EmbeddedOptions } from './start.ts';
export { DataFolderInUse, DataFolderVersion, EmbeddedError } from './errors.ts';
export type { EmbeddedErrorCode } from './errors.ts';
export { findRunning } from './running.ts';

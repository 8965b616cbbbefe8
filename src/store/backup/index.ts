export { completeRestore } from './complete.ts';
export { dump } from './dump.ts';
export type { Manifest } from './format.ts';
export { CannotRestore, load } from './load.ts';
export { settleOrigins } from './origin.ts';
export type { Continued } from './origin.ts';

export { openStore } from './open.ts';
export { CommandFailed, StoreUnavailable, UnknownTenant } from './errors.ts';
export { domainParts } from './parts.ts';
export { cellId, cellsOf } from './cells.ts';
export type { CellKey, Scope } from './cells.ts';
export { reservedNames } from './tenants.ts';
export type * from './store.ts';

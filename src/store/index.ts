export { openStore } from './open.ts';
export { CommandFailed, StoreUnavailable, UnknownTenant } from './errors.ts';
export { domainParts } from './parts.ts';
export type * from './store.ts';

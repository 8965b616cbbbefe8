export { checkTenant, tenantsToCheck, unproven } from './check.ts';
export type { CheckReport } from './check.ts';
export { parseEntry } from './entry.ts';
export type { LeafEntry } from './entry.ts';
export { LogFold } from './fold.ts';
export { Tally, whole } from './tally.ts';

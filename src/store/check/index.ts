export { checkTenant, tenantsToCheck, unproven } from './check.ts';
export type { CheckOptions, CheckReport } from './check.ts';
export type { Finding } from './findings.ts';
export { parseEntry } from './entry.ts';
export type { LeafEntry } from './entry.ts';
export { LogFold } from './fold.ts';
export { Tally, whole } from './tally.ts';
export type { Sum } from './tally.ts';

import type { BookRefusalCode } from './document-words.ts';
import type { CatalogueRefusal } from '../domain/catalogue/index.ts';
import type { ConfidenceRefusal } from '../domain/confidence/index.ts';
import type { ImportRefusal } from '../domain/import/index.ts';
import type { PeopleRefusal } from '../domain/people/index.ts';
import type { ProblemRefusal } from '../domain/problem/index.ts';

/** What the store refuses beside the domain's rules. */
export const storeRefusals = [
  'idempotency-key-reused',
  'bad-tenant-name',
  'reserved-tenant-name',
  'tenant-exists',
  'bad-origin',
  'origin-exists',
  'unknown-part',
  'already-erased',
  'unknown-photo',
  'photo-used',
] as const;

/** What is refused before a rule of the domain is asked. */
export const edgeRefusals = [
  'bad-input',
  'bad-text',
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'photo-too-large',
  'photo-format',
  'photo-too-many-pixels',
  'photo-unreadable',
  'photo-with-more',
  'not-found',
  'method-not-allowed',
  'too-many-requests',
  'not-signed-in',
  'wrong-password',
  'foreign-origin',
  'unknown-tenant',
  'unknown-code',
  'unknown-measure',
  'import-busy',
  'import-troubled',
  'nothing-to-import',
  'which-office',
  'too-many-imports',
  'too-many-corrections',
  'unknown-sheet',
  'beyond-sheet',
  'unknown-name',
  'headers-reversed',
  'field-twice',
  'unknown-layout',
  'no-slip',
  'phrase-changed',
  'too-many-phrases',
  'too-many-views',
  'log-not-public',
  'bad-setup-link',
  'bad-username',
  'bad-password',
  'username-taken',
  'not-recorded',
  'unavailable',
  'unknown-outcome',
] as const;

export type AnyRefusal =
  | ProblemRefusal
  | PeopleRefusal
  | CatalogueRefusal
  | ConfidenceRefusal
  | BookRefusalCode
  | ImportRefusal
  | (typeof storeRefusals)[number]
  | (typeof edgeRefusals)[number];

/** Why a file isn't read as a book of tables. */
export const bookRefusals = [
  'book-empty-file',
  'book-too-large',
  'book-not-a-table',
  'book-wrong-extension',
  'book-old-format',
  'book-other-format',
  'book-password',
  'book-macros',
  'book-external-links',
  'book-document-type',
  'book-inflates-too-far',
  'book-too-many-parts',
  'book-too-many-sheets',
  'book-too-many-rows',
  'book-too-many-columns',
  'book-too-many-cells',
  'book-too-much-text',
  'book-cell-too-long',
  'book-broken',
] as const;
export type BookRefusalCode = (typeof bookRefusals)[number];

/** What a column of a ledger can hold. */
export const ledgerFields = [
  'number',
  'ordinal',
  'source',
  'kind',
  'title',
  'description',
  'category',
  'goal',
  'measures',
  'leader',
  'unit',
  'supporting',
  'person',
  'deadline',
  'progress',
  'verifier',
  'closedOn',
  'closed',
  'evidence',
  'place',
  'area',
  'foundOn',
  'externalNumber',
  'channel',
  'externalDeadline',
  'contactName',
  'contactPhone',
  'satisfied',
  'remark',
] as const;
export type LedgerField = (typeof ledgerFields)[number];

/** Without one of these being put right, a row can't become a problem. */
export const blockingTroubles = ['nothing-said', 'not-a-date', 'year-unknown'] as const;

/** The row can be taken over; somebody should look at the cell. */
export const noticedTroubles = [
  'date-without-day',
  'year-guessed',
  'date-out-of-range',
  'closed-unclear',
  'satisfied-unclear',
  'kind-unclear',
  'several-units',
  'rows-joined',
  'deadlines-differ',
  'digits-lost',
  'error-value',
  'formula-without-value',
  'date-from-number',
  'closed-date-without-closed',
] as const;

export const troubleCodes = [...blockingTroubles, ...noticedTroubles] as const;
export type TroubleCode = (typeof troubleCodes)[number];

/** Whether a trouble keeps its row from being imported. */
export function isBlocking(code: TroubleCode): boolean {
  return (blockingTroubles as readonly string[]).includes(code);
}

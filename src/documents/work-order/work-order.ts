/** What a work order of another platform tells, as far as Huiyin has a place for it. */
export const workOrderFields = [
  'number',
  'channel',
  'kind',
  'title',
  'content',
  'place',
  'area',
  'category',
  'callerName',
  'callerPhone',
  'calledAt',
  'dispatchedAt',
  'deadline',
  'unit',
  'urgency',
] as const;
export type WorkOrderField = (typeof workOrderFields)[number];

/** Where something stands in the pasted text, in UTF-16 units, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Found {
  /** As it is written. */
  readonly text: string;
  /**
   * What it means: a code (`channel`, `kind`), a number without ornament, a phone, or a time as the
   * place's clocks show it (`2026-11-24T09:12`). Absent where the words can't be read so.
   */
  readonly value?: string;
  readonly spans: readonly Span[];
  /** Taken out of the words of another field, which keeps them. */
  readonly within?: true;
}

export interface WorkOrder {
  readonly fields: { readonly [field in WorkOrderField]?: Found };
  /** What has no place, in its order: nothing that was pasted is lost. */
  readonly rest: readonly { readonly text: string; readonly span: Span }[];
}

/** Most characters that are read. */
export const LONGEST = 20_000;

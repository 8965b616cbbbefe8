import type { AnyRefusal } from '../texts/index.ts';

/** What a message may name: codes, dates and numbers, never sealed words. */
export interface RefusalParams {
  readonly [name: string]: unknown;
}

/** Ends a request with the problem details of a refusal: its status is in refusal-statuses.ts. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: AnyRefusal;
  readonly params: RefusalParams | undefined;

  constructor(code: AnyRefusal, params?: RefusalParams) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

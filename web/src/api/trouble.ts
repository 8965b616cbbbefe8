/** RFC 9457 problem details, as far as the console reads them. */
export interface Details {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
}

/** A call that did not succeed. `status` 0: no answer came. */
export class Trouble extends Error {
  readonly status: number;
  readonly details: Details;

  constructor(status: number, details: Details) {
    super(details.detail ?? details.title ?? `status ${status}`);
    this.name = 'Trouble';
    this.status = status;
    this.details = details;
  }
}

export type TroubleText = 'offline' | 'server' | 'forbidden' | 'missing' | 'signedOut' | 'unknown';

export function troubleText(error: unknown): TroubleText {
  if (!(error instanceof Trouble)) return 'unknown';
  switch (error.status) {
    case 0:
      return 'offline';
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return 'missing';
    default:
      return error.status >= 500 ? 'server' : 'unknown';
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Trouble && error.status === 401;
}

export function isForbidden(error: unknown): boolean {
  return error instanceof Trouble && error.status === 403;
}

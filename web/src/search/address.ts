/** What is looked for and what narrows it, as they stand in the address. */
export interface SearchAddress {
  readonly q: string;
  readonly status?: string;
  readonly category?: string;
  readonly lead?: string;
  readonly overdue?: true;
}

export const facets = ['status', 'category', 'lead'] as const;
export type Facet = (typeof facets)[number];

/** As much of a question as the API takes. */
export const LONGEST = 100;

export function searchAddress(raw: Record<string, unknown>): SearchAddress {
  // The router reads digits in an address as a number.
  const q = ['string', 'number'].includes(typeof raw['q']) ? String(raw['q']) : '';
  return {
    q: q.trim().slice(0, LONGEST),
    ...code(raw, 'status'),
    ...code(raw, 'category'),
    ...code(raw, 'lead'),
    ...(raw['overdue'] === true ? { overdue: true } : {}),
  };
}

function code<K extends Facet>(raw: Record<string, unknown>, key: K): { [k in K]?: string } {
  const value = raw[key];
  const fine = typeof value === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(value);
  return fine ? ({ [key]: value } as { [k in K]: string }) : {};
}

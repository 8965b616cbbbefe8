/** The filters of the queue as they stand in the address. */
export interface QueueSearch {
  readonly view?: View;
  readonly status?: string;
  readonly category?: string;
  readonly waiting?: string;
}

export const views = ['open', 'overdue', 'waiting', 'mine', 'closed', 'all'] as const;
export type View = (typeof views)[number];

/** What the address says, as far as it is a filter; the rest is dropped. */
export function queueSearch(raw: Record<string, unknown>): QueueSearch {
  const view = views.find((known) => known === raw['view']);
  return {
    ...(view === undefined || view === 'open' ? {} : { view }),
    ...code(raw, 'status'),
    ...code(raw, 'category'),
    ...code(raw, 'waiting'),
  };
}

function code<K extends string>(raw: Record<string, unknown>, key: K): { [k in K]?: string } {
  const value = raw[key];
  const fine = typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value);
  return fine ? ({ [key]: value } as { [k in K]: string }) : {};
}

/** Which list of the catalogue is open; the address holds it. */
export const shownKinds = [
  'category',
  'grade',
  'sector',
  'routing',
  'weights',
  'settings',
  'calendar',
] as const;
export type ShownKind = (typeof shownKinds)[number];

export interface CatalogueSearch {
  readonly kind?: ShownKind;
}

/** The first list has no name in the address: it is where one comes in. */
export function catalogueSearch(raw: Record<string, unknown>): CatalogueSearch {
  const kind = shownKinds.find((each) => each === raw['kind']);
  return kind === undefined || kind === 'category' ? {} : { kind };
}

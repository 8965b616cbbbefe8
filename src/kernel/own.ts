/**
 * The member of a record that a key from outside names, or undefined. Plain indexing would also find
 * what every object inherits: a unit called `constructor` must be no unit.
 */
export function own<V>(record: { readonly [key: string]: V }, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

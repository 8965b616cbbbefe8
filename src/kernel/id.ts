export const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * Whether this can name a unit, a person, a post, a category or a grade: 1 to 64 of a–z, 0–9 and
 * `-`, not beginning with `-`, and not what every object has (`constructor`).
 */
export function isId(id: string): boolean {
  return idPattern.test(id) && !(id in Object.prototype);
}

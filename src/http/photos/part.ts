import type { Json } from '../../kernel/json.ts';

/** The ids of the pictures that a part `photos` names; none if it has none or was erased. */
export function photoIdsOf(parts: { readonly [name: string]: Json }): readonly string[] {
  const content = parts['photos'];
  if (!Array.isArray(content)) return [];
  // What the command that brought it was checked to be when it came in.
  return (content as readonly { readonly id: string }[]).map(({ id }) => id);
}

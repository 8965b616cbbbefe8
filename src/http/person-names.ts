import type { Store } from '../store/index.ts';

type Names = { readonly [person: string]: string };
const known = new WeakMap<Store, Map<string, { version: number; names: Names }>>();

/** Sealed: the names of a tenant's persons, for those who may see them. Read again when they change. */
export async function personNames(store: Store, tenant: string): Promise<Names> {
  const { version } = await store.worldOf(tenant);
  const held = known.get(store) ?? new Map<string, { version: number; names: Names }>();
  known.set(store, held);
  const found = held.get(tenant);
  if (found?.version === version) return found.names;
  const entries = await store.entriesOf(tenant, 'people/all');
  const names = Object.fromEntries(
    entries.flatMap(({ event, parts }) => {
      if (event.type !== 'PersonRegistered') return [];
      const { person } = event.data as { person: string };
      const content = parts['person'] as { name?: string } | null | undefined;
      return content?.name === undefined ? [] : [[person, content.name] as const];
    }),
  );
  held.set(tenant, { version, names });
  return names;
}

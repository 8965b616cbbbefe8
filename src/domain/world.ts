import type { Catalogue } from './catalogue/index.ts';
import type { People } from './people/index.ts';

/** What commands may read beside their own stream: the cached folds of a tenant. */
export interface World {
  readonly people: People;
  readonly catalogue: Catalogue;
}

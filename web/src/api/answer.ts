import type { paths } from './schema.d.ts';

type Ok<Operation> = Operation extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

/** What a GET of a path answers. */
export type Answer<Path extends keyof paths> = Ok<paths[Path]['get']>;

import type { paths } from './schema.d.ts';

type Prefix = '/api/v1/{tenant}/problems/{id}/';
/** What is only read under a matter, its photos and the like, is no command. */
type Named<Path extends keyof paths> = Path extends `${Prefix}${infer Name}`
  ? paths[Path] extends { post: { requestBody: unknown } }
    ? Name
    : never
  : never;

/** Every command that staff can give to a matter: the last part of its path in the API. */
export type StaffCommand = Exclude<Named<keyof paths>, 'read-contact' | 'open-slip'>;

/** The names of the fields that a command takes. */
export type FieldName<Name extends StaffCommand> = Extract<
  keyof paths[`${Prefix}${Name}`]['post']['requestBody']['content']['application/json'],
  string
>;

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../api/answer.ts';
import type { Names } from '../api/catalogue.ts';
import { answered, api, once } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import type { ShownKind } from './search.ts';

export type CatalogueView = Answer<'/api/v1/{tenant}/catalogue'>;
export type EntryKind = Exclude<ShownKind, 'calendar'>;

type Prefix = '/api/v1/{tenant}/catalogue/';
export type Command = 'set-entry' | 'end-entry' | 'load-calendar' | 'grant-calendar';
type BodyOf<Name extends Command> =
  paths[`${Prefix}${Name}`]['post']['requestBody']['content']['application/json'];
export type SetEntry = BodyOf<'set-entry'>;
type Calendar = BodyOf<'load-calendar'>;
export type Call = { [N in Command]: { readonly name: N; readonly body: BodyOf<N> } }[Command];

export const clocks = ['dispatch', 'sign', 'contact', 'result'] as const;
export type ClockName = (typeof clocks)[number];
type SetOf<K extends EntryKind> = Extract<SetEntry, { kind: K }>['data'];
export type Grade = SetOf<'grade'>;
export type Limit = Grade[ClockName];

/** One version of an entry; the API describes its data no further. */
export interface Version {
  readonly validFrom: string;
  readonly ended?: boolean;
  readonly [field: string]: unknown;
}

export interface Entry {
  readonly code: string;
  readonly names: Names;
  readonly versions: readonly Version[];
}

/** The entries of a kind; settings are one, of which only what holds is known. */
export function entriesOf(catalogue: CatalogueView, kind: EntryKind): readonly Entry[] {
  switch (kind) {
    case 'category':
      return catalogue.categories;
    case 'grade':
      return catalogue.grades;
    case 'sector':
      return catalogue.sectors;
    case 'routing':
      return catalogue.routing;
    case 'weights':
      return catalogue.weights;
    case 'settings': {
      const version = { validFrom: catalogue.today, ...catalogue.settings };
      return [{ code: 'settings', names: { zh: '' }, versions: [version] }];
    }
  }
}

export type Time = 'holds' | 'will' | 'held';

/** Whether a version holds on a day, will, or did. */
export function timeOf(entry: Entry, at: number, today: string): Time {
  const version = entry.versions[at];
  if (version === undefined || version.validFrom > today) return 'will';
  const next = entry.versions[at + 1];
  return next !== undefined && next.validFrom <= today ? 'held' : 'holds';
}

/** What an entry says now, or will say first. */
export function versionNow(entry: Entry, today: string): Version | undefined {
  const at = entry.versions.findIndex((_version, i) => timeOf(entry, i, today) === 'holds');
  return entry.versions[Math.max(at, 0)];
}

export function useCatalogueCommand(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, call }: { readonly key: string; readonly call: Call }) => {
      const path = `/api/v1/{tenant}/catalogue/${call.name}` as `${Prefix}load-calendar`;
      const params = { path: { tenant }, header: once(key) };
      // Name and body belong together by the type of the call.
      return answered(api.POST(path, { params, body: call.body as BodyOf<'load-calendar'> }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [tenant, 'catalogue'] }),
  });
}

const sizes = { days: 86_400, hours: 3600, minutes: 60 } as const;
export type LimitUnit = keyof typeof sizes;
export const limitUnits = ['minutes', 'hours', 'days'] as const;

/** A limit as people write it: in the largest unit that it is a whole number of. */
export function written({ seconds }: Pick<Limit, 'seconds'>): {
  readonly amount: number;
  readonly unit: LimitUnit;
} {
  const unit = (['days', 'hours'] as const).find((each) => seconds % sizes[each] === 0);
  const chosen = unit ?? 'minutes';
  return { amount: seconds / sizes[chosen], unit: chosen };
}

export function secondsOf(amount: number, unit: LimitUnit): number {
  return Math.round(amount * sizes[unit]);
}

/** The first day of the month after a day's: what most changes are announced for. */
export function nextMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

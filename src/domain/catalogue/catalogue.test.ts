import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { seededGrades, seededSettings } from './seeds.ts';
import { entryOn, holdsArea, routed } from './state.ts';
import type { CatalogueCommand } from './decide.ts';
import { district, type Ledger } from '../problem/testing.ts';

type Data<N extends CatalogueCommand['name']> = Extract<CatalogueCommand, { name: N }>['data'];

function act<N extends CatalogueCommand['name']>(
  ledger: Ledger,
  person: string,
  name: N,
  data: Data<N>,
) {
  const command = { stream: 'catalogue/all', name, data };
  const done = ledger.commit({ as: 'person', person }, command);
  return isRefusal(done) ? done.refused : done.map((fact) => fact.event.type);
}

const office = 'district-office';
const roadsIn2027 = {
  kind: 'category',
  code: 'roads',
  validFrom: '2027-01-01',
  data: { grade: 'complex' },
} as const;

describe('the catalogue', () => {
  it('is kept by the office of the root, by nobody else', () => {
    const ledger = district();
    expect(act(ledger, office, 'set-entry', roadsIn2027)).toEqual(['EntrySet']);
    for (const person of ['district-dispatcher', 'subdistrict-office', 'nobody']) {
      expect(act(ledger, person, 'set-entry', roadsIn2027)).toBe('not-allowed');
    }
    const anyone = { stream: 'catalogue/all', name: 'set-entry', data: roadsIn2027 };
    expect(ledger.commit({ as: 'anyone' }, anyone)).toEqual({ refused: 'not-allowed' });
  });

  it('has no entry called like what every object has', () => {
    const entry = { ...roadsIn2027, code: 'constructor' };
    expect(act(district(), office, 'set-entry', entry)).toBe('bad-entry');
    expect(
      entryOn(district().world.catalogue, 'grade', 'constructor', '2026-06-02'),
    ).toBeUndefined();
    const ending = { kind: 'grade', code: 'constructor', validFrom: '2026-06-02' } as const;
    expect(act(district(), office, 'end-entry', ending)).toBe('unknown-entry');
  });

  it('changes from a day on, and keeps what held before', () => {
    const ledger = district();
    act(ledger, office, 'set-entry', roadsIn2027);
    const { catalogue } = ledger.world;
    expect(entryOn(catalogue, 'category', 'roads', '2026-12-31')?.grade).toBe('general');
    expect(entryOn(catalogue, 'category', 'roads', '2027-01-01')?.grade).toBe('complex');
    expect(entryOn(catalogue, 'category', 'roads', '2025-12-31')).toBeUndefined();
  });

  it('takes back a version of the same day by setting it again', () => {
    const ledger = district();
    act(ledger, office, 'set-entry', roadsIn2027);
    act(ledger, office, 'set-entry', { ...roadsIn2027, data: { grade: 'danger' } });
    const { catalogue } = ledger.world;
    expect(entryOn(catalogue, 'category', 'roads', '2027-01-01')?.grade).toBe('danger');
  });

  it('ends an entry from a day on', () => {
    const ledger = district();
    const ending = { kind: 'category', code: 'roads', validFrom: '2026-07-01' } as const;
    expect(act(ledger, office, 'end-entry', ending)).toEqual(['EntryEnded']);
    const { catalogue } = ledger.world;
    expect(entryOn(catalogue, 'category', 'roads', '2026-06-30')).toBeDefined();
    expect(entryOn(catalogue, 'category', 'roads', '2026-07-01')).toBeUndefined();
  });

  it('refuses what makes no sense', () => {
    const ledger = district();
    const set = (data: Data<'set-entry'>) => act(ledger, office, 'set-entry', data);
    const on = { validFrom: '2026-06-01' };
    expect(set({ ...roadsIn2027, validFrom: '2026-02-30' })).toBe('bad-date');
    expect(set({ ...roadsIn2027, code: 'Roads!' })).toBe('bad-entry');
    expect(set({ ...roadsIn2027, data: { grade: 'unheard-of' } })).toBe('unknown-entry');
    const grade = seededGrades['general']!;
    const sign = (seconds: number) => ({ ...grade, sign: { ...grade.sign, seconds } });
    for (const seconds of [-1, 0.5, 367 * 86_400]) {
      expect(set({ kind: 'grade', code: 'g', ...on, data: sign(seconds) })).toBe('bad-entry');
    }
    const weights = { response: 10, resolution: 50, satisfaction: 50, basically: 90 };
    expect(set({ kind: 'weights', code: 'w', ...on, data: weights })).toBe('bad-entry');
    const settings = { ...seededSettings, monthStartDay: 31 };
    expect(set({ kind: 'settings', code: 's', ...on, data: settings })).toBe('bad-entry');
    const end = { kind: 'category', code: 'nothing', validFrom: '2026-06-01' } as const;
    expect(act(ledger, office, 'end-entry', end)).toBe('unknown-entry');
    expect(act(ledger, office, 'end-entry', { ...end, validFrom: 'soon' })).toBe('bad-date');
  });

  it('takes settings that hold at once, not later', () => {
    const ledger = district();
    const set = (validFrom: string) =>
      act(ledger, office, 'set-entry', {
        kind: 'settings',
        code: 'default',
        validFrom,
        data: { ...seededSettings, silenceDays: 7 },
      });
    expect(set('2026-06-03')).toBe('bad-date');
    expect(set('2026-06-02')).toEqual(['EntrySet']);
    expect(ledger.world.catalogue.settings.silenceDays).toBe(7);
  });
});

describe('routing', () => {
  const set = (ledger: Ledger, code: string, area: string, unit: string) =>
    act(ledger, office, 'set-entry', {
      kind: 'routing',
      code,
      validFrom: '2026-01-01',
      data: { category: 'roads', area, unit },
    });

  it('suggests the unit of the smallest area that holds the place', () => {
    const ledger = district();
    set(ledger, 'everywhere', '', 'works');
    set(ledger, 'one-subdistrict', '110105001000', 'subdistrict');
    const at = (area: string) => routed(ledger.world.catalogue, 'roads', area, '2026-06-02');
    expect(at('110105001007')).toBe('subdistrict');
    expect(at('110105002001')).toBe('works');
    expect(routed(ledger.world.catalogue, 'supply', '110105', '2026-06-02')).toBeUndefined();
  });

  it('refuses units and categories that are not there', () => {
    const ledger = district();
    expect(set(ledger, 'r', '', 'nowhere')).toBe('unknown-unit');
    const other = { category: 'unheard-of', area: '', unit: 'works' };
    const data = { kind: 'routing', code: 'r', validFrom: '2026-01-01', data: other } as const;
    expect(act(ledger, office, 'set-entry', data)).toBe('unknown-entry');
  });

  it('reads statistical codes by their levels', () => {
    expect(holdsArea('110000000000', '110105001003')).toBe(true);
    expect(holdsArea('110100000000', '110105001003')).toBe(true);
    expect(holdsArea('110105000000', '110105001003-07')).toBe(true);
    expect(holdsArea('110105001000', '110105001003')).toBe(true);
    expect(holdsArea('110105001003', '110105001003-07')).toBe(true);
    expect(holdsArea('110105001000', '110105002003')).toBe(false);
    expect(holdsArea('110105001003', '110105001000')).toBe(false);
    expect(holdsArea('', '110105001000')).toBe(true);
  });
});

describe('the mode of the log', () => {
  it('is asked for by one person and granted by another', () => {
    const ledger = district();
    const mode = { mode: 'witnessed' } as const;
    expect(act(ledger, office, 'grant-log-mode', mode)).toBe('nothing-asked');
    expect(act(ledger, office, 'ask-log-mode', { mode: 'internal' })).toBe('already-so');
    expect(act(ledger, office, 'ask-log-mode', mode)).toEqual(['LogModeAsked']);
    expect(act(ledger, office, 'grant-log-mode', mode)).toBe('needs-second-person');
    expect(act(ledger, 'district-office-2', 'grant-log-mode', { mode: 'public' })).toBe(
      'nothing-asked',
    );
    expect(act(ledger, 'district-office-2', 'grant-log-mode', mode)).toEqual(['LogModeGranted']);
    expect(ledger.world.catalogue.logMode).toBe('witnessed');
  });
});

it('acting authority with another scope keeps no catalogue', () => {
  const ledger = district();
  const system = { as: 'system' } as const;
  const acting = {
    post: 'acting',
    person: 'water-lead',
    unit: 'district',
    role: 'office',
    from: '2026-06-01',
    to: '2026-06-30',
    actingFor: 'district-office',
    scope: ['dispatch'],
  };
  ledger.commit(system, { stream: 'people/all', name: 'take-post', data: acting });
  expect(act(ledger, 'water-lead', 'set-entry', roadsIn2027)).toBe('not-allowed');
});

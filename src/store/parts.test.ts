import { expect, test } from 'vitest';
import { noPeople } from '../domain/people/index.ts';
import { noCatalogue } from '../domain/catalogue/index.ts';
import { problem } from '../domain/problem/index.ts';
import { domainParts } from './parts.ts';
import { views } from './schema/problem-view.ts';

test('the view table has exactly the columns of the row that the domain folds', () => {
  const state = { ...problem.initial, status: 'registered', registeredAt: '2026-11-24T09Z' };
  const world = { people: noPeople, catalogue: noCatalogue };
  const row = domainParts.rowOf('problem', 'problem/a', { ...state, registeredIndex: 3 }, world);
  const columns = Object.keys(row ?? {}).filter(
    (key) => !['codes', 'reach', 'stream'].includes(key),
  );
  expect(columns.sort()).toEqual((views['problem']?.columns ?? []).map(({ name }) => name).sort());
});

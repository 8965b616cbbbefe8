import { expect, test } from 'vitest';
import { addressOf, searchOf } from './views.ts';

test('a view is the queue’s address and back', () => {
  const search = { view: 'overdue', category: 'water-supply' } as const;
  expect(addressOf(search)).toBe('category=water-supply&view=overdue');
  expect(searchOf(addressOf(search))).toEqual(search);
  expect(searchOf('view=overdue&script=x')).toEqual({ view: 'overdue' });
});

import { afterEach, expect, test } from 'vitest';
import { moment } from './format.ts';
import { dayThere, instantThere, placeSays } from './zone.ts';

afterEach(() => placeSays(480));

test('times are those of the place, wherever the browser is', () => {
  expect(moment('2026-11-24T20:30:00Z', 'zh')).toBe('2026/11/25 04:30');
  placeSays(-300);
  expect(moment('2026-11-24T03:30:00Z', 'en')).toBe('23 Nov 2026, 22:30');
});

test('what is typed is the place’s time too', () => {
  expect(instantThere('2026-12-01T08:00')).toBe('2026-12-01T00:00:00Z');
  expect(dayThere(Date.parse('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
});

import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { zh } from '../texts/zh.ts';
import { countdown } from './words.ts';

beforeAll(() =>
  i18next.init({ lng: 'zh', resources: { zh: { chrome: zh } }, defaultNS: 'chrome' }),
);

const HOUR = 3_600_000;

test.each([
  [2 * 24 * HOUR + 3 * HOUR, '还剩 2 天 3 小时'],
  [26 * HOUR, '还剩 1 天 2 小时'],
  [24 * HOUR, '还剩 1 天'],
  [12 * 24 * HOUR + 5 * HOUR, '还剩 12 天'],
  [90 * 60_000, '还剩 1 小时 30 分钟'],
  [HOUR, '还剩 1 小时'],
  [5 * 60_000, '还剩 5 分钟'],
  [30_000, '马上到期'],
  [-30_000, '马上到期'],
  [-HOUR, '逾期 1 小时'],
  [-49 * HOUR, '逾期 2 天 1 小时'],
])('%i milliseconds from now: %s', (left, said) => {
  expect(countdown(i18next.t, left, 0)).toBe(said);
});

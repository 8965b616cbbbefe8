import { expect, test } from 'vitest';
import { filledIn } from './phrases.ts';

const filling = { number: '2026-00012', unit: '区水务局', date: '2026年11月25日' };

test.each([
  ['您反映的 {number} 已由{unit}办理。', '您反映的 2026-00012 已由区水务局办理。'],
  ['{编号}，{单位}，{日期}', '2026-00012，区水务局，2026年11月25日'],
  ['拟于{几日内}完成，{date}', '拟于{几日内}完成，2026年11月25日'],
  ['{constructor} {} {{unit}}', '{constructor} {} {区水务局}'],
])('%s', (text, expected) => {
  expect(filledIn(text, filling)).toBe(expected);
});

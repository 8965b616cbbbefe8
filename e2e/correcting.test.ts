import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { enter, sitDown } from './desk.ts';

let database: TestDatabase;
let site: DemoSite;
let browser: Browser;

beforeAll(async () => {
  database = await testDatabase();
  [site, browser] = await Promise.all([openDemoSite(database.connectionConfig), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await database.drop();
});

const sentences = (page: Page) => page.locator('.timeline .what').allTextContents();

async function report(): Promise<{ number: string; code: string }> {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '三号楼水管漏水',
      description: '漏了两天，一楼进水。',
      place: { text: '三里巷3号楼' },
    }),
  });
  return (await response.json()) as { number: string; code: string };
}

test('a desk puts category and unit right, and the raiser reads only that it did', async () => {
  const { number, code } = await report();
  await using desk = await sitDown(browser, site.address, '钱立');
  await desk.open(number);
  await desk.press('更正登记');
  const dialog = desk.page.getByRole('dialog');
  // What it says now stands there already; sent as it is, nothing would change.
  await dialog.getByRole('textbox', { name: '为什么' }).fill('来电时听错了');
  await desk.press('确定');
  expect(await dialog.getByRole('alert').textContent()).toContain('现在已经是这样');
  await desk.choose('投诉、举报的单位', '区水务局');
  await desk.press('确定');
  await expect.poll(() => sentences(desk.page)).toContain('登记的投诉对象已更正。');
  expect(desk.complaints).toEqual([]);

  await using raiser = await enter(browser, `${site.address}/demo/track/${code}`);
  const told = (await raiser.page.locator('main').textContent()) ?? '';
  expect(told).toContain('登记的投诉对象已更正。');
  expect(told).not.toContain('来电时听错了');
});

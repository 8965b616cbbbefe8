import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { sitDown } from './desk.ts';
import { faults } from './faults.ts';

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

const board = (search = '') => `${site.address}/console/demo/board${search}`;
const equation = (page: Page) => page.locator('.equation').textContent();
const figure = (page: Page, table: string, name: RegExp | string) =>
  page
    .getByRole('table', { name: table, exact: true })
    .getByRole('row', { name })
    .getByRole('link')
    .first();

test('193 = 120 + 73: a company’s ledger, and the records behind a figure', async () => {
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.getByRole('link', { name: '看板', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /看板：/ }).waitFor();
  await page.getByRole('group', { name: '台账的账' }).waitFor();
  await desk.choose('单位', '恒通机械公司');
  await expect.poll(() => equation(page)).toBe('193 = 120 + 73');
  const part = page.getByRole('link', { name: '现场解决：120，打开记录' });
  await part.click();
  const drawer = page.getByRole('dialog', { name: '现场解决' });
  const records = drawer.getByRole('table', { name: '记录' });
  await expect.poll(() => records.getByRole('row').count()).toBe(51);
  await drawer.getByRole('button', { name: '加载更多' }).click();
  await expect.poll(() => records.getByRole('row').count()).toBe(101);
  expect(page.url()).toContain('show=on-the-spot');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await expect.poll(() => page.url()).not.toContain('show=');
  expect(desk.complaints).toEqual([]);
});

test('as of an earlier day, all of it stands as it stood then', async () => {
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.goto(board('?unit=hengtong'));
  await expect.poll(() => equation(page)).toBe('193 = 120 + 73');
  const slider = page.getByRole('slider', { name: '截至' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => page.url()).toMatch(/on=\d{4}-\d{2}-\d{2}/);
  await expect.poll(() => equation(page)).not.toBe('193 = 120 + 73');
  await page.getByRole('status').filter({ hasText: '当天结束时的数字' }).waitFor();
  const whole = (await equation(page)) ?? '';
  const [found, parts = ''] = whole.split(' = ');
  expect(parts.split(' + ').reduce((sum, n) => sum + Number(n), 0)).toBe(Number(found));
  await page.reload();
  await expect.poll(() => equation(page)).toBe(whole);
  await page.getByRole('button', { name: '回到现在' }).click();
  await expect.poll(() => equation(page)).toBe('193 = 120 + 73');
  expect(page.url()).not.toContain('on=');
});

test('months, categories, ages, units and signs each open what is behind them', async () => {
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.goto(board());
  for (const [table, row] of [
    ['类别', /./],
    ['挂账未销的时间', '30 至 89 天'],
    ['逐月走势', /月/],
  ] as const) {
    const body = page.getByRole('table', { name: table, exact: true });
    await body.getByRole('link').first().waitFor();
    await (table === '类别' ? body.getByRole('link').first() : figure(page, table, row)).click();
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  expect(await page.getByRole('heading', { name: '单位比较' }).count()).toBe(1);
  await page.getByRole('region', { name: '异常提示' }).first().waitFor();
  const age = figure(page, '挂账未销的时间', '30 至 89 天');
  const n = Number(await age.textContent());
  await age.click();
  const rows = page.getByRole('dialog').getByRole('table', { name: '记录' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(Math.min(50, n) + 1);
  await rows.nth(1).getByRole('button').click();
  await page.locator('.head .number').waitFor();
  expect(desk.complaints).toEqual([]);
});

test('a table and a chart are taken along', async () => {
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.goto(board('?unit=hengtong'));
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const csv = (await saved('发现问题：存为 CSV')).toString();
  expect(csv).toContain('"现场解决",120,');
  expect((await saved('发现问题：存为 Excel')).subarray(0, 2).toString()).toBe('PK');
  expect((await saved('月末存量：存为 PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect((await saved('月末存量：存为 SVG')).toString()).toContain('<svg');
  expect((await saved('台账的账：存为 SVG')).toString()).toContain('>120<');
  expect((await saved('台账的账：存为 PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect(desk.complaints).toEqual([]);
});

test('the wall shows the board alone, in the colours of the system', async () => {
  await using desk = await sitDown(browser, site.address, '钱立', { colorScheme: 'dark' });
  const { page } = desk;
  await page.goto(board('?unit=hengtong&wall'));
  await expect.poll(() => equation(page)).toBe('193 = 120 + 73');
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await page.getByRole('slider').count()).toBe(0);
  await page.getByRole('img', { name: /月末存量/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(desk.complaints).toEqual([]);
});

test.for([
  { locale: 'zh-CN', width: 1280 },
  { locale: 'zh-CN', width: 360 },
  { locale: 'en-GB', width: 1280 },
  { locale: 'en-GB', width: 390 },
])('the board hinders nobody: $locale, $width pixels', async ({ locale, width }) => {
  await using desk = await sitDown(browser, site.address, '钱立', {
    locale,
    viewport: { width, height: 800 },
  });
  const { page } = desk;
  await page.goto(board());
  await page.getByRole('img').nth(2).waitFor();
  await page.locator('section[aria-labelledby="board-ageing"] table').waitFor();
  expect(await faults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.goto(board('?show=found'));
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(desk.complaints).toEqual([]);
});

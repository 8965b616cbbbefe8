import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { sitDown, type Desk } from './desk.ts';
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

const at = (name: string, options = {}) => sitDown(browser, site.address, name, options);

/** The ledger that the page itself offers, chosen from the disk. */
async function upload({ page }: Desk, name = '街道台账.xlsx'): Promise<void> {
  await page.goto(`${site.address}/console/demo/imports`);
  const offered = page.getByRole('link', { name: /示例台账|example/ });
  const href = (await offered.getAttribute('href')) ?? '';
  const file = await page.request.get(new URL(href, site.address).href);
  await page.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await file.body(),
  });
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name }).waitFor();
}

const phase = (page: Page) => page.locator('h1 .phase').textContent();
const count = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '核对结果' }).getByRole('link', { name }).textContent();

test('a ledger is brought, put right, taken over, and taken back by two', async () => {
  await using desk = await at('冯磊');
  const { page } = desk;
  await page.getByRole('link', { name: '导入台账' }).click();
  await page.getByText('还没有导入过台账。').waitFor();
  await upload(desk);
  expect(await count(page, '有问题')).toBe('有问题 3');

  // Each column with what it is, as it was guessed.
  await page.getByText('各列对应什么').click();
  const columns = page.getByRole('table', { name: /工作表“整改台账”/ });
  expect(await columns.getByRole('row').count()).toBe(14);

  // Only what is troubled: two cells are typed over, and sent together.
  await page.getByRole('link', { name: /^有问题/ }).click();
  const grid = page.getByRole('table', { name: '逐行核对' });
  await expect.poll(() => grid.getByRole('row').count()).toBe(4);
  await grid.getByRole('textbox', { name: /整改时限，整改台账 第 6 行/ }).fill('长期坚持');
  const found = grid.getByRole('textbox', { name: /第 8 行/ });
  await found.fill('2026-10-08');
  await page.getByText('改了 2 格').waitFor();
  expect(await page.getByRole('button', { name: /^导入没有问题/ }).isDisabled()).toBe(true);
  await found.press('Enter');
  await expect.poll(() => count(page, '有问题')).toBe('有问题 1');

  // A unit that nobody knows is said to be one of ours.
  const names = page.getByRole('group', { name: /星河街道城管队/ });
  await names.getByRole('radio', { name: /星河街道城市管理科/ }).check();
  await desk.press('对上并重新核对');
  await page.getByRole('group', { name: /星河街道城管队/ }).waitFor({ state: 'detached' });

  await page.getByRole('link', { name: /^全部 8/ }).click();
  await desk.press('全部导入');
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('新登记 8 件。');
  expect(await dialog.textContent()).toContain('其中 1 件按“导入前已销号”登记');
  await dialog.getByRole('button', { name: '全部导入' }).click();
  await expect.poll(() => phase(page), { timeout: 20_000 }).toBe('已导入');
  await expect.poll(() => grid.getByText('已登记').count()).toBe(8);
  const address = page.url();

  // Somebody has one in hand before it is taken back.
  await grid.getByRole('link', { name: '打开这一件 整改台账 第 3 行' }).click();
  await page.getByRole('heading', { level: 1, name: /路灯/ }).waitFor();
  await using handler = await at('卫东');
  const id = page.url().split('/').at(-1) ?? '';
  const answer = await handler.page.request.post(
    `${site.address}/api/v1/demo/problems/${id}/ask-answer`,
    { data: { text: '已更换。' } },
  );
  expect(answer.status()).toBe(200);

  await page.goto(address);
  await desk.press('申请撤销这次导入');
  await page.getByRole('textbox', { name: '为什么要撤销' }).fill('导错了文件。');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByText('已申请撤销，等另一人同意。').waitFor();

  await using office = await at('王芳');
  await office.page.getByRole('link', { name: '导入台账' }).click();
  await office.page.getByRole('link', { name: '街道台账.xlsx' }).click();
  await office.press('同意撤销');
  await office.page.getByRole('dialog').getByRole('button', { name: '同意撤销' }).click();
  await expect.poll(() => phase(office.page), { timeout: 20_000 }).toBe('已撤销');
  const rows = office.page.getByRole('table', { name: '逐行核对' });
  await expect.poll(() => rows.getByText('已撤销').count()).toBe(7);
  await rows.getByText('已保留 · 导入后有人办理过').waitFor();
  // The one who asked sees it without a reload.
  await expect.poll(() => phase(page), { timeout: 15_000 }).toBe('已撤销');
  for (const each of [desk, office]) expect(each.complaints).toEqual([]);
});

test('who may not import is told whom to ask', async () => {
  await using desk = await at('卫东');
  await desk.page.goto(`${site.address}/console/demo/imports`);
  await desk.page.getByText(/只有办公室和派单员能导入/).waitFor();
});

test('a file that is no table is refused in words', async () => {
  await using desk = await at('冯磊');
  const { page } = desk;
  await page.goto(`${site.address}/console/demo/imports`);
  await page.locator('input[type="file"]').setInputFiles({
    name: '照片.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
  });
  expect(await page.getByRole('alert').textContent()).toMatch(/\p{Script=Han}{4}/u);
});

test.for([
  { locale: 'zh-CN', width: 1280 },
  { locale: 'en-GB', width: 390 },
])('the pages of an import hinder nobody: $locale, $width pixels', async ({ locale, width }) => {
  await using desk = await at('王芳', { locale, viewport: { width, height: 800 } });
  const { page } = desk;
  await upload(desk, `ledger-${String(width)}.xlsx`);
  await page.getByRole('table', { name: /逐行核对|Row by row/ }).waitFor();
  await page.locator('summary').first().click();
  const shots = process.env['HUIYIN_SHOTS'];
  if (shots)
    await page.screenshot({ path: `${shots}/import-${String(width)}.png`, fullPage: true });
  expect(await faults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(width);
  await page.goto(`${site.address}/console/demo/imports`);
  await page.locator('.import-list').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/imports-${String(width)}.png` });
  expect(await faults(page)).toEqual([]);
});

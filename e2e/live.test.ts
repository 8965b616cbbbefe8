import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { enter, sitDown } from './desk.ts';
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

const at = (name: string) => sitDown(browser, site.address, name);
const status = (page: Page) => page.locator('.head .status-tag').first().textContent();

async function report(): Promise<string> {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '五号楼水管漏水',
      description: '漏了两天，一楼进水。',
      place: { text: '三里巷5号楼' },
    }),
  });
  return ((await response.json()) as { number: string }).number;
}

async function dispatched(): Promise<string> {
  const number = await report();
  await using desk = await at('钱立');
  await desk.open(number);
  await desk.press('派单');
  await desk.choose('主办单位', '区水务局');
  await desk.page.getByRole('radio', { name: '一般' }).check();
  await desk.press('确定');
  await expect.poll(() => status(desk.page)).toBe('待签收');
  return number;
}

test('one signs, the other sees it without a reload, and what they type stays', async () => {
  const number = await dispatched();
  await using handler = await at('施琳');
  await using lead = await at('吕伟');
  await handler.open(number);
  await lead.open(number);
  await lead.press('先行联系');
  const typed = lead.page.getByRole('dialog').getByRole('textbox').first();
  await typed.fill('已电话联系，');
  const loaded = await lead.page.evaluate(() => performance.timeOrigin);

  await handler.press('签收');
  await handler.press('确定');
  await expect.poll(() => status(lead.page)).toBe('办理中');
  const note = lead.page.getByRole('dialog').getByRole('status');
  await expect.poll(() => note.textContent()).toContain('此件刚有变化');
  expect(await note.textContent()).toContain('签收');
  expect(await typed.inputValue()).toBe('已电话联系，');
  await typed.pressSequentially('周三上门。');
  expect(await typed.inputValue()).toBe('已电话联系，周三上门。');
  expect(await lead.page.evaluate(() => performance.timeOrigin)).toBe(loaded);
  for (const desk of [handler, lead]) expect(desk.complaints).toEqual([]);
});

test('my work comes first, is walked and signed by keys, and loses what another signed', async () => {
  const number = await dispatched();
  await using desk = await enter(browser, `${site.address}/console/`);
  const { page } = desk;
  await page.getByRole('button', { name: '施琳' }).click();
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor();
  expect(page.url()).toMatch(/\/console\/demo\/work$/);
  const row = page.locator('table.list tbody tr').filter({ hasText: number });
  await row.waitFor();
  expect(await row.locator('.why').textContent()).toContain('待签收');

  for (let n = 0; n < 60; n += 1) {
    if ((await page.locator('tr.current .number').allTextContents())[0] === number) break;
    await page.keyboard.press('j');
  }
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: /签收/ });
  await dialog.getByText(number).waitFor();
  await dialog.getByRole('button', { name: /签收 1 件/ }).click();
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await expect.poll(() => row.locator('.why').textContent()).toContain('待反馈结果');

  const next = await dispatched();
  // Nobody reloads: it comes by itself.
  await page.locator('table.list tbody tr').filter({ hasText: next }).waitFor();
  expect(desk.complaints).toEqual([]);
});

test('an ask is taken back right away', async () => {
  const number = await dispatched();
  await using desk = await at('施琳');
  const { page } = desk;
  await desk.open(number);
  await desk.press('签收');
  await desk.press('确定');
  await expect.poll(() => status(page)).toBe('办理中');
  await desk.press('反馈结果');
  await page.getByRole('textbox', { name: /办理结果/ }).fill('已更换阀门。');
  await desk.press('确定');
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('已撤回。').waitFor();
  await expect.poll(() => page.locator('.head .asked').count()).toBe(0);
});

test('a view that is kept is there on another device, until it is deleted', async () => {
  await using desk = await at('施琳');
  const { page } = desk;
  await page.getByRole('link', { name: '逾期', exact: true }).click();
  await desk.press('存为视图');
  await page.getByRole('textbox', { name: '视图名称' }).fill('我的逾期');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '我的逾期' }).waitFor();

  await using phone = await sitDown(browser, site.address, '施琳', {
    viewport: { width: 390, height: 800 },
  });
  await phone.page.getByRole('link', { name: '我的逾期' }).click();
  await expect.poll(() => phone.page.url()).toContain('view=overdue');
  await phone.page.getByRole('button', { name: '删除视图“我的逾期”' }).click();
  await phone.page.getByRole('link', { name: '我的逾期' }).waitFor({ state: 'detached' });
});

test.each([
  ['zh-CN', 1280],
  ['zh-CN', 390],
  ['en', 390],
])('my work has no barriers in %s at %i', async (locale, width) => {
  await using desk = await enter(browser, `${site.address}/console/`, {
    locale,
    viewport: { width, height: 844 },
  });
  const { page } = desk;
  await page.getByRole('button', { name: '施琳' }).click();
  await page.locator('table.list tbody tr').first().waitFor();
  const shots = process.env['SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/work-${locale}-${width}.png` });
  expect(await faults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

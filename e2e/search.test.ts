import type { Browser } from 'playwright-core';
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
  await site.indexed();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await database.drop();
});

async function report(more: object = {}): Promise<{ number: string }> {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '井盖翘起发出异响',
      description: '汽车压过时很响，夜里睡不着。',
      place: { text: '三里巷7号楼东侧' },
      ...more,
    }),
  });
  const reported = (await response.json()) as { number: string };
  await site.indexed();
  return reported;
}

test('somebody finds a matter by its words, narrows down, opens it and goes back', async () => {
  const { number } = await report();
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: '搜索办件' });
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('井盖 异响');
  await page.keyboard.press('Enter');
  const results = page.getByRole('list', { name: '搜索结果' });
  const hit = results.getByRole('listitem').filter({ hasText: number });
  await hit.waitFor();
  expect(await hit.locator('mark').allTextContents()).toEqual(['井盖', '异响']);
  expect(decodeURIComponent(page.url())).toContain('q=井盖');
  const narrow = page.getByRole('navigation', { name: '缩小范围' });
  await narrow.getByRole('link', { name: /待派单/ }).click();
  await expect.poll(() => page.url()).toContain('status=registered');
  await hit.waitFor();
  await narrow.getByRole('link', { name: '取消“待派单”' }).click();
  await expect.poll(() => page.url()).not.toContain('status=');
  await hit.getByRole('link').click();
  await expect.poll(() => page.locator('.head .number').textContent()).toBe(number);
  await page.goBack();
  await hit.waitFor();
  expect(await field.inputValue()).toBe('井盖 异响');
  await field.fill('jinggai');
  await page.keyboard.press('Enter');
  await hit.waitFor();
  await field.fill('没有这样的办件吧');
  await page.keyboard.press('Enter');
  await page.getByText('没有找到。').waitFor();
  expect(desk.complaints).toEqual([]);
});

test('it is searched in English too', async () => {
  await report({ title: 'Loose manhole cover', description: 'It rattles all night.' });
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('searchbox', { name: 'Search matters' }).fill('manholes rattle');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Results for “manholes rattle”' }).waitFor();
  await page.getByRole('list', { name: 'Results' }).getByText('Loose').waitFor();
});

test('a desk is shown what may be the same, and merges the two', async () => {
  const first = await report({ title: '路面塌陷一个大坑', place: { text: '柳荫里9号楼南门' } });
  const second = await report({ title: '路面塌陷很危险', place: { text: '柳荫里9号楼南门口' } });
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page } = desk;
  await desk.open(second.number);
  const similar = page.getByRole('region', { name: '疑似重复' });
  await similar.getByText(first.number, { exact: true }).waitFor();
  await similar.getByText('同一地点').waitFor();
  await similar.getByRole('button', { name: `并入 ${first.number}` }).click();
  await page.getByRole('button', { name: '并单', exact: true }).last().click();
  await page.getByText('已并单').first().waitFor();

  await page.getByRole('link', { name: '登记', exact: true }).click();
  await page.getByRole('textbox', { name: '标题' }).fill('路面塌陷');
  await page.getByLabel('地点').first().fill('柳荫里9号楼南门');
  await page.getByRole('region', { name: '可能已经登记过' }).getByText(first.number).waitFor();
  expect(desk.complaints).toEqual([]);
});

test('the search page passes without a mouse and holds on a phone', async () => {
  await using desk = await sitDown(browser, site.address, '钱立', {
    viewport: { width: 360, height: 700 },
  });
  const { page } = desk;
  await page.goto(`${site.address}/console/demo/search?q=%E4%BA%95%E7%9B%96`);
  await page.getByRole('list', { name: '搜索结果' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
});

test('nobody without an account gets in', async () => {
  await using stranger = await enter(browser, `${site.address}/console/demo/search?q=a`);
  await stranger.page.getByRole('heading', { name: /登录/ }).waitFor();
});

test('a resident is asked while typing whether it is a published matter, and joins it', async () => {
  const published = await fetch(`${site.address}/api/v1/demo/published?limit=50`);
  const { rows } = (await published.json()) as {
    rows: { number: string; title: string; place: string; status: string }[];
  };
  const open = rows.find(({ status }) => ['dispatched', 'signed', 'listed'].includes(status));
  if (!open) throw new Error('the demo has a published matter in hand');
  await using resident = await enter(browser, `${site.address}/demo/report`);
  const { page } = resident;
  const offer = page.getByRole('group', { name: '是不是下面这件事？' });
  expect(await offer.isVisible()).toBe(false);
  await page.getByRole('radio', { name: /求助/ }).check();
  await page.getByLabel('类别').selectOption({ index: 1 });
  await page.getByLabel('一句话说明').pressSequentially(open.title);
  await page.getByLabel('详细情况').fill('还没有修好');
  await page.getByLabel('地点', { exact: false }).first().pressSequentially(open.place);
  await offer.waitFor();
  await offer.getByRole('radio', { name: new RegExp(open.number) }).check();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('查询码').first().waitFor();
  expect(resident.complaints).toEqual([]);
  await site.indexed();
  await using desk = await sitDown(browser, site.address, '钱立');
  const { page: console } = desk;
  await console.getByRole('searchbox', { name: '搜索办件' }).fill('还没有修好');
  await console.keyboard.press('Enter');
  await console.getByRole('list', { name: '搜索结果' }).getByRole('link').first().click();
  await console.getByRole('region', { name: '疑似重复' }).getByText('诉求人指认').waitFor();
});

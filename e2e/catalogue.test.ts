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

const at = (name: string, options = {}) => sitDown(browser, site.address, name, options);

interface Catalogue {
  readonly today: string;
  readonly calendars: { readonly [year: string]: { readonly holidays: readonly string[] } };
  readonly askedCalendar?: object;
  readonly grades: readonly {
    readonly code: string;
    readonly versions: readonly { readonly validFrom: string; readonly result?: object }[];
  }[];
}

async function catalogue(): Promise<Catalogue> {
  const answer = await fetch(`${site.address}/api/v1/demo/catalogue`);
  return (await answer.json()) as Catalogue;
}

const card = (page: Page, name: RegExp) =>
  page.locator('.entries > li').filter({ has: page.getByRole('heading', { name }) });

test('a grade’s limit is another from next month on', async () => {
  await using desk = await at('赵敏');
  const { page } = desk;
  await page.getByRole('link', { name: '单位与人员' }).click();
  await page.getByRole('link', { name: '目录与时限' }).click();
  await page.getByRole('navigation', { name: '目录分类' }).getByText('等级').click();
  const general = card(page, /general/);
  expect(await general.textContent()).toContain('办理时限7 天（工作日，派单起）');
  await general.getByRole('button', { name: /^修改/ }).click();

  const form = page.getByRole('dialog');
  const from = await form.getByLabel('自哪天起生效').inputValue();
  expect(from).toMatch(/^\d{4}-\d\d-01$/);
  // A limit of more than a year is refused, in words, and what was typed stays.
  const amount = form.getByRole('spinbutton', { name: '办理时限：时长' });
  await amount.fill('999');
  await desk.press('确定');
  await form.getByRole('alert').filter({ hasText: '没有成功' }).waitFor();
  expect(await amount.inputValue()).toBe('999');
  await amount.fill('5');
  await desk.press('确定');
  await form.waitFor({ state: 'hidden' });

  const versions = general.getByRole('list').getByRole('listitem');
  await expect.poll(() => versions.count()).toBe(2);
  expect(await versions.nth(0).textContent()).toContain('现行');
  expect(await versions.nth(1).textContent()).toMatch(/将生效.*办理时限5 天（工作日，派单起）/);
  const grade = (await catalogue()).grades.find(({ code }) => code === 'general');
  expect(grade?.versions.at(-1)).toMatchObject({
    validFrom: from,
    result: { seconds: 5 * 86_400, runs: 'workdays', from: 'dispatch' },
  });
  expect(desk.complaints).toEqual([]);
});

test('a calendar in place of another takes two persons', async () => {
  await using desk = await at('赵敏');
  const { page } = desk;
  const before = await catalogue();
  const year = before.today.slice(0, 4);
  const post = { post: 'post-second', person: 'p-qian', unit: 'yongan', role: 'office' };
  const given = await page.request.post(`${site.address}/api/v1/demo/people/take-post`, {
    data: { ...post, from: before.today },
  });
  expect(given.status()).toBe(200);

  await page.goto(`${site.address}/console/demo/catalogue?kind=calendar`);
  await desk.press(`更换日历：${year} 年`);
  const form = page.getByRole('dialog');
  const holidays = form.getByRole('textbox', { name: /放假的日子/ });
  const listed = await holidays.inputValue();
  await holidays.fill(`${listed} 十二月`);
  await desk.press('确定');
  await form.getByText('有的日子写得不对：十二月').waitFor();
  await holidays.fill(`${listed} 12-30`);
  await desk.press('确定');
  await form.waitFor({ state: 'hidden' });
  await page.getByText('新增放假：12-30').waitFor();
  expect((await catalogue()).calendars[year]?.holidays).not.toContain('12-30');
  // Not by the one who asked.
  await desk.press('同意更换');
  await page
    .getByRole('alert')
    .filter({ hasText: /另一人|第二人/ })
    .waitFor();

  await using second = await at('钱立');
  await second.page.goto(`${site.address}/console/demo/catalogue?kind=calendar`);
  await second.page.getByText('新增放假：12-30').waitFor();
  await second.press('同意更换');
  await second.page.getByText('新增放假：12-30').waitFor({ state: 'detached' });
  expect((await catalogue()).calendars[year]?.holidays).toContain('12-30');
  for (const each of [desk, second]) expect(each.complaints).toEqual([]);
});

test('who doesn’t keep the catalogue reads it', async () => {
  await using desk = await at('施琳');
  await desk.page.getByRole('link', { name: '目录与时限' }).click();
  await desk.page.getByText(/您可以查看，不能修改/).waitFor();
  expect(await desk.page.getByRole('button', { name: /修改|新增|停用/ }).count()).toBe(0);
});

test.for([
  { locale: 'zh-CN', width: 1280 },
  { locale: 'en-GB', width: 390 },
])('no part of the catalogue hinders anyone: $locale, $width pixels', async (screen) => {
  const { locale, width } = screen;
  await using desk = await at('赵敏', { locale, viewport: { width, height: 800 } });
  const { page } = desk;
  const shots = process.env['HUIYIN_SHOTS'];
  for (const kind of ['category', 'grade', 'routing', 'weights', 'settings', 'calendar']) {
    await page.goto(`${site.address}/console/demo/catalogue?kind=${kind}`);
    await page.locator('.entries').waitFor();
    if (shots) await page.screenshot({ path: `${shots}/catalogue-${kind}-${String(width)}.png` });
    expect([kind, ...(await faults(page))]).toEqual([kind]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await page
      .getByRole('button', { name: /^(修改|更换|Change|Replace)/ })
      .first()
      .click();
    await page.getByRole('dialog').locator('form').waitFor();
    if (shots) await page.screenshot({ path: `${shots}/form-${kind}-${String(width)}.png` });
    expect([kind, ...(await faults(page))]).toEqual([kind]);
  }
});

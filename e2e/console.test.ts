import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newTenant } from '../src/app/new-tenant.ts';
import { invite } from '../src/http/auth/accounts.ts';
import { isRefusal } from '../src/kernel/refusal.ts';
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
const sentences = (page: Page) => page.locator('.timeline .what').allTextContents();

async function report(more: object = {}): Promise<{ number: string; code: string }> {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '三号楼水管漏水',
      description: '漏了两天，一楼进水。',
      place: { text: '三里巷3号楼' },
      ...more,
    }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { number: string; code: string };
}

test('a matter goes from the dispatcher to the raiser, who confirms the fix', async () => {
  const { number, code } = await report();

  await using dispatcher = await at('钱立');
  await dispatcher.open(number);
  expect(await dispatcher.page.getByRole('heading', { level: 1 }).textContent()).toBe(
    '三号楼水管漏水',
  );
  await dispatcher.press('派单');
  await dispatcher.choose('主办单位', '区水务局');
  await dispatcher.page.getByRole('radio', { name: '一般' }).check();
  await dispatcher.press('确定');
  await expect.poll(() => status(dispatcher.page)).toBe('待签收');

  await using handler = await at('施琳');
  await handler.open(number);
  await handler.press('签收');
  await handler.press('确定');
  await expect.poll(() => status(handler.page)).toBe('办理中');
  await handler.press('反馈结果');
  await handler.page.getByRole('textbox', { name: /办理结果/ }).fill('已更换阀门，不再漏水。');
  await handler.press('确定');
  await expect.poll(() => sentences(handler.page)).toContain('已报办理结果，等待审签。');

  await using lead = await at('吕伟');
  await lead.open(number);
  await lead.press('审签通过');
  const asked = lead.page.getByRole('dialog').getByRole('region', { name: '所申请的事项' });
  expect(await asked.textContent()).toContain('已更换阀门，不再漏水。');
  await lead.press('确定');
  await expect.poll(() => status(lead.page)).toBe('待确认');

  await using raiser = await enter(browser, `${site.address}/demo/track/${code}`);
  await raiser.page.getByRole('radio', { name: '已解决', exact: true }).check();
  await raiser.page.getByRole('radio', { name: '满意', exact: true }).check();
  await raiser.page.getByRole('button', { name: '提交评价' }).click();
  await raiser.page.waitForLoadState();

  await dispatcher.page.reload();
  await expect.poll(() => status(dispatcher.page)).toBe('办结（已确认）');
  expect(await sentences(dispatcher.page)).toContain('诉求人已确认解决（满意）。');
  for (const desk of [dispatcher, handler, lead]) expect(desk.complaints).toEqual([]);
});

test('a step that is refused says why, and what was typed stays', async () => {
  const { number } = await report();
  await using desk = await at('钱立');
  await desk.open(number);
  await desk.press('派单');
  await desk.choose('主办单位', '区水务局');
  await desk.choose('协办单位', '区水务局');
  await desk.page.keyboard.press('Escape');
  await desk.page.getByRole('textbox', { name: /说明/ }).fill('请尽快');
  await desk.page.getByRole('radio', { name: '一般' }).check();
  await desk.press('确定');
  const alert = desk.page.getByRole('dialog').getByRole('alert');
  expect(await alert.textContent()).toContain('同一单位不能既是主办又是协办');
  expect(await desk.page.getByRole('textbox', { name: /说明/ }).inputValue()).toBe('请尽快');
});

test('a step that isn’t lawful now explains itself', async () => {
  const { number } = await report();
  await using desk = await at('钱立');
  await desk.open(number);
  await desk.page.getByText(/现在还不能办/).click();
  const bind = desk.page.getByRole('button', { name: '同意退单' });
  expect(await bind.isDisabled()).toBe(true);
  const why = await bind.getAttribute('aria-describedby');
  expect(await desk.page.locator(`#${why}`).textContent()).not.toBe('');
});

test('a contact shows for a reason, under a watermark of who looks', async () => {
  const { number } = await report({ contact: { name: '刘女士', phone: '13800000000' } });
  await using desk = await at('钱立');
  const { page } = desk;
  await desk.open(number);
  expect(await page.content()).not.toContain('13800000000');
  const reveal = page.getByRole('button', { name: '查看联系方式' });
  expect(await reveal.isDisabled()).toBe(true);
  await page.getByRole('combobox', { name: '查看理由' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('回访').click();
  await reveal.click();
  await page.getByText('13800000000').waitFor();
  const marks = page.locator('.sealed .mark');
  expect(await marks.first().getAttribute('data-mark')).toMatch(/^钱立 \d{4}/);
});

test('what is registered for somebody has a code that only another person may open, once', async () => {
  await using registrar = await at('冯磊');
  const { page } = registrar;
  await page.getByRole('link', { name: '登记' }).click();
  await page.getByRole('radio', { name: '求助' }).check();
  await registrar.choose('类别', '供水');
  await page.getByRole('textbox', { name: '标题' }).fill('老人家里停水');
  await page.getByRole('textbox', { name: '具体情况' }).fill('来窗口说停水一天。');
  await page.getByRole('combobox', { name: '地点' }).fill('柳园12号院2单元');
  await page.getByRole('textbox', { name: /联系电话/ }).fill('13900000000');
  await page.locator('main form').getByRole('button', { name: '登记' }).click();
  const done = page.getByRole('status').filter({ hasText: '已登记' });
  const number = /\d{4}-\d+/.exec((await done.textContent()) ?? '')?.[0] ?? '';
  await page.getByRole('link', { name: '打开这一件' }).click();
  await registrar.press('打印查询码单');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await page.getByRole('alert').getByText('须由另一个人来做这一步').waitFor();

  await using other = await at('王芳');
  await other.open(number);
  await other.press('打印查询码单');
  await other.page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  const code = other.page.locator('.slip .code');
  expect(await code.textContent()).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
  expect(await other.page.getByRole('img', { name: /二维码/ }).count()).toBe(1);
  expect(other.complaints).toEqual([]);
});

test('the queue is walked by keys, and its filters are in the address', async () => {
  await using desk = await at('钱立');
  const { page } = desk;
  await page.locator('table.list tbody tr').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const marked = page.locator('tr.current');
  const number = await marked.locator('.number').textContent();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.head .number').textContent()).toBe(number);
  await page.keyboard.press('u');
  await page.locator('table.list').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  // The dialog gives the focus back as it fades: a key pressed before that may be lost, as to a person.
  const active = () => page.evaluate(() => document.activeElement?.id);
  await expect
    .poll(async () => {
      if ((await active()) !== 'search') await page.keyboard.press('/');
      return active();
    })
    .toBe('search');

  await page.getByRole('link', { name: '全部', exact: true }).click();
  await expect.poll(() => page.url()).toContain('view=all');
  await desk.choose('状态', '已办结');
  await expect.poll(() => page.url()).toContain('status=closed');
  await expect
    .poll(async () => new Set(await page.locator('td.status').allTextContents()).size)
    .toBeLessThan(5);
  const before = await page.locator('table.list tbody tr').count();
  await desk.press('加载更多');
  await expect.poll(() => page.locator('table.list tbody tr').count()).toBeGreaterThan(before);
});

test('who may not see a matter is told no more than that', async () => {
  const { number } = await report();
  await using desk = await at('姜浩');
  await desk.page.getByRole('searchbox', { name: '编号' }).fill(number);
  await desk.page.keyboard.press('Enter');
  await desk.page.getByText(`没有找到 ${number}`).waitFor();
  await desk.page.goto(`${site.address}/console/demo/problems/AAAAAAAAAAAAAAAAAAAAAA`);
  await desk.page.getByRole('alert').getByText('没有这个问题').waitFor();
});

test('a lapsed session leads to the sign-in page, and back to where one was', async () => {
  await using desk = await at('钱立');
  const { page } = desk;
  await page.goto(`${site.address}/console/demo?view=overdue`);
  await page.locator('.views').waitFor();
  await page.context().clearCookies();
  await page.reload();
  await page.getByText('登录已失效').waitFor();
  await page.getByRole('button', { name: '钱立' }).click();
  await expect.poll(() => page.url()).toBe(`${site.address}/console/demo?view=overdue`);
});

async function firstLink(tenant: string): Promise<string> {
  const made = await newTenant(
    site.store,
    { tenant, origin: `huiyin.demo/${tenant}`, names: { zh: '新区' }, person: '沈青' },
    Date.now(),
  );
  if (isRefusal(made)) throw new Error(made.refused);
  const pool = new pg.Pool(database.connectionConfig);
  try {
    return `${site.address}${await invite({ store: site.store, pool }, { tenant, person: made.person }, { as: 'system' })}`;
  } finally {
    await pool.end();
  }
}

test('the first person of a new place sets up units, persons, posts and accounts', async () => {
  await using desk = await enter(browser, await firstLink('fresh'));
  const { page } = desk;
  await page.getByRole('textbox', { name: '用户名' }).fill('shenqing');
  await page.getByLabel('密码', { exact: true }).fill('a long password');
  await page.getByLabel('再输入一次').fill('a long password');
  await desk.press('开通并登录');
  await page.getByRole('link', { name: '单位与人员' }).click();

  const form = page.getByRole('dialog');
  await desk.press('新设单位');
  await form.getByRole('textbox', { name: /单位代码/ }).fill('river');
  await desk.choose('单位类型', '街道');
  await form.getByRole('textbox', { name: '中文名称' }).fill('河东街道');
  await form.getByRole('textbox', { name: /区划代码/ }).fill('990101009000');
  await form.getByRole('button', { name: '确定' }).click();
  await page.getByRole('region', { name: '单位' }).getByText('河东街道').waitFor();
  await form.waitFor({ state: 'detached' });

  await desk.press('登记人员');
  await form.getByRole('textbox', { name: '姓名' }).fill('何舟');
  await form.getByRole('button', { name: '确定' }).click();
  await form.waitFor({ state: 'detached' });

  await desk.press('任职 何舟');
  await desk.choose('单位', '河东街道');
  await desk.choose('岗位', '派单员');
  await form.getByRole('button', { name: '确定' }).click();
  await page.getByText('河东街道 · 派单员').waitFor();
  await form.waitFor({ state: 'detached' });

  await desk.press('开通链接 何舟');
  const link = await form.getByRole('textbox', { name: '开通链接' }).inputValue();
  expect(desk.complaints).toEqual([]);
  await using other = await enter(browser, link);
  await other.page.getByText('为 何舟 开通账号').waitFor();
});

test('times are those of the place in a browser of another zone', async () => {
  await report();
  await using there = await at('钱立');
  await using away = await sitDown(browser, site.address, '钱立', { timezoneId: 'UTC' });
  const due = ({ page }: typeof there) =>
    page.locator('table.list time.due').first().getAttribute('title');
  await there.page.locator('table.list time.due').first().waitFor();
  await away.page.locator('table.list time.due').first().waitFor();
  expect(await due(away)).toBe(await due(there));
  expect(await away.page.locator('table.list').textContent()).not.toMatch(/逾期\s*逾期/);
});

test('the files of the queue’s first load are under 350 KiB on the wire', async () => {
  await using desk = await at('钱立');
  await desk.page.reload();
  await desk.page.locator('table.list').waitFor();
  // The compressed size, whether or not the cache had it.
  const files = await desk.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/console/assets/'))
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
  );
  expect(files.reduce((sum, size) => sum + size, 0)).toBeLessThan(350 * 1024);
});

test.for([
  { locale: 'zh-CN', width: 1280 },
  { locale: 'zh-CN', width: 360 },
  { locale: 'en-GB', width: 1280 },
  { locale: 'en-GB', width: 360 },
])('no page hinders anyone: $locale, $width pixels', async ({ locale, width }) => {
  const { number } = await report();
  const options = { locale, viewport: { width, height: 800 } };
  await using visitor = await enter(browser, `${site.address}/console/sign-in`, options);
  await visitor.page.getByRole('button', { name: '钱立' }).waitFor();
  expect(await faults(visitor.page)).toEqual([]);

  await using desk = await sitDown(browser, site.address, '钱立', options);
  const { page } = desk;
  await page.locator('table.list').waitFor();
  expect(await faults(page)).toEqual([]);
  await desk.open(number);
  expect(await faults(page)).toEqual([]);
  await desk.press(/^(派单|Dispatch)$/);
  await page.getByRole('dialog').getByRole('combobox').first().waitFor();
  expect(await faults(page)).toEqual([]);
  await page.goto(`${site.address}/console/demo/register`);
  await page.locator('main form').waitFor();
  expect(await faults(page)).toEqual([]);
  await site.indexed();
  await page.goto(`${site.address}/console/demo/search?q=${number}`);
  await page.locator('.hits li').first().waitFor();
  expect(await faults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(width);
  await using office = await sitDown(browser, site.address, '赵敏', options);
  await office.page.goto(`${site.address}/console/demo/organisation`);
  await office.page.locator('.persons > li').first().waitFor();
  expect(await faults(office.page)).toEqual([]);
  const theirs = await office.page.evaluate(() => document.documentElement.scrollWidth);
  expect(theirs).toBeLessThanOrEqual(width);
  expect(desk.complaints).toEqual([]);
});

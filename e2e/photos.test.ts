import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phonePhoto } from '../src/http/photos/testing.ts';
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

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function visit(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', bypassCSP: false, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const expected = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.goto(site.address + path);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('求助').check();
  await page.getByLabel('类别').selectOption({ index: 1 });
  await page.getByLabel('一句话说明').fill('三号楼门口路灯不亮');
  await page.getByLabel('详细情况').fill('已经三天了');
  await page.getByLabel('地点').fill('幸福里小区 3 号楼');
}

const files = async (...seeds: readonly number[]) =>
  Promise.all(
    seeds.map(async (seed) => ({
      name: `IMG_${String(seed)}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await phonePhoto(seed, 640, 480),
    })),
  );

/** Pictures of a page that the browser could show. */
const shown = (page: Page) =>
  page
    .locator('.photos img')
    .evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length);

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('收到了');
  await page.getByRole('link', { name: '打开进度页' }).click();
}

test('on a phone, photos are sent as they are chosen, and follow the report', async () => {
  await using visitor = await visit('/demo/report', { ...phone, bypassCSP: true });
  const { page, complaints } = visitor;
  await page.getByLabel(/^照片/).setInputFiles(await files(1, 2, 3));
  await expect.poll(() => shown(page)).toBe(3);
  await page.getByRole('button', { name: '去掉 照片 2' }).click();
  await expect.poll(() => shown(page)).toBe(2);
  await page
    .getByLabel(/^照片/)
    .setInputFiles([{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }]);
  await expect
    .poll(() => page.locator('[data-said]').textContent())
    .toContain('这不是 JPEG、PNG 或 WebP 格式的照片');
  expect(await faults(page)).toEqual([]);
  // Something else is missing: what was chosen stays.
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => page.getByRole('alert').count()).toBe(1);
  await expect.poll(() => shown(page)).toBe(2);
  expect(await faults(page)).toEqual([]);
  await fillIn(page);
  await submit(page);
  await expect.poll(() => shown(page)).toBe(2);
  expect(await faults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('without a script photos go with the form', async () => {
  await using visitor = await visit('/demo/report', { javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByLabel(/^照片/).setInputFiles(await files(4, 5));
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => page.locator('input[name=photo]').count()).toBe(2);
  await fillIn(page);
  await page.locator('input[name=drop]').first().check();
  await submit(page);
  await expect.poll(() => page.locator('.photos img').count()).toBe(1);
});

test('staff answer with a photo, which the raiser sees once it is approved', async () => {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '三号楼水管漏水',
      description: '漏了两天。',
      place: { text: '三里巷3号楼' },
    }),
  });
  const { number, code } = (await response.json()) as { number: string; code: string };
  const at = (name: string) => sitDown(browser, site.address, name, { bypassCSP: true });

  await using dispatcher = await at('钱立');
  await dispatcher.open(number);
  await dispatcher.press('派单');
  await dispatcher.choose('主办单位', '区水务局');
  await dispatcher.page.getByRole('radio', { name: '一般' }).check();
  await dispatcher.press('确定');
  await dispatcher.page.getByRole('dialog').waitFor({ state: 'hidden' });

  await using handler = await at('施琳');
  const { page } = handler;
  await handler.open(number);
  await handler.press('签收');
  await handler.press('确定');
  await expect.poll(() => page.locator('.head .status-tag').first().textContent()).toBe('办理中');
  await handler.press('反馈结果');
  await page.getByRole('textbox', { name: /办理结果/ }).fill('已更换阀门，不再漏水。');
  await page.getByLabel(/^照片/).setInputFiles(await files(6));
  await expect.poll(() => shown(page)).toBe(1);
  expect(await faults(page)).toEqual([]);
  await handler.press('确定');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expect.poll(() => shown(page)).toBe(1);
  expect(await faults(page)).toEqual([]);
  const raiser = await visit(`/demo/track/${code}`);
  expect(await raiser.page.locator('.photos img').count()).toBe(0);

  await using lead = await at('吕伟');
  await lead.open(number);
  await lead.press('审签通过');
  const asked = lead.page.getByRole('dialog').getByRole('region', { name: '所申请的事项' });
  await expect.poll(() => asked.locator('.photos img').count()).toBe(1);
  await lead.press('确定');
  await lead.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await raiser.page.reload();
  // Beside the reply, and where it stands in the course of things.
  await expect.poll(() => shown(raiser.page)).toBe(2);
  expect([...handler.complaints, ...lead.complaints, ...raiser.complaints]).toEqual([]);
  await raiser[Symbol.asyncDispose]();
});

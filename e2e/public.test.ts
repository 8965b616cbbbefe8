import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCode } from '../src/app/demo/street.ts';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
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

/** A fresh visitor; anything that a page complains about fails the test. */
async function visit(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  await page.goto(site.address + path);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('求助').check();
  await page.getByLabel('类别').selectOption({ index: 1 });
  await page.getByLabel('一句话说明').fill('三号楼门口路灯不亮');
  await page.getByLabel('详细情况').fill('已经三天了\n老人晚上看不清路');
  await page.getByLabel('地点').fill('幸福里小区 3 号楼');
}

async function reportAndOpen(page: Page): Promise<void> {
  await fillIn(page);
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('收到了');
  await page.getByRole('link', { name: '打开进度页' }).click();
}

const verdict = (page: Page) => page.locator('.verdict').textContent();

test('a resident reports, follows, and the browser checks the receipt', async () => {
  await using visitor = await visit('/demo');
  const { page, complaints } = visitor;
  await page.getByRole('main').getByRole('link', { name: '我要反映' }).click();
  await reportAndOpen(page);
  await expect.poll(() => verdict(page)).toBe('✔ 核验通过。');
  const checks = await page.locator('.checks li').allTextContents();
  expect(checks).toHaveLength(4);
  expect(checks.every((line) => line.startsWith('✔'))).toBe(true);
  await page.getByRole('button', { name: '催一催' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('已经催办');
  expect(complaints).toEqual([]);
});

test('a refresh of the answer shows the same code and registers nothing', async () => {
  await using visitor = await visit('/demo/report');
  const { page } = visitor;
  await fillIn(page);
  await page.getByRole('button', { name: '提交' }).dblclick();
  const code = await page.locator('.code').textContent();
  const head = await site.store.logs.head('demo');
  await page.reload();
  expect(await page.locator('.code').textContent()).toBe(code);
  expect((await site.store.logs.head('demo'))?.size).toBe(head?.size);
});

const tampered: readonly (readonly [string, (receipt: Receipt) => Receipt, string])[] = [
  ['a proof', (r) => ({ ...r, proof: r.proof.map(flipped) }), '算不出日志的总指纹'],
  ['an entry', (r) => ({ ...r, leaf: r.leaf.replace('"resident"', '"visit"') }), '指纹不一样'],
  ['somebody else’s entry', (r) => ({ ...r, code: demoCode(1) }), '不是您的'],
  ['a signature', (r) => ({ ...r, checkpoint: otherSignature(r.checkpoint) }), '签名不对'],
  ['a root', (r) => ({ ...r, checkpoint: otherRoot(r.checkpoint) }), '签名不对'],
  ['a key', (r) => ({ ...r, vkey: r.vkey.replace(/.{3}$/, 'AAA') }), '签名不对'],
  ['an index', (r) => ({ ...r, index: r.index - 1 }), '算不出日志的总指纹'],
];

interface Receipt {
  readonly code: string;
  readonly index: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  readonly vkey: string;
}

function flipped(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}

function otherSignature(note: string): string {
  return note.replace(/ ([\w+/]{20})(.)(.*\n)$/, (_, a: string, b: string, c: string) => {
    return ` ${a}${b === 'A' ? 'B' : 'A'}${c}`;
  });
}

function otherRoot(note: string): string {
  const [origin, size, root = '', ...rest] = note.split('\n');
  return [origin, size, flipped(root), ...rest].join('\n');
}

test.each(tampered)('%s that was tampered with fails visibly', async (_, change, words) => {
  await using visitor = await visit('/demo/report');
  const { page } = visitor;
  await page.route('**/demo/track/*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      /(id="receipt-data">)([^<]*)/,
      (_all, open: string, json: string) => open + JSON.stringify(change(JSON.parse(json))),
    );
    await route.fulfill({ response: answer, body });
  });
  await reportAndOpen(page);
  await expect.poll(() => verdict(page)).toContain('✘ 核验没有通过');
  const failed = await page.locator('.checks [data-state=fail]').allTextContents();
  expect(failed.join()).toContain(words);
});

test('a matter of the demo is confirmed and rated by its raiser', async () => {
  const code = await answeredCode();
  await using visitor = await visit(`/demo/track/${code}`);
  const { page, complaints } = visitor;
  await page.getByLabel('已解决', { exact: true }).check();
  await page.getByLabel('满意', { exact: true }).check();
  await page.getByLabel('5 分').check();
  await page.getByRole('button', { name: '提交评价' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('您的评价已经记下');
  expect(await page.locator('.now').textContent()).toContain('办结（已确认）');
  expect(complaints).toEqual([]);
});

/** A code of the demo whose matter waits for its raiser's word. */
async function answeredCode(): Promise<string> {
  for (let n = 1; n < 60; n += 1) {
    await using visitor = await visit(`/demo/track/${demoCode(n)}`);
    if ((await visitor.page.getByRole('button', { name: '提交评价' }).count()) > 0) {
      return demoCode(n);
    }
  }
  throw new Error('no matter of the demo waits for its raiser');
}

test('all of it works without JavaScript', async () => {
  await using visitor = await visit('/demo/report', { javaScriptEnabled: false });
  const { page } = visitor;
  await page.getByRole('button', { name: '提交' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('请改正');
  await reportAndOpen(page);
  expect(await page.locator('#receipt-unchecked').isVisible()).toBe(true);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载回执文件' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
  await page.getByText('有人要我撤回或改评价').click();
  await page.getByRole('button', { name: '告诉上级单位' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('已经告诉上级单位');
});

const pages = [
  '/demo',
  '/demo/board/hengtong',
  '/demo/figures/found',
  '/demo/published',
  '/demo/verify',
  '/demo/privacy',
  '/demo/report',
  '/demo/track',
  `/demo/track/${demoCode(1)}`,
  '/demo/nowhere',
];

test.each([
  ['zh', 'light'],
  ['en', 'light'],
  ['zh', 'dark'],
  ['en', 'dark'],
] as const)('axe finds nothing, in %s and %s', async (lang, colorScheme) => {
  await using visitor = await visit(`/demo?lang=${lang}`, { colorScheme, bypassCSP: true });
  const { page } = visitor;
  for (const path of pages) {
    await page.goto(site.address + path);
    expect([path, await faults(page)]).toEqual([path, []]);
  }
  await page.goto(`${site.address}/demo/report`);
  await page.locator('main button').click();
  expect(['errors', await faults(page)]).toEqual(['errors', []]);
});

test.each([360, 1280])(
  'nothing is wider than a screen of %i pixels, in large text',
  async (width) => {
    await using visitor = await visit('/demo?text=large&lang=en', {
      viewport: { width, height: 740 },
    });
    const { page } = visitor;
    for (const path of pages) {
      await page.goto(site.address + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, over]).toEqual([path, 0]);
    }
  },
);

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../src/store/embedded/testing.ts';
import { openBrowser } from './browser.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { sitDown, type Desk } from './desk.ts';
import { faults } from './faults.ts';
import { readPdf } from './pdf-text.ts';

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

interface Reported {
  readonly number: string;
  readonly id: string;
}

/** Sends a step without the screen: what led up to what a test is about. */
async function does(desk: Desk, id: string, command: string, data: object = {}): Promise<void> {
  const url = `${site.address}/api/v1/demo/problems/${id}/${command}`;
  const answer = await desk.page.request.post(url, { data });
  expect([command, answer.status()]).toEqual([command, 200]);
}

async function reported(desk: Desk, more: object = {}): Promise<Reported> {
  const response = await fetch(`${site.address}/api/v1/demo/problems`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kind: 'help',
      category: 'water-supply',
      title: '三号楼水管漏水',
      description: '漏了两天，一楼进水。',
      place: { text: '三里巷3号楼' },
      contact: { name: '刘女士', phone: '13800001234' },
      ...more,
    }),
  });
  const { number } = (await response.json()) as { number: string };
  const found = await desk.page.request.get(
    `${site.address}/api/v1/demo/problems?number=${number}`,
  );
  const { rows } = (await found.json()) as { rows: [{ id: string }] };
  return { number, id: rows[0].id };
}

async function sent(more: object = {}): Promise<Reported> {
  await using dispatcher = await at('钱立');
  const matter = await reported(dispatcher, more);
  await does(dispatcher, matter.id, 'dispatch', {
    lead: 'water',
    grade: 'general',
    text: '请今天到场。',
  });
  return matter;
}

async function answered(more: object = {}): Promise<Reported> {
  const matter = await sent(more);
  await using handler = await at('施琳');
  await does(handler, matter.id, 'sign');
  await does(handler, matter.id, 'ask-answer', { text: '已更换阀门，不再漏水。' });
  await using lead = await at('吕伟');
  await does(lead, matter.id, 'grant-answer');
  return matter;
}

const statusOf = async ({ page }: Desk, { id }: Reported): Promise<string> => {
  const answer = await page.request.get(`${site.address}/api/v1/demo/problems/${id}`);
  const { row } = (await answer.json()) as { row: { status: string; closure: string | null } };
  return [row.status, row.closure].filter(Boolean).join(' ');
};

describe('several at once', () => {
  test('matters are chosen by keys, looked over, and signed for; what is refused says why', async () => {
    const matters = [await sent(), await sent(), await sent()];
    await using desk = await at('施琳');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo?view=mine&status=dispatched`);
    await page.locator('table.list tbody tr').first().waitFor();
    const group = page.getByRole('group', { name: '批量办理' });
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    await group.getByText('已选 1 件').waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await group.getByText('已选 3 件').waitFor();
    await page.keyboard.press('Shift+ArrowUp');
    await group.getByText('已选 2 件').waitFor();
    await desk.press('取消选择');
    for (const { number } of matters) {
      await page.getByRole('checkbox', { name: `选中 ${number}` }).check();
    }
    await desk.press('批量签收');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('将签收 3 件').waitFor();
    for (const { number } of matters) expect(await dialog.textContent()).toContain(number);

    // Somebody else is quicker with one of them.
    await using lead = await at('吕伟');
    await does(lead, matters[1]?.id ?? '', 'sign');
    await dialog.getByRole('button', { name: '签收 3 件' }).click();
    await dialog.getByText('已签收 2 件').waitFor();
    await dialog.getByText('没有签收 1 件').waitFor();
    const refused = dialog.getByRole('listitem').filter({ hasText: matters[1]?.number ?? '' });
    expect(await refused.locator('small').textContent()).toMatch(/\p{Script=Han}{4}/u);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await expect.poll(() => group.getByText('已选').count()).toBe(0);
    for (const matter of matters) expect(await statusOf(desk, matter)).toBe('signed');
    expect(desk.complaints).toEqual([]);
  });

  test('all on a page can be chosen, and what can’t be signed is told before', async () => {
    await sent();
    await using desk = await at('施琳');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo?view=all`);
    await page.locator('table.list tbody tr').first().waitFor();
    const rows = await page.locator('table.list tbody tr').count();
    await page.getByRole('checkbox', { name: '全选本页' }).check();
    await page.getByText(`已选 ${rows} 件`).waitFor();
    await desk.press('批量签收');
    await page
      .getByRole('dialog')
      .getByText(/不能签收 \d+ 件/)
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  test('who signs for nothing has nothing to choose', async () => {
    await using desk = await at('周宁');
    await desk.page.locator('table.list').waitFor();
    expect(await desk.page.getByRole('checkbox').count()).toBe(0);
  });
});

test('the ledger is one click away', async () => {
  await using desk = await at('钱立');
  const { page } = desk;
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出台账' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('demo-ledger.xlsx');
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
});

describe('phrases', () => {
  test('the head of a unit keeps them, its handler puts one into an answer by a stroke', async () => {
    const { number } = await sent();
    await using lead = await at('吕伟');
    const { page } = lead;
    await page.getByRole('link', { name: '常用语' }).click();
    await lead.press('新增常用语');
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: '名称' }).fill('已修复');
    await form.getByRole('textbox', { name: '内容' }).fill('您反映的 {编号} 已由{unit}修复。');
    await form.getByRole('button', { name: '确定' }).click();
    const region = page.getByRole('region', { name: '区水务局' });
    await region.getByText('已修复').first().waitFor();
    await form.waitFor({ state: 'detached' });
    await lead.press('修改 已修复');
    await form.getByRole('textbox', { name: '名称' }).fill('水管已修复');
    await form.getByRole('button', { name: '确定' }).click();
    await region.getByText('水管已修复').waitFor();
    expect(lead.complaints).toEqual([]);

    await using handler = await at('施琳');
    await handler.page.getByRole('link', { name: '常用语' }).click();
    await handler.page.getByText('您可以使用，不能修改').waitFor();
    expect(await handler.page.getByRole('button', { name: /新增/ }).count()).toBe(0);
    await handler.open(number);
    await handler.press('签收');
    await handler.press('确定');
    await handler.press('反馈结果');
    const answer = handler.page.getByRole('textbox', { name: /办理结果/ });
    await answer.click();
    await handler.page.keyboard.type('/');
    await handler.page.getByRole('combobox', { name: '选择常用语' }).waitFor();
    await handler.page.keyboard.type('水管');
    await handler.page.keyboard.press('Enter');
    await expect.poll(() => answer.inputValue()).toBe(`您反映的 ${number} 已由区水务局修复。`);
    await expect
      .poll(() => answer.evaluate((field) => field === document.activeElement))
      .toBe(true);
    await handler.page.keyboard.type('不必再来。');
    expect(await answer.inputValue()).toMatch(/修复。不必再来。$/);
    await answer.fill('1/2 处，3/4 处');
    expect(await handler.page.getByRole('combobox', { name: '选择常用语' }).count()).toBe(0);
    expect(handler.complaints).toEqual([]);

    await lead.press('删除 水管已修复');
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await region.getByText('还没有常用语').waitFor();
  });
});

describe('call-backs', () => {
  /** A keyboard that counts. */
  function keyboardOf({ page }: Desk) {
    const pressed: string[] = [];
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) {
        pressed.push(key);
        await page.keyboard.press(key);
      }
    };
    return { pressed, press };
  }
  const current = ({ page }: Desk) => page.locator('.call a').first().textContent();

  async function callUp(desk: Desk, number: string): Promise<void> {
    for (let n = 0; n < 40 && (await current(desk)) !== number; n += 1) {
      const before = await current(desk);
      await desk.page.keyboard.press('s');
      await expect.poll(() => current(desk)).not.toBe(before);
    }
    expect(await current(desk)).toBe(number);
  }

  test('take three keys and Enter each, and the next one is there', async () => {
    const [first, second] = [await answered(), await answered()];
    await using desk = await at('孙悦');
    const { page } = desk;
    await page.getByRole('link', { name: '回访' }).click();
    await page.locator('.call').waitFor();
    await callUp(desk, first.number);
    await page.getByText('已更换阀门，不再漏水。').first().waitFor();
    expect(await page.content()).not.toContain('13800001234');
    await page.keyboard.press('c');
    await page.getByRole('link', { name: '13800001234' }).waitFor();

    // Whoever forgets the second person is told before anything is sent.
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('请先选在场的第二人').waitFor();
    await desk.choose('在场的第二人', '李航');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /记录，下一件/ }).click();
    await expect.poll(() => current(desk)).not.toBe(first.number);
    expect(await statusOf(desk, first)).toBe('closed confirmed');

    // From then on: reached, solved, satisfied, next.
    await page.locator('h2#matter-title').click();
    await callUp(desk, second.number);
    const keyboard = keyboardOf(desk);
    await keyboard.press('1', '1', '2', 'Enter');
    await expect.poll(() => current(desk)).not.toBe(second.number);
    expect(keyboard.pressed).toHaveLength(4);
    expect(await statusOf(desk, second)).toBe('closed confirmed');
    expect(desk.complaints).toEqual([]);
  });

  test('nobody answered: one key', async () => {
    const matter = await answered();
    await using desk = await at('孙悦');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo/call-backs`);
    await page.locator('.call').waitFor();
    await callUp(desk, matter.number);
    await page.keyboard.press('0');
    await expect.poll(() => page.getByText(`${matter.number} 已记录：没联系上`).count()).toBe(1);
    expect(await statusOf(desk, matter)).toBe('answered');
    await page.goto(`${site.address}/console/demo/problems/${matter.id}`);
    await page.getByText('回访未接通（电话）。').waitFor();
  });

  test('not solved goes back to be done again, with the raiser’s words', async () => {
    const matter = await answered();
    await using desk = await at('孙悦');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo/call-backs`);
    await page.locator('.call').waitFor();
    await desk.choose('在场的第二人', '李航');
    await page.locator('h2#matter-title').click();
    await callUp(desk, matter.number);
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('3');
    await page.keyboard.press('3');
    await page.keyboard.press('t');
    await page.keyboard.type('昨天 1 点又漏了');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => current(desk)).not.toBe(matter.number);
    expect(await statusOf(desk, matter)).toBe('signed');
    await page.goto(`${site.address}/console/demo/problems/${matter.id}`);
    await page.getByText('昨天 1 点又漏了').first().waitFor();
  });

  test('whose post doesn’t call is offered nothing', async () => {
    await using desk = await at('施琳');
    expect(await desk.page.getByRole('link', { name: '回访' }).count()).toBe(0);
    await desk.page.goto(`${site.address}/console/demo/call-backs`);
    await desk.page.getByText('现在没有您可以回访的办件').waitFor();
  });
});

describe('a work order', () => {
  const marker = '暗号柒柒';
  const print = async (page: Page) => readPdf(await page.pdf({ preferCSSPageSize: true }));
  const words = [
    '编号',
    '来源',
    '类别',
    '地点',
    '主办',
    '协办',
    '时限',
    '要求',
    '签收',
    '反馈',
    '审签',
  ];

  test('prints on a sheet of A4 or two, without a contact unless somebody put it there', async () => {
    const matter = await answered({ description: `漏水。${marker}` });
    await using desk = await at('钱立');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo/problems/${matter.id}`);
    await page.getByRole('link', { name: '打印工单' }).click();
    await page.getByRole('article').waitFor();
    const sheet = await print(page);
    expect(sheet.pages.length).toBeGreaterThan(0);
    expect(sheet.pages.length).toBeLessThanOrEqual(2);
    for (const { width, height } of sheet.pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    }
    for (const word of [...words, '诉求内容', '回访']) expect(sheet.text).toContain(word);
    for (const word of [matter.number, '区水务局', marker, '请今天到场', '不再漏水']) {
      expect(sheet.text).toContain(word);
    }
    expect(sheet.text).toMatch(/打印:钱立 \d{4}/);
    expect(sheet.text).not.toContain('13800001234');
    expect(sheet.text).not.toContain('退出登录');

    await page.getByRole('combobox', { name: '查看理由' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText('上门').click();
    await desk.press('加上联系方式');
    await page.getByRole('article').getByText('13800001234').waitFor();
    expect((await print(page)).text).toContain('13800001234');

    await page.getByText('脱敏单', { exact: true }).click();
    await page.getByRole('heading', { name: '工单（脱敏）' }).waitFor();
    const slip = await print(page);
    for (const word of [...words, matter.number, '请今天到场', '三里巷']) {
      expect(slip.text).toContain(word);
    }
    for (const sealed of [marker, '13800001234', '刘女士', '水管漏水', '不再漏水']) {
      expect(slip.text).not.toContain(sealed);
    }
    expect(desk.complaints).toEqual([]);
  });

  test('is the redacted one for a contractor, who has no choice', async () => {
    await using dispatcher = await at('冯磊');
    const place = { text: '柳园12号院', area: '990101001001' };
    const matter = await reported(dispatcher, { description: `漏水。${marker}`, place });
    await does(dispatcher, matter.id, 'dispatch', {
      lead: 'lvjie',
      grade: 'general',
      text: '请清扫',
    });
    await using desk = await at('朱强');
    const { page } = desk;
    await page.goto(`${site.address}/console/demo/problems/${matter.id}/work-order`);
    await page.getByRole('heading', { name: '工单（脱敏）' }).waitFor();
    expect(await page.getByText('加上联系方式').count()).toBe(0);
    const { text } = await print(page);
    expect(text).toContain('请清扫');
    expect(text).not.toContain(marker);
  });
});

test.for([
  { locale: 'zh-CN', width: 1280 },
  { locale: 'zh-CN', width: 360 },
  { locale: 'en-GB', width: 1280 },
  { locale: 'en-GB', width: 360 },
])('no page of the desk hinders anyone: $locale, $width pixels', async ({ locale, width }) => {
  const matter = await answered();
  await sent();
  const options = { locale, viewport: { width, height: 800 } };
  const isFine = async (page: Page) => {
    expect(await faults(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  };
  await using hands = await at('施琳', options);
  await hands.page.locator('table.list').waitFor();
  await hands.page.getByRole('checkbox').nth(1).check();
  await isFine(hands.page);
  await hands.press(/^(批量签收|Sign for these)$/);
  await hands.page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await isFine(hands.page);

  await using desk = await at('钱立', options);
  const { page } = desk;
  await page.goto(`${site.address}/console/demo/phrases`);
  await desk.press(/新增常用语|New phrase/);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  await isFine(page);
  await page.goto(`${site.address}/console/demo/call-backs`);
  await page.locator('.call').waitFor();
  await page.keyboard.press('1');
  await isFine(page);
  await page.goto(`${site.address}/console/demo/problems/${matter.id}/work-order`);
  await page.getByRole('article').waitFor();
  await isFine(page);
  expect(desk.complaints).toEqual([]);
});

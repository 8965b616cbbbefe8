import { expect } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Somebody of the demo at their desk. */
export interface Desk {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, refusals of the security policy. */
  readonly complaints: readonly string[];
  press(name: string | RegExp): Promise<void>;
  /** Chooses a unit or another item out of a list that is searched by typing. */
  choose(label: string, item: string): Promise<void>;
  /** Opens a matter by its number, as `/` does. */
  open(number: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Signs somebody in by their button on the sign-in page and waits for the queue. */
export async function sitDown(
  browser: Browser,
  address: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Desk> {
  const desk = await enter(browser, `${address}/console/`, options);
  const { page } = desk;
  await page.getByRole('button', { name }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /我的待办|My work/ })
    .waitFor();
  await page.getByRole('link', { name: /^(办件|Matters)$/ }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /^(办件|Matters)$/ })
    .waitFor();
  return desk;
}

export async function enter(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Answers of 4xx are part of the story: refusals, and nobody signed in yet.
    const expected = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
  await page.goto(url);
  return {
    page,
    complaints,
    press: (label) => page.getByRole('button', { name: label }).first().click(),
    async choose(label, item) {
      const field = page.getByRole('combobox', { name: label });
      await field.click();
      if (await field.isEditable()) await field.fill(item);
      await page.locator('.ant-select-dropdown:visible').getByText(item).first().click();
    },
    async open(number) {
      await page.getByRole('link', { name: /^(办件|Matters)$/ }).click();
      await page.getByRole('searchbox', { name: /编号|Number/ }).fill(number);
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.head .number').textContent()).toBe(number);
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
}

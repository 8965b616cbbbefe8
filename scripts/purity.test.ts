import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
// Planted text is no file of the project, so the rules that need its types are left out.
const untyped = tseslint.configs.disableTypeChecked as ESLint.Options['overrideConfig'];
const eslint = new ESLint({ cwd: root, overrideConfig: untyped ?? null });

async function rulesBrokenBy(text: string, filePath: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(`${text}\n`, { filePath: resolve(root, filePath) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const impure = [
  ['the clock', 'export const planted = Date.now();', 'no-restricted-globals'],
  ['another clock', 'export const planted = performance.now();', 'no-restricted-globals'],
  ['chance', 'export const planted = Math.random();', 'no-restricted-properties'],
  ['random bytes', 'export const planted = crypto.randomUUID();', 'no-restricted-globals'],
  ['the environment', 'export const planted = process.env;', 'no-restricted-globals'],
  ['the network', "export const planted = fetch('/');", 'no-restricted-globals'],
  ['a timer', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['a way round', 'export const planted = globalThis;', 'no-restricted-globals'],
  ['a file', "export { readFileSync } from 'node:fs';", 'no-restricted-imports'],
  ['the locale', "export const planted = 'a'.localeCompare('b');", 'no-restricted-properties'],
] as const;

describe.each(['src/kernel', 'src/domain', 'src/domain/problem', 'src/figures'])('%s', (folder) => {
  test.each(impure)('has no access to %s', async (_, text, rule) => {
    expect(await rulesBrokenBy(text, `${folder}/planted.ts`)).toEqual([rule]);
  });

  test('is otherwise free to compute', async () => {
    const text = 'export const planted = Math.max(1, 2);';
    expect(await rulesBrokenBy(text, `${folder}/planted.ts`)).toEqual([]);
  });
});

test('the log hashes with node:crypto and touches nothing else', async () => {
  const read = (name: string) => `export * as planted from '${name}';`;
  expect(await rulesBrokenBy(read('node:crypto'), 'src/tlog/planted.ts')).toEqual([]);
  expect(await rulesBrokenBy(read('node:fs'), 'src/tlog/planted.ts')).toEqual([
    'no-restricted-imports',
  ]);
  expect(await rulesBrokenBy('Date.now();', 'src/tlog/planted.ts')).toEqual([
    'no-restricted-globals',
  ]);
});

test('the shell has a clock but no console', async () => {
  expect(await rulesBrokenBy('Date.now();', 'src/store/planted.ts')).toEqual([]);
  expect(await rulesBrokenBy("console.log('');", 'src/store/planted.ts')).toEqual(['no-console']);
  expect(await rulesBrokenBy("console.log('');", 'src/app/planted.ts')).toEqual([]);
});

test.each([
  ['a default export', 'export default 1;', 'no-restricted-syntax'],
  ['an enum', 'export enum Planted {}', 'no-restricted-syntax'],
  ['any', 'export type Planted = any;', '@typescript-eslint/no-explicit-any'],
  [
    'an assertion that something is there',
    'export const planted = (a?: number) => a!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
])('no source file has %s', async (_, text, rule) => {
  expect(await rulesBrokenBy(text, 'src/http/planted.ts')).toEqual([rule]);
});

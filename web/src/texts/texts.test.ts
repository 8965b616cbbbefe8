import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const source = new URL('..', import.meta.url).pathname;
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.ts$|^texts\/(zh|en)\.ts$/.test(file))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');

/** Keys by path: `queue.title`. */
function keys(texts: object, path = ''): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${path}${name}`] : keys(text as object, `${path}${name}.`),
  );
}

/** Whether the code names the key in full, or its last part where the first is put before it. */
function isUsed(key: string): boolean {
  const [group = '', name = ''] = key.split('.');
  if (group === 'lists') return true;
  // A list of its own, whose codes the API or the page's own table names.
  const list = key.slice(0, key.lastIndexOf('.'));
  if (list !== group && code.includes(`t(\`${list}.$`)) return true;
  if (code.includes(`'${key}'`)) return true;
  return code.includes(`t(\`${group}.$`) && new RegExp(`['"]${name}['"]`).test(code);
}

test('every text is used', () => {
  expect(keys(zh).filter((key) => !isUsed(key))).toEqual([]);
});

test('both languages fill in the same values', () => {
  const named = (texts: object, key: string) => {
    const text = key.split('.').reduce<unknown>((at, part) => (at as never)[part], texts);
    return [...String(text).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
  };
  for (const key of keys(zh)) expect([key, named(en, key)]).toEqual([key, named(zh, key)]);
});

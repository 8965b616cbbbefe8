import { expect, it } from 'vitest';
import { isId } from './id.ts';
import { own } from './own.ts';

const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];

it.each(inherited)('%s is no member of a record that does not have it', (key) => {
  expect(own({ a: 1 }, key)).toBeUndefined();
  expect(own(JSON.parse(`{"${key}": 1}`) as { [key: string]: number }, key)).toBe(1);
  expect(isId(key)).toBe(false);
});

it('an id is short and of small letters, digits and dashes', () => {
  for (const id of ['a', '3', 'p-wei2', 'x'.repeat(64)]) expect(isId(id), id).toBe(true);
  for (const id of ['', '-a', 'A', 'a b', 'a_b', '街道', 'x'.repeat(65), 'a\n']) {
    expect(isId(id), id).toBe(false);
  }
});

import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commitmentOf, deriveKey, hmac, newSalt, seal, unseal, whoOf } from './keys.ts';

test('the HMAC is that of the platform, for any key up to a block and any text', () => {
  for (let length = 0; length <= 64; length += 1) {
    const key = randomBytes(length);
    for (const text of ['', 'null', '"路灯不亮😀"', 'x'.repeat(5000)]) {
      expect(hmac(key, text)).toEqual(createHmac('sha256', key).update(text).digest());
    }
  }
  expect(() => hmac(randomBytes(65), '')).toThrow(RangeError);
});

test('keys are derived as HKDF says', () => {
  for (const from of ['', 'a client’s own key', 'k'.repeat(300), randomBytes(32)]) {
    for (const salt of ['', 'demo', 's'.repeat(64)]) {
      const expected = Buffer.from(hkdfSync('sha256', from, salt, 'purpose', 32));
      expect(deriveKey(from, salt, 'purpose')).toEqual(expected);
    }
  }
});

test('commitment and who have fixed forms', () => {
  const key = Buffer.alloc(32, 1);
  expect(commitmentOf(key, '"a"')).toBe('HZfDPknnj3fTv72TdoIlZQKINzpDOtPW8LMSSMqkUeE');
  expect(whoOf(key, 'wang')).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test('no salt is given twice', () => {
  const salts = Array.from({ length: 2000 }, () => newSalt().toString('hex'));
  expect(new Set(salts).size).toBe(2000);
  expect(salts.every((salt) => salt.length === 64)).toBe(true);
});

describe('what is sealed', () => {
  const key = deriveKey('a secret', 'salt', 'purpose');
  const sealed = seal(key, 'about', Buffer.from('plain'));

  test('opens with the same key about the same thing', () => {
    expect(unseal(key, 'about', sealed).toString()).toBe('plain');
  });

  test.each([
    ['another key', () => unseal(deriveKey('another', 'salt', 'purpose'), 'about', sealed)],
    ['another thing', () => unseal(key, 'other', sealed)],
    ['nothing', () => unseal(key, 'about', Buffer.alloc(0))],
    ['a cut tag', () => unseal(key, 'about', sealed.subarray(0, 20))],
  ])('does not open with %s', (_, open) => {
    expect(open).toThrow();
  });

  test('does not open with any bit changed', () => {
    for (let i = 0; i < sealed.length * 8; i += 1) {
      const bent = Buffer.from(sealed);
      bent[i >> 3] = (bent[i >> 3] ?? 0) ^ (1 << (i & 7));
      expect(() => unseal(key, 'about', bent)).toThrow();
    }
  });
});

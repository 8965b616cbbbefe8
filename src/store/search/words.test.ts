import { describe, expect, test } from 'vitest';
import { mark, wordsAsked, wordsIn, wordsOfNumber } from './words.ts';

const finds = (question: string, text: string) => {
  const words = wordsIn(text, { sounds: true });
  return wordsAsked(question).every((word) => words.has(word));
};

describe('a text is found by', () => {
  const text = '幸福里小区１２号楼三单元，路灯不亮已有一周';
  test.each([
    '路灯',
    '灯不',
    '里小',
    '福里',
    '12号楼',
    '１２号楼',
    '路灯不亮',
    '小区的路灯不亮了',
    '灯',
    'ld',
    'ludeng',
    'xfl',
    'xingfuli',
    'XFLXQ',
    '幸福里 路灯',
  ])('%s', (question) => {
    expect(finds(question, text)).toBe(true);
  });

  test('any two or more neighbouring characters', () => {
    const characters = Array.from('三单元二层至四层楼道灯不亮已有一周');
    for (let from = 0; from < characters.length - 1; from += 1) {
      for (let to = from + 2; to <= characters.length; to += 1) {
        const part = characters.slice(from, to).join('');
        expect([part, finds(part, characters.join(''))]).toEqual([part, true]);
      }
    }
  });

  test('English words and their beginnings, in any case and number', () => {
    const english = 'The Street LIGHTS at the north gate are broken';
    for (const question of ['light', 'lights', 'Street Light', 'gates', 'brok']) {
      expect([question, finds(question, english)]).toEqual([question, true]);
    }
    expect(finds('water', english)).toBe(false);
    expect(finds('ight', english)).toBe(false);
  });
});

test('what is not there is not found', () => {
  expect(finds('水管', '路灯不亮')).toBe(false);
  expect(finds('灯路', '路灯不亮')).toBe(false);
  expect(finds('sg', '路灯不亮')).toBe(false);
  expect(wordsAsked('，。！ 　')).toEqual([]);
});

test('a number is found whole, without its year and zeros, and by its last digits', () => {
  const words = wordsOfNumber('2026-00123');
  const found = (question: string) => wordsAsked(question).every((word) => words.has(word));
  for (const question of ['2026-00123', '00123', '123', '0123']) expect(found(question)).toBe(true);
  expect(found('2026-00124')).toBe(false);
});

describe('marks', () => {
  test.each([
    ['楼道路灯不亮', '路灯', ['楼道', '路灯', '不亮']],
    ['路灯坏了，路灯又坏', '路灯坏', ['', '路灯坏', '了，', '路灯', '又', '坏']],
    ['Ｌｉｇｈｔｓ out', 'light', ['', 'Ｌｉｇｈｔ', 'ｓ out']],
    ['幸福里小区', 'xfl', ['', '幸福里', '小区']],
  ])('%s by %s', (text, question, pieces) => {
    expect(mark(text, wordsAsked(question))).toEqual(pieces);
  });

  test('are none where nothing was found, and lose no character', () => {
    expect(mark('路灯', ['水管'])).toBeUndefined();
    const text = 'ﬁre 🔥 消防通道①被占 fire';
    expect(mark(text, wordsAsked('消防 fire'))?.join('')).toBe(text);
  });
});

test('a name that no dictionary has is found by its initials', () => {
  for (const question of ['dhmd', 'donghumingdi', 'dhm', 'dxck']) {
    expect([question, finds(question, '东湖名邸地下车库')]).toEqual([question, true]);
  }
  expect(finds('dm', '东湖名邸')).toBe(false);
});

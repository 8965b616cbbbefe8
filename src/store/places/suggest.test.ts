import { describe, expect, test } from 'vitest';
import { categoriesFor, gradesFor, unitsFor, type Grounds } from './suggest.ts';

const none: Grounds = {
  place: 'here',
  uses: [],
  ofArea: [],
  ofCategory: [],
  rule: undefined,
  grade: undefined,
  categoryWords: {},
  gradeWords: {},
  learned: [],
};
const use = (lead: string, place = 'here', category = 'lamps') => ({
  place,
  lead,
  category,
  grade: null,
});
const times = <T>(n: number, value: T): readonly T[] => Array.from({ length: n }, () => value);
const values = (suggested: readonly { value: string }[]) => suggested.map(({ value }) => value);

describe('units', () => {
  test('nothing known, nothing suggested; one matter alone says nothing', () => {
    expect(unitsFor('lamps', none)).toEqual([]);
    expect(unitsFor('lamps', { ...none, uses: [use('a')] })).toEqual([]);
    expect(unitsFor('lamps', { ...none, ofCategory: [{ lead: 'a', grade: null, n: 1 }] })).toEqual(
      [],
    );
  });

  test('a rule comes before a few matters, and after what the place has always done', () => {
    const rule = { unit: 'ruled', area: '99' };
    expect(values(unitsFor('lamps', { ...none, rule, uses: times(2, use('a')) }))).toEqual([
      'ruled',
      'a',
    ]);
    expect(values(unitsFor('lamps', { ...none, rule, uses: times(3, use('a')) }))).toEqual([
      'a',
      'ruled',
    ]);
    const mixed = [...times(3, use('a')), ...times(3, use('b'))];
    expect(values(unitsFor('lamps', { ...none, rule, uses: mixed }))[0]).toBe('ruled');
  });

  test('the building comes before the estate, the estate before the area, and that before all', () => {
    const grounds = {
      ...none,
      uses: [...times(2, use('building')), ...times(4, use('estate', 'next'))],
      ofArea: [{ lead: 'area', grade: null, n: 9 }],
      ofCategory: [{ lead: 'all', grade: null, n: 99 }],
    };
    expect(values(unitsFor('lamps', grounds))).toEqual(['building', 'estate', 'area']);
  });

  test('matters of another category aren’t counted', () => {
    expect(unitsFor('lamps', { ...none, uses: times(5, use('a', 'here', 'noise')) })).toEqual([]);
  });

  test('a reason says how many of how many; the estate isn’t told twice', () => {
    const [first] = unitsFor('lamps', { ...none, uses: times(4, use('a')) });
    expect(first).toEqual({
      value: 'a',
      reasons: [{ code: 'here', category: 'lamps', n: 4, of: 4 }],
    });
  });
});

test('a dangerous word comes before the usual grade', () => {
  const grounds = { ...none, grade: 'general', gradeWords: { danger: ['漏电'], utilities: [] } };
  expect(values(gradesFor('lamps', grounds))).toEqual(['danger', 'general']);
  expect(values(gradesFor('lamps', { ...none, grade: 'general' }))).toEqual(['general']);
});

test('more words speak louder; a learned word needs three matters and a majority', () => {
  const grounds = {
    ...none,
    categoryWords: { lamps: ['路灯', '不亮'], noise: ['夜间'], empty: [] },
  };
  expect(values(categoriesFor(grounds))).toEqual(['lamps', 'noise']);
  const word = { word: '琴', category: 'noise' };
  expect(categoriesFor({ ...none, learned: [{ ...word, n: 2, of: 2 }] })).toEqual([]);
  expect(categoriesFor({ ...none, learned: [{ ...word, n: 3, of: 6 }] })).toEqual([]);
  expect(values(categoriesFor({ ...none, learned: [{ ...word, n: 3, of: 4 }] }))).toEqual([
    'noise',
  ]);
});

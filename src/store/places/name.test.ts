import { describe, expect, test } from 'vitest';
import { buildingNumber, estateKey, placeNameIn } from './name.ts';

function kept(said: string): string | undefined {
  const found = placeNameIn(said);
  return found && [found.estate, found.building].filter(Boolean).join(' ');
}

describe('of a place only the estate and the building are kept', () => {
  test.each([
    ['柳园小区3栋2单元501室', '柳园小区 3栋'],
    ['柳园小区3栋2单元501', '柳园小区 3栋'],
    ['柳园小区3号楼501室', '柳园小区 3号楼'],
    ['柳园小区三号楼二单元', '柳园小区 三号楼'],
    ['柳园小区3-2-501', '柳园小区 3栋'],
    ['柳园小区3幢5楼', '柳园小区 3幢'],
    ['柳园小区3#楼2门', '柳园小区 3号楼'],
    ['柳园小区A座1203', '柳园小区 A座'],
    ['柳园小区第12栋东侧第二户', '柳园小区 12栋'],
    ['柳园小区5楼501', '柳园小区'],
    ['柳园小区501室', '柳园小区'],
    ['柳园小区2单元', '柳园小区'],
    ['柳园小区张三家', '柳园小区'],
    ['柳园小区北门', '柳园小区'],
    ['柳园小区二期3栋1单元', '柳园小区二期 3栋'],
    ['柳园12号院2单元', '柳园12号院'],
    ['柳园十二号院五号楼', '柳园十二号院 五号楼'],
    ['永安区星河街道柳园社区柳园小区8号楼旁', '柳园小区 8号楼'],
    ['江东省永安市永安区星河街道办事处东里小区6栋地下车库', '东里小区 6栋'],
    ['市民反映，家住东里小区6栋1单元302的王女士', '东里小区 6栋'],
    ['我家住在东里小区6栋', '东里小区 6栋'],
    ['三里巷3号楼', '三里巷 3号楼'],
    ['三里巷12号门前', '三里巷'],
    ['建设路88号二楼', '建设路'],
    ['建设路与滨河路路口', '建设路'],
    ['永安市场3号摊位', '永安市场'],
    ['李家村12号', '李家村'],
    ['三里3号楼', '三里 3号楼'],
    ['永安大厦A座12层1203室', '永安大厦 A座'],
    [' 柳园 小区 ３ 栋 ２ 单元 ', '柳园小区 3栋'],
    ['星河街道第二幼儿园门口', '第二幼儿园'],
  ])('%s: %s', (said, name) => {
    expect(kept(said)).toBe(name);
  });

  test.each([
    '3栋2单元501室',
    '501室',
    '张三家',
    '王女士家',
    '老王家门口',
    '星河街道',
    '柳园社区',
    '永安区',
    '永安区星河街道柳园社区',
    '楼下',
    '路灯杆旁',
    '',
    '。',
    '13800001111',
    '赵先生家园',
    '身份证990101199001012345',
  ])('%s is no place to be kept', (said) => {
    expect(kept(said)).toBeUndefined();
  });

  test('no digit of a room, a phone or an identity card gets through', () => {
    for (const unit of ['栋', '号楼', '幢', '座']) {
      for (const rest of [
        '2单元501室',
        '二单元五〇一',
        '-2-501',
        '501',
        '13800001111',
        ' 5层501 王五',
      ]) {
        const name = kept(`柳园小区3${unit}${rest}`) ?? '';
        expect(name).not.toMatch(/501|单元|层|室|五|1380|王/u);
        expect(name).toMatch(/^柳园小区 ?3?/u);
      }
    }
  });
});

test('buildings and estates are compared by what they are', () => {
  expect(['3栋', '三号楼', '3#', '3号楼', '第3幢'].map(buildingNumber)).toEqual(Array(5).fill('3'));
  expect(['十二号楼', '12栋'].map(buildingNumber)).toEqual(['12', '12']);
  expect(buildingNumber('二十一栋')).toBe('21');
  expect(buildingNumber('Ａ座')).toBe('a');
  expect(estateKey('柳园十二号院')).toBe(estateKey('柳园１２号院'));
  expect(estateKey('Liuyuan Estate')).toBe('liuyuanestate');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWrittenDate, yearOf } from './written-date.ts';

const day = (written: string, year?: number) => {
  const read = readWrittenDate(written, year);
  return typeof read === 'string' ? read : read.moment.day;
};

test.each([
  ['2019.10.31', '2019-10-31'],
  ['2019．10．31', '2019-10-31'],
  ['2019/10/31', '2019-10-31'],
  ['2019-10-31', '2019-10-31'],
  ['2019-1-3', '2019-01-03'],
  ['20191031', '2019-10-31'],
  ['2019年10月31日', '2019-10-31'],
  ['2019 年 10 月 31 日', '2019-10-31'],
  ['2019年10月31号前', '2019-10-31'],
  ['2019年10月31日（星期四）', '2019-10-31'],
  ['限于2019年10月31日前整改完成。', '2019-10-31'],
  ['整改时限：2019年10月31日', '2019-10-31'],
  ['二〇一九年十月三十一日', '2019-10-31'],
  ['二○一九年十二月', '2019-12-31'],
  ['2019年10月', '2019-10-31'],
  ['2019年2月底', '2019-02-28'],
  ['2020年2月底前', '2020-02-29'],
  ['2019.10', '2019-10-31'],
  ['2019-9', '2019-09-30'],
  ['201910', '2019-10-31'],
  ['2019年11月上旬', '2019-11-10'],
  ['2019年11月中旬', '2019-11-20'],
  ['2019年底', '2019-12-31'],
  ['2019年年底前', '2019-12-31'],
  ['2019年', '2019-12-31'],
  ['2019年上半年', '2019-06-30'],
  ['2019年第三季度', '2019-09-30'],
  ['2019年4季度末', '2019-12-31'],
  ['2019年9月至10月', '2019-10-31'],
  ['2019.9.1-2019.10.31', '2019-10-31'],
  ['2019年9月1日—10月15日', '2019-10-15'],
])('%s is %s', (written, wanted) => {
  expect(day(written)).toBe(wanted);
});

test.each([
  ['10月31日', '2019-10-31'],
  ['10月底前', '2019-10-31'],
  ['10.31', '2019-10-31'],
  ['10/31', '2019-10-31'],
  ['年底前', '2019-12-31'],
  ['今年年底', '2019-12-31'],
  ['三季度', '2019-09-30'],
  ['下半年', '2019-12-31'],
])('%s needs a year from elsewhere', (written, wanted) => {
  expect(day(written)).toBe('year-unknown');
  expect(readWrittenDate(written, 2019)).toMatchObject({
    moment: { day: wanted },
    yearGuessed: true,
  });
});

test.each([
  '',
  '尽快',
  '立行立改',
  '2019年2月30日',
  '2019-13-01',
  '2019.10.32',
  '见附件',
  '12345',
  '1',
])('%s is no date', (written) => {
  expect(day(written, 2019)).toBe('not-a-date');
});

test('a time of day is kept', () => {
  const moments = [
    '2019-11-05 08:12:33',
    '2019/11/5 8:12',
    '20191105081233',
    '2019年11月5日8时12分',
  ];
  for (const written of moments) {
    expect(readWrittenDate(written)).toMatchObject({
      moment: { day: '2019-11-05', time: '08:12' },
    });
  }
});

test('a year of two digits is of this century, and said to be guessed', () => {
  expect(readWrittenDate('19.10.31')).toMatchObject({
    moment: { day: '2019-10-31' },
    yearGuessed: true,
  });
});

test('a title names a year if it names one', () => {
  expect(yearOf('2019年第四季度台账')).toBe(2019);
  expect(yearOf('城东街道〔2019〕12号')).toBe(2019);
  expect(yearOf('2018—2019年台账')).toBeUndefined();
  expect(yearOf('电话 13920190000')).toBeUndefined();
});

test('whatever is written, the answer is a day of the calendar or a code, and soon', () => {
  const signs = Array.from('0123456789年月日.-/ 底前至一二十〇上半季度:T（）');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }), (written) => {
      expect(day(written, 2019)).toMatch(/^(\d{4}-\d\d-\d\d|not-a-date|year-unknown)$/);
    }),
    { numRuns: 2000 },
  );
  expect(day('2019年'.repeat(8_000))).toBe('not-a-date');
  expect(day('1'.repeat(32_000))).toBe('not-a-date');
  expect(day('于在截至'.repeat(8_000))).toBe('not-a-date');
});

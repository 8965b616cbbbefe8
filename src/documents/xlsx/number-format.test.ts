import { expect, test } from 'vitest';
import { isoCell, numberCell, plainNumber } from './cell.ts';
import { builtInFormat, parseFormat } from './number-format.ts';
import { momentOfSerial, serialOfDay } from './serial-date.ts';

const shown = (value: number, code: string) => numberCell(value, parseFormat(code), false).text;

test.each([
  ['yyyy"年"m"月"d"日"', '2019-10-31'],
  ['yyyy"年"m"月"d"日";@', '2019-10-31'],
  ['[$-804]yyyy\\年m\\月d\\日', '2019-10-31'],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', '2019-10-31'],
  ['yyyy"年"m"月"', '2019年10月'],
  ['mmm-yy', '2019年10月'],
  ['yyyy', '2019年'],
  ['m"月"d"日"', '2019-10-31'],
  ['yyyy/m/d\\ h:mm', '2019-10-31 12:00'],
  ['h:mm:ss', '12:00'],
  ['h"时"mm"分"', '12:00'],
  ['General', '43769.5'],
  ['0.00', '43769.5'],
  ['0.00E+00', '43769.5'],
  ['#,##0.00"元"', '43769.5'],
  ['0"day"', '43769.5'],
  ['@', '43769.5'],
])('a number in the format %s reads %s', (code, text) => {
  expect(shown(43_769.5, code)).toBe(text);
});

test('shares and leading zeros are read as they are shown', () => {
  expect(shown(0.8, '0%')).toBe('80%');
  expect(shown(0.285, '0.0%')).toBe('28.5%');
  expect(shown(7, '0000')).toBe('0007');
});

test('formats of the Chinese locale need no code', () => {
  expect(builtInFormat(31)).toMatchObject({ kind: 'date', precision: 'day' });
  expect(builtInFormat(57)).toMatchObject({ kind: 'date', precision: 'month' });
  expect(builtInFormat(0)).toEqual({ kind: 'plain' });
});

test('days count from 1900 with the day that never was, or from 1904', () => {
  expect(momentOfSerial(1, false)?.day).toBe('1900-01-01');
  expect(momentOfSerial(59, false)?.day).toBe('1900-02-28');
  expect(momentOfSerial(60, false)).toBeUndefined();
  expect(momentOfSerial(61, false)?.day).toBe('1900-03-01');
  expect(momentOfSerial(0, true)?.day).toBe('1904-01-01');
  expect(momentOfSerial(42_307, true)?.day).toBe('2019-10-31');
  for (const wrong of [-1, NaN, Infinity, 3e6])
    expect(momentOfSerial(wrong, false)).toBeUndefined();
  expect(momentOfSerial(43_769.999_999, false)).toEqual({ day: '2019-11-01', time: '00:00' });
  for (const day of ['1900-03-01', '2019-10-31', '2020-02-29', '9999-12-31']) {
    expect(momentOfSerial(serialOfDay(day)!, false)?.day).toBe(day);
  }
  expect(serialOfDay('1900-02-28')).toBeUndefined();
});

test('numbers are digits, never powers', () => {
  expect(plainNumber(Number('20191105000000003'))).toBe('20191105000000000');
  expect(plainNumber(1e21)).toBe('1000000000000000000000');
  expect(plainNumber(0.1 + 0.2)).toBe('0.3');
  expect(plainNumber(1e-7)).toBe('0.0000001');
});

test('cells that hold a date in words of ISO 8601', () => {
  expect(isoCell('2019-10-31T17:30:00')).toMatchObject({ text: '2019-10-31 17:30' });
  expect(isoCell('2019-02-30')).toEqual({ kind: 'text', text: '2019-02-30' });
});

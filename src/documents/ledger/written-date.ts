import { isDay } from '../../kernel/time.ts';
import type { Moment } from './row.ts';

/** A date as somebody wrote it, and how much of it had to be filled in. */
export interface WrittenDate {
  readonly moment: Moment;
  readonly precision: 'day' | 'month' | 'year';
  readonly yearGuessed: boolean;
}

export type Unwritten = 'not-a-date' | 'year-unknown';

const numerals = '零一二三四五六七八九';

/** The digit of a Chinese numeral; 〇 and ○ are zeros as well. */
function digitOf(numeral: string): number {
  return Math.max(0, numerals.indexOf(numeral));
}

const YEAR = String.raw`(?:(?<year>(?:19|20)\d\d)|(?<short>\d\d))`;
const SIGN = String.raw`[.\-/·]`;
const TIME = String.raw`(?:T|,|日)?(?<hour>[01]?\d|2[0-4])[::时点](?:(?<minute>[0-5]?\d)分?(?:[::]?[0-5]?\d(?:\.\d+)?秒?)?)?`;
const BOUND = String.raw`(?:底|末|初|上旬|中旬|下旬|内|中)?`;

/** The forms, of a text without spaces and trimmings; the first that fits the whole. */
const forms: readonly RegExp[] = [
  // 2019-10-31, 2019.10.31, 2019/10/31, 2019年10月31日 18:00
  new RegExp(
    `^${YEAR}(?:${SIGN}|年)(?<month>1[0-2]|0?[1-9])(?:${SIGN}|月)(?<day>3[01]|[12]\\d|0?[1-9])[日号]?(?:${TIME})?$`,
  ),
  // 20191031, 20191031180000
  /^(?<year>(?:19|20)\d\d)(?<month>1[0-2]|0[1-9])(?<day>3[01]|[12]\d|0[1-9])(?:(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?:[0-5]\d)?)?$/,
  // 2019年10月底, 2019.10, 201910
  new RegExp(`^${YEAR}年份?(?<month>1[0-2]|0?[1-9])月?份?(?<bound>${BOUND})$`),
  new RegExp(
    `^(?<year>(?:19|20)\\d\\d)${SIGN}?(?<month>1[0-2]|0[1-9]|(?<=${SIGN})[1-9])月?(?<bound>${BOUND})$`,
  ),
  // 2019年底, 2019年上半年, 2019年第三季度
  /^(?<year>(?:19|20)\d\d)年?(?:年?底|年?末|年内|内|度)?$/,
  /^(?<year>(?:19|20)\d\d)年?(?<half>[上下])半年(?:底|末|内)?$/,
  /^(?<year>(?:19|20)\d\d)年?第?(?<quarter>[1-4一二三四])季度?(?:底|末|内)?$/,
  // 10月31日, 10.31, 10月底, 年底, 三季度: the year stands elsewhere
  new RegExp(
    `^(?<month>1[0-2]|0?[1-9])(?:${SIGN}|月)(?<day>3[01]|[12]\\d|0?[1-9])[日号]?(?:${TIME})?$`,
  ),
  new RegExp(`^(?<month>1[0-2]|0?[1-9])月份?(?<bound>${BOUND})$`),
  /^(?:今年|本年|本年度)?(?:年底|年末|年内|年)$/,
  /^(?:今年|本年)?(?<half>[上下])半年(?:底|末|内)?$/,
  /^(?:今年|本年)?第?(?<quarter>[1-4一二三四])季度(?:底|末|内)?$/,
];

/** What is longer tells a story; and no pattern below is tried on a page of text. */
const LONGEST = 64;

/**
 * Reads a date in the forms that offices write. `year` is that of dates which name none. A month
 * alone is its last day, a year its 31 December: a deadline lasts as long as its words do.
 */
export function readWrittenDate(written: string, year?: number): WrittenDate | Unwritten {
  if (written.length > LONGEST) return 'not-a-date';
  const text = trimmed(written);
  const found = formed(text, year);
  if (found !== 'not-a-date') return found;
  // 2019年9月至10月, 2019.9.1-2019.10.31: the end counts.
  const range = /^(.{4,}?)[至到~〜—–-]+(.+)$/.exec(text);
  const from = range && formed(range[1] ?? '', year);
  if (!range || !from || typeof from === 'string') return 'not-a-date';
  const to = formed(range[2] ?? '', Number(from.moment.day.slice(0, 4)));
  if (typeof to === 'string') return to;
  return { ...to, yearGuessed: from.yearGuessed };
}

function formed(text: string, context: number | undefined): WrittenDate | Unwritten {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return dated(match.groups ?? {}, text, context);
  }
  return 'not-a-date';
}

type Groups = { readonly [name: string]: string | undefined };

function dated(groups: Groups, text: string, context: number | undefined): WrittenDate | Unwritten {
  const { short } = groups;
  const named = groups['year'] ?? (short === undefined ? undefined : `20${short}`);
  if (named === undefined && context === undefined) return 'year-unknown';
  const year = named ?? String(context);
  const month = monthOf(groups);
  const day = groups['day'];
  const iso = `${year}-${two(month)}-${two(day ?? lastOf(Number(year), month, groups['bound']))}`;
  // 2019年2月30日 is no day, and nobody knows which was meant.
  if (!isDay(iso)) return 'not-a-date';
  const hour = groups['hour'];
  const moment: Moment =
    hour === undefined || hour === '24'
      ? { day: iso }
      : { day: iso, time: `${two(hour)}:${two(groups['minute'] ?? 0)}` };
  const precision =
    day !== undefined
      ? 'day'
      : groups['month'] !== undefined || /季|半年/.test(text)
        ? 'month'
        : 'year';
  return { moment, precision, yearGuessed: named === undefined || short !== undefined };
}

function monthOf({ month, half, quarter }: Groups): number {
  if (month !== undefined) return Number(month);
  if (half !== undefined) return half === '上' ? 6 : 12;
  if (quarter !== undefined) return 3 * (digitOf(quarter) || Number(quarter));
  return 12;
}

function lastOf(year: number, month: number, bound: string | undefined): number {
  if (bound === '初' || bound === '上旬') return 10;
  if (bound === '中旬' || bound === '中') return 20;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31;
}

/** Takes off what stands around a date: 限于2019年10月31日前完成（已延期）is 2019年10月31日. */
function trimmed(written: string): string {
  return westernDigits(written.normalize('NFKC'))
    .replaceAll(/\([^()]*\)/g, '')
    .replace(/(\d)\s+(\d?\d[::时点])/, '$1T$2')
    .replaceAll(/\s/g, '')
    .replaceAll(/(?:星期|周)[一二三四五六日天]/g, '')
    .replace(/^(?:整改|办结|完成)?(?:时限|期限|日期)?[::]?/, '')
    .replace(
      /^(?:于|在|截至|截止到?|拟于|计划于?|力争于?|预计|已于|务必于|限于?|限期|应于|须于|原则上|到|至)+/,
      '',
    )
    .replace(/[。;,、.!]+$/, '')
    .replace(/(?:整改)?(?:全部|基本)?(?:完成|办结|落实|整改|到位|销号|完毕|解决)+$/, '')
    .replace(/(?:之前|以前|前|止|之内|以内|为止)$/, '')
    .replace(/^(\d{4}年)(?:年底|年末)$/, '$1底');
}

/** 二〇一九年十月三十一日 in digits: years sign by sign, months and days as numbers up to 39. */
function westernDigits(text: string): string {
  return text
    .replaceAll(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) => Array.from(year, digitOf).join(''))
    .replaceAll(/[一二三四五六七八九十]{1,3}(?=[月日号])/g, (number) => {
      const [tens = '', ones = ''] = number.includes('十') ? number.split('十') : ['', number];
      const ten = number.includes('十') ? (tens === '' ? 1 : digitOf(tens)) : 0;
      return String(ten * 10 + (ones === '' ? 0 : digitOf(ones)));
    });
}

/** The one year that a title names, or undefined. */
export function yearOf(text: string): number | undefined {
  const years = new Set(text.normalize('NFKC').match(/(?<!\d)(?:19|20)\d\d(?=年|年度|[^\d]|$)/g));
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : undefined;
}

function two(n: number | string): string {
  return String(n).padStart(2, '0');
}

import type { Day } from '../../kernel/time.ts';
import { momentIn } from './times.ts';
import { channelIn, numberCode, phoneIn } from './values.ts';
import type { Found, WorkOrderField } from './work-order.ts';

type Finder = (
  text: string,
  today: Day,
) => { at: number; text: string; value?: string } | undefined;

const TITLE = '女士|先生|小姐|阿姨|大爷|大妈|奶奶|爷爷|叔叔|师傅|同志|老师';
/** One, two or more characters, and with what one addresses somebody. */
const CALLED = new RegExp(
  `(?:^|[^\\p{Script=Han}]|市民|居民|群众|业主|来电人)(?<name>\\p{Script=Han}{1,2}(?:${TITLE}))`,
  'u',
);
const NAME_BEFORE_PHONE = /(?<said>\p{Script=Han}{2,12})(?<gap>\s*[,，:：(（]?\s*)$/u;
/** Common family names, without those that more often begin another word (路, 水, 高, 安, 万). */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付邹孟熊秦邱侯尹薛闫段雷龙史陶贺顾郝龚邵钱严武戴莫孔汤';
/** All that was said before the phone, or what comes after words that announce a name. */
const NAMED = new RegExp(
  `(?:^|联系人?|请找|找|我叫|我是|叫|姓名|本人|市民|居民|群众|业主|来电人|反映人|诉求人)(?<name>[${FAMILY}]\\p{Script=Han}{1,2})$`,
  'u',
);
/** What is in words and in no name. */
const NO_NAME = /[了的不没坏电话手机号码灯]|来访/u;
const DUE =
  /(?:请|务必|需|要求|限)?(?:于|在)?\s{0,4}(?<when>[^，。；\n]{3,24}?)(?:之?前|以前|内)(?:办结|办理|反馈|回复|答复|处理|完成)/u;
const PREFIXED = '(?:(?<!\\p{Script=Han})\\p{Script=Han}{1,4})?\\d{3,6}-20\\d{6,16}';
const NUMBER = new RegExp(
  `(?:工单|诉求|受理|编号|单号)[^\\dA-Za-z\\n]{0,6}?(?<number>${PREFIXED}|[A-Za-z]{0,6}[-_]?\\d[\\dA-Za-z-]{5,30})`,
  'u',
);
const BARE_NUMBER = new RegExp(
  `(?<![\\dA-Za-z-])(?<number>${PREFIXED}|[A-Z]{1,6}-?\\d{8,20}|20\\d{8,16})(?![\\dA-Za-z])`,
  'u',
);
const PLACE =
  /(?<place>[\p{Script=Han}A-Za-z0-9（）()]{2,24}?(?:小区|花园|家园|公寓|[0-9]+号院|大院|新村|社区|村|[路街巷道](?:\d+号)?|广场|市场|学校|小学|中学|公园|医院)(?:[A-Za-z0-9一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座|单元|号院|号|区|期|室|层|楼)){0,5}(?:公交站|地铁站)?(?:门口|附近|旁|路口|北门|南门|东门|西门|院内)?)/u;
const BEFORE_PLACE = /^.*(?:反映|反应|称|表示|说|来电|在|位于|住|投诉|咨询|：|:)/u;

/** What may be found in words that no label introduces. Who looks keeps the words where they are. */
export const finders: { readonly [field in WorkOrderField]?: Finder } = {
  number: (text) => {
    const found = NUMBER.exec(text) ?? BARE_NUMBER.exec(text);
    const written = found?.groups?.['number'];
    // Eighteen digits with a birthday in them are a person's, not a work order's.
    if (!found || written === undefined || isIdentity(written) || isPhone(written))
      return undefined;
    const value = numberCode(written);
    return {
      at: found.index + found[0].indexOf(written),
      text: written,
      ...(value === undefined ? {} : { value }),
    };
  },
  callerPhone: (text) => {
    const found = phoneIn(text);
    return found && { ...found, text: text.slice(found.at, found.at + found.length) };
  },
  callerName: (text) => {
    const called = CALLED.exec(text);
    const name = called?.groups?.['name'];
    if (called && name !== undefined) {
      return { at: called.index + called[0].length - name.length, text: name };
    }
    const phone = phoneIn(text);
    const before = phone && NAME_BEFORE_PHONE.exec(text.slice(0, phone.at));
    const { said = '', gap = '' } = before?.groups ?? {};
    const plain = NAMED.exec(said)?.groups?.['name'];
    if (!phone || plain === undefined || NO_NAME.test(plain)) return undefined;
    return { at: phone.at - gap.length - plain.length, text: plain };
  },
  deadline: (text, today) => {
    const found = DUE.exec(text);
    const when = found?.groups?.['when'];
    if (!found || when === undefined) return undefined;
    const moment = momentIn(when, today, 'ends');
    if (!moment) return undefined;
    const at = found.index + found[0].indexOf(when) + moment.at;
    return { at, text: text.slice(at, at + moment.length), value: moment.value };
  },
  place: (text) => {
    const found = PLACE.exec(text);
    const whole = found?.groups?.['place'];
    if (!found || whole === undefined) return undefined;
    const lead = BEFORE_PLACE.exec(whole)?.[0].length ?? 0;
    const place = whole.slice(lead);
    return place.length < 3 ? undefined : { at: found.index + lead, text: place };
  },
  channel: (text) => {
    const value = channelIn(text);
    const word = value === '12345' ? /12345/u.exec(text) : null;
    return word ? { at: word.index, text: word[0], value: '12345' } : undefined;
  },
};

function isPhone(text: string): boolean {
  return /^(?:86)?1[3-9]\d{9}$/.test(text);
}

function isIdentity(text: string): boolean {
  return /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text);
}

/** Looks for a field in the words of a stretch of the text that begins at `from`. */
export function findIn(
  field: WorkOrderField,
  words: string,
  from: number,
  today: Day,
): Found | undefined {
  const found = finders[field]?.(words, today);
  if (!found) return undefined;
  const { at, text, value } = found;
  const spans = [{ from: from + at, to: from + at + text.length }];
  return { text, ...(value === undefined ? {} : { value }), spans, within: true };
}

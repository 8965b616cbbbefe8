import type { Day } from '../../kernel/time.ts';
import { momentIn } from './times.ts';
import type { WorkOrderField } from './work-order.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/咨询|询问/u, 'inquiry'],
  [/举报/u, 'tip-off'],
  [/投诉/u, 'complaint'],
  [/建议|意见/u, 'suggestion'],
  [/表扬|感谢|致谢/u, 'praise'],
  [/求助|求决|诉求|报修|服务/u, 'help'],
];

/** Where a work order comes from, as the code that the ledger knows it by. */
const channels: readonly (readonly [RegExp, string])[] = [
  [/12345|便民热线|市民热线|政务热线|市长热线|公开电话/u, '12345'],
  [/领导留言|留言板|人民网/u, 'message-board'],
  [/信箱|邮箱|来信/u, 'mailbox'],
  [/12319|城管热线/u, '12319'],
  [/信访/u, 'petition-office'],
  [/网格/u, 'grid'],
  [/随手拍|小程序|[Aa][Pp][Pp]|公众号|微信/u, 'app'],
];

export const PHONE =
  /(?<![\dA-Za-z]|[\dA-Z][-_])(?!20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d))(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}(?:[-转]\d{1,5})?|[2-8]\d{6,7})(?!\d)/u;

/** What the words of a field mean; undefined where they can't be read so. */
export function valueOf(field: WorkOrderField, text: string, today: Day): string | undefined {
  switch (field) {
    case 'number':
      return numberCode(text);
    case 'channel':
      return firstOf(channels, text);
    case 'kind':
      return firstOf(kinds, text);
    case 'callerPhone':
      return phoneIn(text)?.value;
    case 'calledAt':
    case 'dispatchedAt':
      return momentIn(text, today)?.value;
    case 'deadline':
      return momentIn(text, today, 'ends')?.value;
    case 'urgency':
      if (/特急|紧急|加急|急件|一级|高/u.test(text) && !/不紧急|非紧急/u.test(text))
        return 'urgent';
      return /一般|普通|正常|低|不紧急|非紧急/u.test(text) ? 'normal' : undefined;
    default:
      return undefined;
  }
}

function firstOf(table: readonly (readonly [RegExp, string])[], text: string) {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}

export function channelIn(text: string): string | undefined {
  return firstOf(channels, text);
}

/**
 * A number as the ledger keeps it: letters, digits and what joins them, full-width made half-width.
 * `永安热〔2026〕123号` is `2026-123`. Undefined if there is no digit in it.
 */
export function numberCode(written: string): string | undefined {
  const code = written
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(/[^A-Za-z0-9_./-]+/gu, '-')
    .replaceAll(/^[-_./]+|[-_./]+$/gu, '')
    .slice(0, 60);
  return /\d/.test(code) ? code : undefined;
}

export function phoneIn(text: string): { value: string; at: number; length: number } | undefined {
  const found = PHONE.exec(text.replaceAll(/[０-９]/gu, (c) => c.normalize('NFKC')));
  if (!found) return undefined;
  const value = found[0].replaceAll(' ', '').replace('转', '-');
  return { value, at: found.index, length: found[0].length };
}

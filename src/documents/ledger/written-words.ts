import type { Deadline, MatterKind, Satisfaction } from './row.ts';

/** A deadline that is no date: 立行立改 asks for it at once, 长期坚持 for ever. */
export function deadlineByWords(written: string): Deadline | undefined {
  const text = plain(written);
  if (
    /立行|立即|立改|立整|即知即改|即行|马上|随即|边查边改|当场|现场|atonce|immediately/.test(text)
  ) {
    return { kind: 'at-once' };
  }
  if (/长期|持续|常态|常抓|长抓|坚持|不断|永久|全年|每年|每月|continuing|ongoing/.test(text)) {
    return { kind: 'continuing' };
  }
  return undefined;
}

/** Whether a matter is struck off; undefined where the words don't say. */
export function closedByWords(written: string): boolean | undefined {
  const text = plain(written);
  if (/^(100%?|1|y|yes|true|是|√|✓|✔|对|struckoff|closed)$/.test(text)) return true;
  if (/^(0|n|no|false|否|×|✗|✘|x|\d{1,2}(\.\d+)?%|-|—|\/|无|open)$/.test(text)) return false;
  if (/未|没|不|待|正在|中$|部分|持续|长期|推进|逾期|暂|尚/.test(text)) return false;
  if (/基本|阶段/.test(text)) return undefined;
  if (/销号|完成|办结|解决|到位|整改|结案|完毕|归档|办理完|已结|关闭|通过|合格/.test(text))
    return true;
  return undefined;
}

/** `none` where the cell says that nobody was asked. */
export function satisfiedByWords(written: string): Satisfaction | 'none' | undefined {
  const text = plain(written);
  if (/^(-|—|\/|无)$|未评价|未回访|未接|无法|默认|待评/.test(text)) return 'none';
  if (/不满意|不太满意|notsatisfied|^(no|否|n)$|差评/.test(text)) return 'no';
  if (/基本满意|一般|basically/.test(text)) return 'basically';
  if (/满意|^(yes|是|y)$|satisfied|好评/.test(text)) return 'yes';
  return undefined;
}

const kinds: readonly (readonly [RegExp, MatterKind])[] = [
  [/举报|检举|tip-?off/, 'tip-off'],
  [/投诉|complaint/, 'complaint'],
  [/咨询|查询|inquiry/, 'inquiry'],
  [/表扬|感谢|praise/, 'praise'],
  [/建议|意见|suggestion/, 'suggestion'],
  [/求助|求决|诉求|申请|help|申诉|反映|报修/, 'help'],
  [/问题|隐患|巡|检查|finding|发现/, 'finding'],
];

export function kindByWords(written: string): MatterKind | undefined {
  const text = plain(written);
  return kinds.find(([pattern]) => pattern.test(text))?.[1];
}

/** The names in a cell: 市住建局、市城管局（牵头）；XX街道. Brackets hold together. */
export function splitNames(written: string): string[] {
  const names: string[] = [];
  let name = '';
  let depth = 0;
  for (const sign of written) {
    if ('（(【['.includes(sign)) depth += 1;
    if ('）)】]'.includes(sign)) depth = Math.max(0, depth - 1);
    if (sign === '\n' || (depth === 0 && '、，,；;/|'.includes(sign))) {
      names.push(name.trim());
      name = '';
    } else name += sign;
  }
  names.push(name.trim());
  const numbered = /^(?:\d{1,2}[.、)]|[（(]\d{1,2}[）)]|[①-⑳])\s*/u;
  const clean = names.map((each) => each.replace(numbered, '')).filter((each) => each !== '');
  return [...new Set(clean)];
}

function plain(written: string): string {
  return written.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}

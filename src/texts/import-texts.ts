import { documentTexts } from './document-texts.ts';
import { isBlocking, type TroubleCode } from './document-words.ts';
import { fill } from './sentence.ts';
import type { Language } from './index.ts';

/** What is the matter with a row beyond its cells: what it names isn't there, or stands twice. */
export const importTroubles = [
  'unknown-unit',
  'unknown-category',
  'same-number',
  'unit-outside',
  'unknown-supporting',
  'found-in-future',
  'touched-since-import',
  'registered-here',
  'of-another-desk',
  'already-here',
] as const;
export type ImportTrouble = (typeof importTroubles)[number];
export type RowTrouble = TroubleCode | ImportTrouble;

const blocking: readonly RowTrouble[] = ['unknown-unit', 'unknown-category', 'same-number'];

/** Whether it keeps its row from being imported. */
export function keepsOut(code: RowTrouble): boolean {
  return blocking.includes(code) || isBlocking(code as TroubleCode);
}

export const importWarnings = [
  'renumbered',
  'hidden-rows',
  'sheets-left-out',
  'sheet-hidden',
  'rows-skipped',
] as const;
export type ImportWarning = (typeof importWarnings)[number];

const troubles: { readonly [L in Language]: { readonly [code in ImportTrouble]: string } } = {
  'zh-CN': {
    'unknown-unit': '没有叫这个名字的单位：请指定一个现有单位，或留给派单员派单。',
    'unknown-category': '没有这个类别：请指定一个现有类别。',
    'same-number': '文件里有几行用了同一个编号。',
    'unit-outside': '这个单位不归导入单位管，导入后等待派单。',
    'unknown-supporting': '没有叫这个名字的配合单位，只保留文字。',
    'found-in-future': '发现日期在今天之后，没有采用。',
    'touched-since-import': '导入后已有人办理，文件不能再更改它，保持不动。',
    'registered-here': '这个编号是回音里登记的事项，不是导入的，文件不能更改它，保持不动。',
    'already-here': '这个外部编号的事项回音里已经有了：{number}，不再导入。',
    'of-another-desk': '这个编号的事项由另一单位导入，只有该单位的文件能更改它，保持不动。',
  },
  en: {
    'unknown-unit':
      'No unit has this name: choose one that there is, or leave it to the dispatcher.',
    'unknown-category': 'There is no such category: choose one that there is.',
    'same-number': 'Several rows of the file have this number.',
    'unit-outside': 'This unit is not under the office that imports: it will wait for dispatch.',
    'unknown-supporting': 'No unit has this name: the words alone are kept.',
    'found-in-future': 'The day on which it was found is yet to come, and was left out.',
    'touched-since-import':
      'People have worked on it since it was imported: no file changes it, and it is left as it is.',
    'registered-here':
      'This number is of a matter that was registered here, not imported: no file changes it, and it is left as it is.',
    'already-here':
      'The matter of this outer number is already here as {number}: it isn’t imported again.',
    'of-another-desk':
      'Another unit imported the matter of this number: only that unit’s files change it, and it is left as it is.',
  },
};

const warnings: { readonly [L in Language]: { readonly [code in ImportWarning]: string } } = {
  'zh-CN': {
    renumbered: '序号好像重新编过：{rows} 行的内容与上次同一序号的完全不同。请核对后再导入。',
    'hidden-rows': '工作表“{sheet}”里有 {rows} 行是隐藏的，也会导入。',
    'sheets-left-out': '工作表“{sheet}”不像台账，没有读取。',
    'sheet-hidden': '工作表“{sheet}”是隐藏的，没有读取。要导入它，请先取消隐藏，或指定它的列。',
    'rows-skipped': '有 {rows} 行是标题、合计或说明，没有读取。',
  },
  en: {
    renumbered:
      'The ordinals seem to have been given anew: {rows} rows say something quite different from the last time. Look before you import.',
    'hidden-rows': 'The sheet “{sheet}” has {rows} hidden rows; they are imported too.',
    'sheets-left-out': 'The sheet “{sheet}” does not look like a ledger and was left out.',
    'sheet-hidden':
      'The sheet “{sheet}” is hidden and was left out. To import it, show it, or say what its columns are.',
    'rows-skipped': '{rows} rows are headings, totals or notes and were left out.',
  },
};

type Params = { readonly [name: string]: string | number } | undefined;

export function troubleText(code: RowTrouble, params: Params, language: Language): string {
  const own = troubles[language];
  const text =
    code in own
      ? own[code as ImportTrouble]
      : documentTexts(language).troubles[code as TroubleCode];
  return fill(text, params ?? {});
}

export function warningText(code: ImportWarning, params: Params, language: Language): string {
  return fill(warnings[language][code], params ?? {});
}

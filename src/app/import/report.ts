import { documentTexts } from '../../texts/document-texts.ts';
import { keepsOut, troubleText, warningText } from '../../texts/import-texts.ts';
import { fill } from '../../texts/sentence.ts';
import { nameIn, type Language } from '../../texts/index.ts';
import { own } from '../../kernel/own.ts';
import type { NamedWorld } from '../../store/index.ts';
import { usedBy, type Job, type Row } from '../../imports/index.ts';

const words = {
  'zh-CN': {
    mapping: '各列的含义',
    ignored: '（不读）',
    counts:
      '新增 {new}，更改 {changed}，相同 {same}，不能由文件更改而不动 {touched}，其中台账已销号 {closed}；不能导入 {troubled}',
    takenBack:
      '已撤销 {undone}，恢复原内容 {restored}；保留：有人办理过 {touched}，又被后来的导入更改 {later}，内容已密封 {sealed}',
    unit: '不认识的单位',
    category: '不认识的类别',
    rows: '行',
    perhaps: '是不是',
    empty: '（没有写）',
    noted: '请留意',
    used: { unit: '指定的单位', category: '指定的类别' },
    dispatched: '（等待派单）',
    remembered: '沿用上次，可用 {option} 更改',
  },
  en: {
    mapping: 'What the columns are',
    ignored: '(left out)',
    counts:
      'new {new}, changed {changed}, the same {same}, left alone as no file may change them {touched}, of these closed by the ledger {closed}; can’t be imported {troubled}',
    takenBack:
      'taken back {undone}, put back as before {restored}; kept: worked on since {touched}, changed by a later import {later}, sealed {sealed}',
    unit: 'Units that nobody knows',
    category: 'Categories that nobody knows',
    rows: 'rows',
    perhaps: 'perhaps',
    empty: '(nothing)',
    noted: 'Please note',
    used: { unit: 'Unit as chosen', category: 'Category as chosen' },
    dispatched: '(waits for dispatch)',
    remembered: 'as the last time; change it by {option}',
  },
} as const;

/** What a dry run found, as the command line tells it; troubles come row by row. */
export function reportLines(
  job: Job,
  { names }: NamedWorld,
  language: Language,
): readonly string[] {
  const { found } = job;
  const { takenBack: _, ...counts } = job.counts;
  const t = words[language];
  const { fields } = documentTexts(language);
  const counted = fill(t.counts, { ...counts });
  const columns = Object.entries(found.mapping).flatMap(([sheet, each]) =>
    Object.entries(each.columns).map(([column, field]) => {
      const header = own(each.headers, column) ?? '';
      if (field === 'ignored') return `  ${sheet}!${column}  ${header} ${t.ignored}`;
      const sure = Math.round((own(each.confidences, column) ?? 0) * 100);
      return `  ${sheet}!${column}  ${header} → ${fields[field]} ${String(sure)}%`;
    }),
  );
  const called = (ref: string, code: string) => {
    const name = own(names, ref);
    return name ? `${nameIn(language, name)}=${code}` : code;
  };
  const unknown = (kind: 'unit' | 'category', list: Job['found']['unknownUnits']) =>
    list.map(({ name, rows, proposals }) => {
      const likely = proposals.map(({ code }) => called(`${kind}:${code}`, code)).join(', ');
      const said = name === '' ? t.empty : `「${name}」`;
      const perhaps = likely === '' ? '' : `  ${t.perhaps} ${likely}?`;
      return `${t[kind]} ${said} ${String(rows)} ${t.rows}${perhaps}  --${kind} '${name === '' ? '*' : name}=…'`;
    });
  const choices = usedBy(job);
  const used = (kind: 'unit' | 'category', list: typeof choices.units) =>
    list.map(({ name, rows, code, remembered }) => {
      const to = code === null ? t.dispatched : called(`${kind}:${code}`, code);
      const option = `--${kind} '${name}=…'`;
      const why = remembered ? `  ${fill(t.remembered, { option })}` : '';
      return `${t.used[kind]} 「${name}」 → ${to} ${String(rows)} ${t.rows}${why}`;
    });
  return [
    `${t.mapping}:`,
    ...columns,
    ...found.warnings.map(
      ({ code, params }) => `${t.noted}: ${warningText(code, params, language)}`,
    ),
    ...used('unit', choices.units),
    ...used('category', choices.categories),
    ...unknown('unit', found.unknownUnits),
    ...unknown('category', found.unknownCategories),
    counted,
  ];
}

/** What an undo came to; nothing before there was one. */
export function takenBackText(counted: Job['counts']['takenBack'], language: Language): string {
  return counted ? `  ${fill(words[language].takenBack, { ...counted })}` : '';
}

/** `Sheet1!F12 整改时限 「…」: sentence`, one line a trouble; a dot before what keeps the row out. */
export function troubleLines(row: Row, language: Language): readonly string[] {
  const { fields } = documentTexts(language);
  return row.troubles.map(({ ref, field, code, params }) => {
    const cell = `${ref.sheet}!${ref.column}${String(ref.row)}`;
    const value = (row.read.row.cells[field] ?? '').replaceAll(/\s+/g, ' ').slice(0, 60);
    const mark = keepsOut(code) ? '✗' : '·';
    return `${mark} ${cell} ${fields[field]} 「${value}」: ${troubleText(code, params, language)}`;
  });
}

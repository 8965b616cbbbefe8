import { documentTexts } from '../../texts/document-texts.ts';
import { keepsOut, troubleText, warningText } from '../../texts/import-texts.ts';
import { fill } from '../../texts/sentence.ts';
import { nameIn, type Language } from '../../texts/index.ts';
import { own } from '../../kernel/own.ts';
import type { NamedWorld } from '../../store/index.ts';
import type { Job, Row } from '../../imports/index.ts';

const words = {
  'zh-CN': {
    mapping: '各列的含义',
    ignored: '（不读）',
    counts:
      '新增 {new}，更改 {changed}，相同 {same}，不能由文件更改而不动 {touched}，其中台账已销号 {closed}；不能导入 {troubled}',
    unit: '不认识的单位',
    category: '不认识的类别',
    rows: '行',
    perhaps: '是不是',
    empty: '（没有写）',
    noted: '请留意',
  },
  en: {
    mapping: 'What the columns are',
    ignored: '(left out)',
    counts:
      'new {new}, changed {changed}, the same {same}, left alone as no file may change them {touched}, of these closed by the ledger {closed}; can’t be imported {troubled}',
    unit: 'Units that nobody knows',
    category: 'Categories that nobody knows',
    rows: 'rows',
    perhaps: 'perhaps',
    empty: '(nothing)',
    noted: 'Please note',
  },
} as const;

/** What a dry run found, as the command line tells it; troubles come row by row. */
export function reportLines(
  { found, counts }: Job,
  { names }: NamedWorld,
  language: Language,
): readonly string[] {
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
  return [
    `${t.mapping}:`,
    ...columns,
    ...found.warnings.map(
      ({ code, params }) => `${t.noted}: ${warningText(code, params, language)}`,
    ),
    ...unknown('unit', found.unknownUnits),
    ...unknown('category', found.unknownCategories),
    counted,
  ];
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

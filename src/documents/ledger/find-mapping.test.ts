import { expect, test } from 'vitest';
import { documentTexts } from '../../texts/document-texts.ts';
import { ledgerFields } from '../../texts/document-words.ts';
import { bookOf, workbookParts, zipOf } from '../testing.ts';
import { findMapping, type Remembered } from './find-mapping.ts';
import { matchHeader, normalHeader } from './header-words.ts';

const field = (header: string) => matchHeader(normalHeader(header))?.field;

async function mapped(lines: readonly string[], remembered?: Remembered) {
  const book = await bookOf(Buffer.from(lines.join('\n')), '表.csv');
  return findMapping(book, remembered)['表'];
}

test.each([
  ['责任单位', 'unit'],
  ['牵头单位（科室）', 'unit'],
  ['主责部门', 'unit'],
  [' 整改 责任 单位 ', 'unit'],
  ['配合单位/部门', 'supporting'],
  ['整改完成时限', 'deadline'],
  ['完成时限（年/月/日）', 'deadline'],
  ['办结时限', 'deadline'],
  ['拟整改完成的时间', 'deadline'],
  ['是否销号', 'closed'],
  ['是否已整改到位（是/否）', 'closed'],
  ['销号情况', 'closed'],
  ['验收销号日期', 'closedOn'],
  ['实际完成时间', 'closedOn'],
  ['进展/完成情况', 'progress'],
  ['存在的主要问题', 'description'],
  ['具体表现', 'description'],
  ['工单编号', 'externalNumber'],
  ['热线工单号', 'externalNumber'],
  ['来电时间', 'foundOn'],
  ['诉求内容', 'description'],
  ['被反映区域', 'area'],
  ['留言编号', 'externalNumber'],
  ['留言主题', 'title'],
  ['一级标签', 'category'],
  ['牵头领导', 'leader'],
  ['市级分管领导', 'leader'],
  ['联系电话', 'contactPhone'],
  ['Lead unit', 'unit'],
  ['点赞数', undefined],
  ['办结率', undefined],
  ['幸福里小区 3 号楼路灯损坏，责任单位尚未到场处理', undefined],
  ['', undefined],
])('the column %s holds %s', (header, wanted) => {
  expect(field(header)).toBe(wanted);
});

test('our own names of columns are known, in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const name of ledgerFields) expect(field(documentTexts(language).fields[name])).toBe(name);
  }
});

test('headers are found below titles, and a row of data is never taken for them', async () => {
  const found = await mapped([
    '城东街道 2019 年整改台账,,,',
    '填报单位：城东街道,,,2019年11月',
    '序号,问题,责任单位,时限',
    '1,责任单位不明确,办公室,2019年底',
  ]);
  expect(found).toMatchObject({
    headerRows: [3, 3],
    columns: { A: 'ordinal', B: 'title', C: 'unit', D: 'deadline' },
    confidence: 1,
    year: 2019,
  });
});

test('what nobody knows is ignored, and makes the whole less sure', async () => {
  const found = await mapped(['序号,问题,责任单位,点赞数', '1,a,b,3']);
  expect(found?.columns).toMatchObject({ D: 'ignored' });
  expect(found?.confidence).toBeLessThan(1);
});

test('the deadline of a platform’s export is the platform’s', async () => {
  const platform = await mapped(['工单编号,诉求内容,承办单位,办理时限', '1,a,b,c']);
  expect(platform?.columns['D']).toBe('externalDeadline');
  const own = await mapped(['编号,问题描述,承办单位,办理时限', '1,a,b,c']);
  expect(own?.columns['D']).toBe('deadline');
});

test('of two columns for one field the better known is taken', async () => {
  const found = await mapped(['序号,诉求类别,诉求内容,二级分类标签', '1,a,b,c']);
  expect(found?.columns).toMatchObject({ B: 'category', D: 'ignored' });
});

test('a correction is remembered by what the headers say, not by the rows', async () => {
  const first = await mapped(['序号,问题,单位意见,责任单位', '1,a,b,c']);
  const chosen = { A: 'ordinal', B: 'description', C: 'progress', D: 'unit' } as const;
  const remembered: Remembered = (signature) =>
    signature === first?.signature ? chosen : undefined;
  const again = await mapped(
    ['标题行,,,', '序 号,问题,单位意见：,责任单位', '9,x,y,z'],
    remembered,
  );
  expect(again?.columns).toEqual(chosen);
  expect(again?.confidences).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  const other = await mapped(['序号,问题,单位意见,责任单位,备注', '9,x,y,z,'], remembered);
  expect(other?.columns['C']).toBe('ignored');
});

test.each([
  ['a list of choices', ['是', '否']],
  ['a summary', ['单位,问题数,办结率', '住建局,3,100%']],
  ['a text', ['各位同事：', '请于下周一前报送整改台账和责任单位名单。']],
])('%s is no ledger', async (_, lines) => {
  expect(await mapped(lines)).toBeUndefined();
});

test('sheets may be called like parts of every object', async () => {
  const parts = workbookParts(
    `<sheetData><row r="1">${['序号', '问题', '责任单位', '时限']
      .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('')}</row></sheetData>`,
  );
  const workbook = parts['xl/workbook.xml']!.replace('name="表"', 'name="__proto__"');
  const book = await bookOf(await zipOf({ ...parts, 'xl/workbook.xml': workbook }));
  expect(Object.keys(findMapping(book))).toEqual(['__proto__']);
});

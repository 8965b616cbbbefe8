import { columnName } from '../book/book.ts';
import { cellText } from './write-text.ts';
import type { OutSheet } from './write-xlsx.ts';

/** The places of the cell formats in `styles` below. */
export const styleOf = { text: 1, quoted: 2, day: 3, moment: 4, header: 5, title: 6 } as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook of one sheet, except the sheet itself. */
export function frameParts(sheet: OutSheet): readonly (readonly [string, string])[] {
  return [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', rootRelations],
    ['xl/workbook.xml', workbook(sheet)],
    ['xl/_rels/workbook.xml.rels', workbookRelations],
    ['xl/styles.xml', styles],
  ];
}

const contentTypes =
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/></Types>`;

const rootRelations =
  `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" ` +
  `Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookRelations =
  `${declaration}<Relationships xmlns="${relations}">` +
  `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

function workbook({ name, title, columns }: OutSheet): string {
  const label = sheetLabel(name);
  const headerRow = title === undefined ? 1 : 2;
  const quoted = `'${label.replaceAll("'", "''")}'`;
  const last = columnName(Math.max(0, columns.length - 1));
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
    `<sheet name="${cellText(label)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
    // The headers stand on every printed page.
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${cellText(quoted)}!$1:$${headerRow}` +
    '</definedName>' +
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${cellText(quoted)}` +
    `!$A$${headerRow}:$${last}$${headerRow}</definedName></definedNames></workbook>`
  );
}

/** A name that Excel takes for a sheet: 31 characters, without `[]:*?/\` and outer apostrophes. */
export function sheetLabel(name: string): string {
  const label = name
    .toWellFormed()
    .replaceAll(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, ' ')
    .slice(0, 31)
    .replace(/[\ud800-\udbff]$/, '')
    .replaceAll(/^[' ]+|[' ]+$/g, '');
  // Excel keeps this name for itself.
  return label === '' || label.toLowerCase() === 'history' ? 'Sheet1' : label;
}

const border =
  '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border>';
const wrapped = '<alignment vertical="top" wrapText="1"/></xf>';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>';
const body = 'fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyAlignment="1"';

/** Text cells have the text format, so that 007 and =1 stay what they are when they are edited. */
const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>' +
  '<font><b/><sz val="11"/><name val="宋体"/></font>' +
  '<font><b/><sz val="16"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/></border>${border}</borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  `<xf numFmtId="49" ${body}>${wrapped}` +
  `<xf numFmtId="49" ${body} quotePrefix="1">${wrapped}` +
  `<xf numFmtId="164" ${body}>${wrapped}` +
  `<xf numFmtId="165" ${body}>${wrapped}` +
  `<xf numFmtId="49" ${body.replace('fontId="0"', 'fontId="1"')} applyFont="1">${centred}` +
  `<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${centred}` +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';

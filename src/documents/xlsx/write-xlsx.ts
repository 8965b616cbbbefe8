import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnName } from '../book/book.ts';
import type { Moment } from '../ledger/row.ts';
import { frameParts, styleOf } from './frame.ts';
import { serialOfDay } from './serial-date.ts';
import { cellText, looksCalculated } from './write-text.ts';

/** What a cell is given: a text stays a text whatever it begins with, a date is a real date. */
export type OutCell = string | Moment | undefined;

export interface OutColumn {
  readonly header: string;
  /** In characters of the default font. */
  readonly width: number;
}

export interface OutSheet {
  readonly name: string;
  readonly title?: string;
  readonly columns: readonly OutColumn[];
  readonly rows: Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;
}

/** Excel's limit; a sheet with more doesn't open. */
const MOST_ROWS = 1_048_576;
const PIECE = 32 * 1024;

/**
 * Writes a workbook of one sheet as a stream of bytes: rows are taken as fast as they are read, and
 * kept no longer. The same rows give the same bytes. The stream fails with a RangeError when a
 * sheet can't hold that many rows, and with whatever the rows throw.
 */
export function writeXlsx(sheet: OutSheet): Readable {
  const zip = new ZipFile();
  // A date of the zip's own epoch, without a time zone, so that equal ledgers are equal files.
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  for (const [name, text] of frameParts(sheet)) zip.addBuffer(Buffer.from(text), name, options);
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const source = Readable.from(sheetXml(sheet), { objectMode: false });
  source.on('error', (error) => output.destroy(error));
  output.on('close', () => source.destroy());
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml', options);
  zip.end();
  return output;
}

async function* sheetXml(sheet: OutSheet): AsyncGenerator<Buffer> {
  let piece = sheetHead(sheet);
  let number = sheet.title === undefined ? 1 : 2;
  for await (const row of sheet.rows) {
    number += 1;
    if (number > MOST_ROWS) throw new RangeError('more rows than a sheet can hold');
    piece += rowXml(number, row);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece + sheetFoot(sheet, number));
}

function sheetHead({ title, columns }: OutSheet): string {
  const headerRow = title === undefined ? 1 : 2;
  const widths = columns.map(({ width }, at) => {
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const head =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" ` +
    `topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView>` +
    `</sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  const titled =
    title === undefined
      ? ''
      : `<row r="1" ht="30" customHeight="1">${textXml('A1', title, styleOf.title)}</row>`;
  const headers = columns.map(({ header }, at) =>
    textXml(`${columnName(at)}${headerRow}`, header, styleOf.header),
  );
  return `${head}${titled}<row r="${headerRow}">${headers.join('')}</row>`;
}

function sheetFoot({ title, columns }: OutSheet, lastRow: number): string {
  const last = columnName(columns.length - 1);
  const headerRow = title === undefined ? 1 : 2;
  const merged = title !== undefined && columns.length > 1;
  return (
    `</sheetData><autoFilter ref="A${headerRow}:${last}${lastRow}"/>` +
    (merged ? `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>` : '') +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

function rowXml(number: number, row: readonly OutCell[]): string {
  const cells = row.map((cell, at) => {
    if (cell === undefined || cell === '') return '';
    const ref = `${columnName(at)}${number}`;
    return typeof cell === 'string' ? bodyText(ref, cell) : dateXml(ref, cell);
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

function bodyText(ref: string, text: string): string {
  return textXml(ref, text, looksCalculated(text) ? styleOf.quoted : styleOf.text);
}

function textXml(ref: string, text: string, style: number): string {
  const content = `<t xml:space="preserve">${cellText(text)}</t>`;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is>${content}</is></c>`;
}

function dateXml(ref: string, { day, time }: Moment): string {
  const serial = serialOfDay(day);
  if (serial === undefined) return bodyText(ref, time === undefined ? day : `${day} ${time}`);
  if (time === undefined) return `<c r="${ref}" s="${styleOf.day}"><v>${serial}</v></c>`;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const value = serial + (hours * 60 + minutes) / 1440;
  return `<c r="${ref}" s="${styleOf.moment}"><v>${value}</v></c>`;
}

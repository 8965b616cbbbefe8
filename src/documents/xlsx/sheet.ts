import { BookError, columnIndex, limits, type Cell, type Range, type Row } from '../book/book.ts';
import { isoCell, numberCell } from './cell.ts';
import type { NumberFormat } from './number-format.ts';
import { isTrue } from './parts.ts';
import { itemText, tooLong, unescapeText } from './strings.ts';
import { readXml, type Attributes } from './xml.ts';

/** What cells refer to. */
export interface Shared {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

const MOST_ROWS = 1_048_576;
const plain: NumberFormat = { kind: 'plain' };

/**
 * The rows of a sheet that hold something, in order, a piece of the file at a time. Declared
 * dimensions, and cells and rows that only have a format, are not looked at. Throws `BookError`.
 */
export async function* rowsOfSheet(
  chunks: AsyncIterable<Uint8Array>,
  shared: Shared,
  onMerge?: (range: Range) => void,
): AsyncGenerator<Row> {
  let done: Row[] = [];
  const reader = readXml(sheetHandlers(shared, (row) => done.push(row), onMerge));
  for await (const chunk of chunks) {
    reader.write(chunk);
    const ready = done;
    done = [];
    yield* ready;
  }
  reader.end();
  yield* done;
}

function sheetHandlers(
  shared: Shared,
  onRow: (row: Row) => void,
  onMerge: ((range: Range) => void) | undefined,
) {
  let row: { number: number; hidden: boolean; cells: (Cell | undefined)[] } | undefined;
  let lastRow = 0;
  let column = -1;
  let attributes: Attributes | undefined;
  let value: string | undefined;
  let inValue = false;
  let formula = false;
  let inline = false;
  const item = itemText();

  const openRow = (of: Attributes) => {
    const number = of['r'] === undefined ? lastRow + 1 : Number(of['r']);
    // Excel holds rows in order, once each, and so does everything that reads it as a stream.
    if (!Number.isInteger(number) || number <= lastRow || number > MOST_ROWS) {
      throw new BookError('book-broken');
    }
    lastRow = number;
    column = -1;
    row = { number, hidden: isTrue(of['hidden']), cells: [] };
  };
  const openCell = (of: Attributes) => {
    const letters = /^[A-Z]+/.exec(of['r'] ?? '')?.[0];
    const index = letters === undefined ? column + 1 : columnIndex(letters);
    if (index === undefined) throw new BookError('book-broken');
    column = index;
    attributes = of;
    value = undefined;
    formula = false;
    inline = false;
  };
  const closeCell = () => {
    const of = attributes;
    attributes = undefined;
    if (!row || !of) return;
    const cell = cellOf(of, inline ? item.take() : value, formula, shared);
    if (!cell) return;
    if (column >= limits.columns) {
      throw new BookError('book-too-many-columns', { most: limits.columns });
    }
    row.cells[column] = cell;
  };
  return {
    open(name: string, of: Attributes): void {
      if (name === 'row') openRow(of);
      else if (name === 'c' && row) openCell(of);
      else if (name === 'mergeCell') onMerge?.(rangeOf(of['ref'] ?? ''));
      else if (attributes) {
        if (name === 'v') {
          inValue = true;
          value = '';
        } else if (name === 'f') formula = true;
        else if (name === 'is') inline = true;
        else if (inline) item.open(name);
      }
    },
    text(text: string): void {
      if (inValue) {
        value = `${value ?? ''}${text}`;
        if (value.length > limits.cellLength * 7) throw tooLong();
      } else if (inline) item.text(text);
    },
    close(name: string): void {
      if (name === 'v') inValue = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') {
        if (row && row.cells.length > 0) onRow(row);
        row = undefined;
      } else if (inline) item.close(name);
    },
  };
}

function cellOf(
  attributes: Attributes,
  value: string | undefined,
  formula: boolean,
  shared: Shared,
): Cell | undefined {
  // A formula that no program has calculated: there is something, and nobody knows what.
  const calculated = value !== undefined && (value !== '' || attributes['t'] === 'str');
  if (!calculated) return formula ? { kind: 'uncalculated', text: '' } : undefined;
  switch (attributes['t'] ?? 'n') {
    case 's': {
      const text = shared.strings[Number(value)];
      if (text === undefined) throw new BookError('book-broken');
      return textCell(text);
    }
    case 'b':
      return { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return isoCell(value);
    case 'n': {
      if (value.trim() === '') return undefined;
      const number = Number(value);
      if (!Number.isFinite(number)) throw new BookError('book-broken');
      return numberCell(number, formatOf(attributes, shared), shared.from1904);
    }
    case 'inlineStr':
      return textCell(value);
    default: {
      const text = unescapeText(value);
      if (text.length > limits.cellLength) throw tooLong();
      return textCell(text);
    }
  }
}

function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

function formatOf(attributes: Attributes, shared: Shared): NumberFormat {
  return shared.formats[Number(attributes['s'] ?? 0)] ?? plain;
}

function rangeOf(ref: string): Range {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(ref);
  const [left, right] = [columnIndex(m?.[1] ?? ''), columnIndex(m?.[3] ?? m?.[1] ?? '')];
  if (!m || left === undefined || right === undefined) throw new BookError('book-broken');
  const top = Number(m[2]);
  return { top, bottom: Number(m[4] ?? m[2]), left, right };
}

import type { Opened } from './address.ts';

/** A cell as it is shown, and as it goes into a file. */
export interface Cell {
  readonly text: string;
  /** The number behind the text, for files. */
  readonly n?: number;
  /** What it opens. */
  readonly to?: Opened;
  /** A smaller line below. */
  readonly note?: string;
  /** A share of 0 to 1 with its interval, drawn below. */
  readonly span?: { readonly value: number; readonly low: number; readonly high: number };
}

/** A table once: for the screen, for csv and for xlsx. */
export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Text that no spreadsheet takes for a formula. */
export function inert(text: string): string {
  return /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function csvOf({ head, rows }: Sheet): string {
  const field = (text: string) => `"${inert(text).replaceAll('"', '""')}"`;
  const lines = [
    head.map(field),
    ...rows.map((row) => row.map(({ n, text }) => (n === undefined ? field(text) : String(n)))),
  ];
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

import { limits } from '../book/book.ts';

/**
 * A text as the content of a cell: what XML can't hold is written `_x0007_`, and what only looks
 * like that is written so that it stays (ECMA-376 part 1, 22.9.2.19). Lone surrogates are replaced,
 * and what is longer than a cell can be ends with an ellipsis.
 */
export function cellText(text: string): string {
  return fitting(text.toWellFormed())
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** At most as long as a cell can be. */
export function fitting(text: string): string {
  if (text.length <= limits.cellLength) return text;
  // Never between the halves of a character.
  return `${text.slice(0, limits.cellLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What a spreadsheet would calculate if somebody opened the cell and pressed Enter. */
export function looksCalculated(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}

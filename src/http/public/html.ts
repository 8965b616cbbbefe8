/** Markup that is safe to send: only `html` and `raw` make it, so a plain string is always escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | undefined | false | readonly Content[];

/** Literal parts are markup, values are text. Every attribute value must stand in double quotes. */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = tidied(literals);
  let text = parts[0] ?? '';
  values.forEach((value, i) => {
    text += markup(value) + (parts[i + 1] ?? '');
  });
  return new Html(text);
}

const seen = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Without the indentation of our own source, which would be half of a page's bytes. */
function tidied(literals: TemplateStringsArray): readonly string[] {
  const known = seen.get(literals);
  if (known) return known;
  const parts = literals.map((literal) => literal.replace(/\s*\n\s*/g, '\n'));
  seen.set(literals, parts);
  return parts;
}

/** Text of several lines, each on its own. */
export function lines(text: string): readonly Html[] {
  return text.split('\n').map((line, i) => (i === 0 ? html`${line}` : html`<br />${line}`));
}

/** Markup from elsewhere that is known to be safe: a drawn QR code, the JSON of a data block. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** A value for a `<script type="application/json">` block: it can't close the block. */
export function jsonBlock(value: unknown): Html {
  return raw(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape));
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function markup(value: Content): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof Html) return value.text;
  return value.map(markup).join('');
}

const entities: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  // NUL has no place in HTML; a lone surrogate could not be encoded.
  return text.toWellFormed().replace(/[&<>"'\0]/g, (char) => entities[char] ?? '\ufffd');
}

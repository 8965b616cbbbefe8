import { inflateSync } from 'node:zlib';

export interface PdfPage {
  readonly width: number;
  readonly height: number;
}

export interface PdfText {
  readonly pages: readonly PdfPage[];
  /** Every run of text, in the order of drawing. */
  readonly text: string;
}

/**
 * What a PDF that Chromium printed says. It reads just what Skia writes: plain objects, Flate
 * streams, fonts named after their object, and a ToUnicode map for each.
 */
export function readPdf(bytes: Buffer): PdfText {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Font>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      fonts.set(name, fontOf(objects, id));
    }
  }
  const pages = [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const box = /\/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)/.exec(dictionary);
      return { width: Number(box?.[1]), height: Number(box?.[2]) };
    });
  const text = [...objects.values()]
    .map(({ stream }) => stream?.toString('latin1') ?? '')
    .filter((content) => /\bT[jJ]\b/.test(content))
    .map((content) => said(content, fonts))
    .join('\n');
  // Fonts draw some characters with the glyph of their radical, whose code differs.
  return { pages, text: text.normalize('NFKC') };
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | undefined;
}

function objectsOf(bytes: Buffer): ReadonlyMap<string, PdfObject> {
  const source = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('endobj', start);
    const body = source.slice(start, end);
    const at = /stream\r?\n/.exec(body);
    const dictionary = at ? body.slice(0, at.index) : body;
    objects.set(match[1] ?? '', {
      dictionary,
      stream: at ? streamOf(at.index + at[0].length) : undefined,
    });

    function streamOf(from: number): Buffer | undefined {
      const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
      const raw = bytes.subarray(start + from, start + from + length);
      if (!/\/FlateDecode/.test(dictionary)) return raw;
      return inflateSync(raw);
    }
  }
  return objects;
}

interface Font {
  /** Hexadecimal digits of a code. */
  readonly digits: number;
  readonly letters: ReadonlyMap<number, string>;
}

function fontOf(objects: ReadonlyMap<string, PdfObject>, id: string): Font {
  const { dictionary = '' } = objects.get(id) ?? {};
  const map = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1] ?? '';
  const source = objects.get(map)?.stream?.toString('latin1') ?? '';
  const letters = new Map<number, string>();
  for (const [, block = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      letters.set(parseInt(code, 16), utf16(letter));
    }
  }
  for (const [, block = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = parseInt(from, 16), n = 0; code <= parseInt(to, 16); code++, n++) {
        letters.set(code, String.fromCharCode(parseInt(first, 16) + n));
      }
    }
  }
  return { digits: dictionary.includes('/Type0') ? 4 : 2, letters };
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
}

function said(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let text = '';
  for (const [token, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name);
    else if (font && token !== '') {
      const codes = (hex ?? '').match(new RegExp(`.{${font.digits}}`, 'g')) ?? [];
      text += codes.map((code) => font?.letters.get(parseInt(code, 16)) ?? '').join('');
    }
  }
  return text;
}

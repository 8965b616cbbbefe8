import { SaxesParser } from 'saxes';
import { BookError } from '../book/book.ts';

export interface Attributes {
  readonly [name: string]: string;
}

/**
 * Names come without their prefix: some programs write `x:row` for `row`. What newer programs add
 * (`extLst`) or offer to older ones (`Fallback`) is passed over: it has tags of the same names.
 */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

export interface XmlReader {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** No text, tag or comment of a workbook is longer; what is would be gathered in memory. */
const LONGEST_PIECE = 1024 * 1024;
const DEEPEST = 100;

/**
 * A push parser for one part. Document types (and so entities beyond XML's own five) are refused;
 * a piece that never ends, or nesting without end, is `book-broken`. Throws `BookError`.
 */
export function readXml(handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let sinceEvent = 0;
  let depth = 0;
  let passedOver = Infinity;
  parser.on('error', () => {
    throw new BookError('book-broken');
  });
  parser.on('doctype', () => {
    throw new BookError('book-document-type');
  });
  parser.on('opentag', (tag) => {
    sinceEvent = 0;
    if (++depth > DEEPEST) throw new BookError('book-broken');
    const name = local(tag.name);
    if (name === 'extLst' || name === 'Fallback') passedOver = Math.min(passedOver, depth);
    if (depth < passedOver) handlers.open?.(name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    sinceEvent = 0;
    if (depth < passedOver) handlers.close?.(local(tag.name));
    if (depth === passedOver) passedOver = Infinity;
    depth -= 1;
  });
  const onText = (text: string) => {
    sinceEvent = 0;
    if (depth < passedOver) handlers.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  const feed = (text: string) => {
    sinceEvent += text.length;
    if (text !== '') parser.write(text);
    if (sinceEvent > LONGEST_PIECE) throw new BookError('book-broken');
  };
  return {
    write(bytes) {
      decoder ??= decoderFor(bytes);
      feed(decode(decoder, bytes));
    },
    end() {
      if (!decoder) throw new BookError('book-broken');
      feed(decode(decoder));
      parser.close();
    },
  };
}

/** Reads a whole part. */
export async function eachTag(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  const reader = readXml(handlers);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function decoderFor(first: Uint8Array): InstanceType<typeof TextDecoder> {
  const [a, b] = first;
  const utf16 = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : '';
  return new TextDecoder(utf16 || 'utf-8', { fatal: true });
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new BookError('book-broken');
  }
}

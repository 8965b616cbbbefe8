import { bad, good, type Result } from '../../tlog/result.ts';

/** A part that was given to everybody: with its salt, anyone can compare it with the log. */
export interface PublishedPart {
  readonly index: number;
  readonly name: string;
  /** Base64. */
  readonly salt: string;
  /** The canonical JSON that the log commits to. */
  readonly content: string;
}

/** One JSON object a line; the file that `huiyin export open-data` writes. */
export function parsePublished(source: Buffer): Result<PublishedPart[]> {
  const text = source.toString();
  if (text !== '' && !text.endsWith('\n')) return bad('the last line is cut off');
  const parts: PublishedPart[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const part = parseLine(line);
    if (!part) return bad(`line ${String(parts.length + 1)} is malformed`);
    parts.push(part);
  }
  return good(parts);
}

export function formatPublished(parts: readonly PublishedPart[]): string {
  return parts
    .map(({ index, name, salt, content }) => `${JSON.stringify({ index, name, salt, content })}\n`)
    .join('');
}

function parseLine(line: string): PublishedPart | undefined {
  try {
    const part = JSON.parse(line) as PublishedPart;
    const isRight =
      Number.isSafeInteger(part.index) &&
      [part.name, part.salt, part.content].every((text) => typeof text === 'string');
    // Base64 that decodes to the same bytes from other text is another file.
    const isSalt = isRight && Buffer.from(part.salt, 'base64').toString('base64') === part.salt;
    return isSalt && formatPublished([part]) === `${line}\n` ? part : undefined;
  } catch {
    return undefined;
  }
}

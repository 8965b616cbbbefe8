import { soundsOf } from './pinyin.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A stretch of a text that is one kind of writing, in normal form, and where each character stood. */
interface Run {
  readonly isHan: boolean;
  readonly characters: readonly string[];
  /** Offsets in the text, one more than characters: the last is the end. */
  readonly at: readonly number[];
}

const HAN = /\p{Script=Han}/u;
const OTHER = /[\p{L}\p{N}\p{M}]/u;

/** NFKC and lower case, character by character, so that every one can be found again in the text. */
function runsOf(text: string): Run[] {
  const runs: { isHan: boolean; characters: string[]; at: number[] }[] = [];
  let open: (typeof runs)[number] | undefined;
  let offset = 0;
  for (const written of text) {
    for (const character of written.normalize('NFKC').toLowerCase()) {
      const isHan = HAN.test(character);
      if (!isHan && !OTHER.test(character)) {
        open = undefined;
        continue;
      }
      if (open?.isHan !== isHan) {
        open = { isHan, characters: [], at: [] };
        runs.push(open);
      }
      open.characters.push(character);
      open.at.push(offset);
      open.at[open.characters.length] = offset + written.length;
    }
    offset += written.length;
  }
  return runs;
}

/** The words of a Chinese run as ICU parts them: they hang on its version. */
function segmentsOf(run: string): string[] {
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
}

/** Beginnings of so many characters are words of their own: `light` finds `lighting`. */
const SHORTEST = 3;
const LONGEST = 24;

/**
 * What a text is found by. Chinese: each character and each two neighbours, so that whatever part of
 * it somebody types is found, however ICU parts it; where `sounds`, by pinyin and initials too. Other
 * writing: each word and its beginnings.
 */
export function wordsIn(text: string, { sounds = false } = {}): Set<string> {
  const words = new Set<string>();
  for (const { isHan, characters } of runsOf(text)) {
    if (!isHan) {
      for (const word of beginnings(characters)) words.add(word);
      continue;
    }
    for (const [i, character] of characters.entries()) {
      words.add(character);
      if (i > 0) words.add(`${characters[i - 1] ?? ''}${character}`);
    }
    if (!sounds) continue;
    for (const sound of soundsOf(segmentsOf(characters.join('')))) {
      for (const word of sound.words) words.add(word);
    }
  }
  return words;
}

function beginnings(characters: readonly string[]): string[] {
  const most = Math.min(characters.length, LONGEST);
  const lengths = [];
  for (let n = Math.min(SHORTEST, most); n <= most; n += 1) lengths.push(n);
  return lengths.map((n) => characters.slice(0, n).join(''));
}

/** The words of a number as it is told on the phone: whole, without leading zeros, its last digits. */
export function wordsOfNumber(number: string): Set<string> {
  const words = wordsIn(number);
  const [tail = ''] = /\d+$/.exec(number) ?? [];
  words.add(tail.replace(/^0+/, ''));
  for (let n = 4; n < tail.length; n += 1) words.add(tail.slice(-n));
  words.delete('');
  return words;
}

/** Characters that carry no meaning of their own: what is asked is asked without them. */
const EMPTY = new Set('的了吗呢吧啊呀着和与及之也就都很把被');

/** Most words that one question asks for. */
const MOST = 32;

/**
 * What must all be found for a text to be an answer. A question is parted into words, so that it also
 * finds texts that hold them apart: `路灯坏了` asks for `路灯` and `坏`.
 */
export function wordsAsked(question: string): readonly string[] {
  const asked = new Set<string>();
  for (const { isHan, characters } of runsOf(question)) {
    const words = isHan ? askedOf(characters.join('')) : [askedWord(characters)];
    for (const word of words) asked.add(word);
  }
  return [...asked].slice(0, MOST);
}

function askedWord(characters: readonly string[]): string {
  const word = characters.slice(0, LONGEST).join('');
  // `lights` is looked for as `light`, which finds both.
  return /^[a-z]{3,}s$/.test(word) && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function askedOf(run: string): string[] {
  const stretches: string[][] = [];
  let loose: string[] | undefined;
  for (const segment of segmentsOf(run)) {
    const characters = Array.from(segment);
    // `亮了` is a word, and no word of a text that says `不亮`.
    while (characters.length > 1 && EMPTY.has(characters.at(-1) ?? '')) characters.pop();
    if (characters.length > 1) {
      stretches.push(characters);
      loose = undefined;
    } else if (EMPTY.has(segment)) loose = undefined;
    else if (loose) loose.push(...characters);
    else stretches.push((loose = characters));
  }
  const whole = stretches.length === 0 ? [Array.from(run)] : stretches;
  return whole.flatMap(neighbours);
}

/** Each two neighbours; a single character is itself. */
function neighbours(characters: readonly string[]): string[] {
  if (characters.length < 2) return [...characters];
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

/** A text in pieces, by turns as it is and as it was asked for. */
export type Marked = readonly string[];

/** Marks what a question's words find in a text; undefined if that is nothing. */
export function mark(text: string, asked: readonly string[]): Marked | undefined {
  const wanted = new Set(asked);
  const bySound = asked.some((word) => /^[a-z]{2,}$/.test(word));
  const ranges = runsOf(text).flatMap(({ isHan, characters, at }) =>
    stretchesIn(characters, isHan, wanted, bySound).map(
      ([from, to]) => [at[from] ?? 0, at[to] ?? text.length] as const,
    ),
  );
  return ranges.length === 0 ? undefined : cut(text, ranges);
}

function stretchesIn(
  characters: readonly string[],
  isHan: boolean,
  wanted: ReadonlySet<string>,
  bySound: boolean,
): (readonly [number, number])[] {
  if (!isHan) {
    const hit = beginnings(characters).findLast((word) => wanted.has(word));
    return hit === undefined ? [] : [[0, Array.from(hit).length]];
  }
  const ranges: [number, number][] = [];
  for (const [i, character] of characters.entries()) {
    if (wanted.has(character)) ranges.push([i, i + 1]);
    if (wanted.has(`${character}${characters[i + 1] ?? ''}`)) ranges.push([i, i + 2]);
  }
  if (!bySound) return ranges;
  for (const { words, from, to } of soundsOf(segmentsOf(characters.join('')))) {
    if (words.some((word) => wanted.has(word))) ranges.push([from, to]);
  }
  return ranges;
}

function cut(text: string, ranges: readonly (readonly [number, number])[]): Marked {
  const pieces: string[] = [];
  let done = 0;
  let isOpen = false;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (to <= done) continue;
    if (isOpen && from <= done) pieces.push(`${pieces.pop() ?? ''}${text.slice(done, to)}`);
    else pieces.push(text.slice(done, from), text.slice(from, to));
    isOpen = true;
    done = to;
  }
  return done < text.length ? [...pieces, text.slice(done)] : pieces;
}

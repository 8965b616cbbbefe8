import { pinyin } from 'pinyin-pro';

/** Syllables without tones, one a character; what has none is itself. */
function syllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
}

export interface Sounded {
  /** `ludeng`, as it is typed without spaces, and its initials, `ld`. */
  readonly words: readonly [whole: string, initials: string];
  /** Characters of the run, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/**
 * Most words that are typed as one, and most characters in them. Neighbours that ICU parts into single
 * characters count as one word: names of estates, which no dictionary has.
 */
const WORDS = 3;
const CHARACTERS = 8;

/**
 * What a run of Chinese characters is typed as by sound: each of its words of two or more
 * characters, and two or three neighbouring words together. Over word borders alone nothing is
 * found: two initials of any neighbours would be found everywhere.
 */
export function soundsOf(segments: readonly string[]): readonly Sounded[] {
  const lengths = segments.map((segment) => Array.from(segment).length);
  const sounds = syllables(segments.join(''));
  const found: Sounded[] = [];
  let from = 0;
  for (const [i, length] of lengths.entries()) {
    let to = from;
    let words = 0;
    for (let n = i; n < lengths.length; n += 1) {
      to += lengths[n] ?? 0;
      const goesOn = n > i && lengths[n] === 1 && lengths[n - 1] === 1;
      if (!goesOn) words += 1;
      if (words > WORDS || to - from > CHARACTERS) break;
      if (to - from < 2) continue;
      const own = sounds.slice(from, to);
      const whole = own.join('');
      found.push({ words: [whole, own.map((sound) => sound[0] ?? '').join('')], from, to });
    }
    from += length;
  }
  return found;
}

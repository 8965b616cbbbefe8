import { bucketOf, tag, type WordKeys } from './keys.ts';
import type { Matter, Text } from './texts.ts';
import { tiers, type Tier } from './tiers.ts';
import { wordsIn, wordsOfNumber } from './words.ts';

/** A row of the table `search`. */
export interface Document {
  readonly stream: string;
  readonly at: number;
  readonly upto: number;
  /** How many of the words are of each tier and those before it. */
  readonly counts: { readonly [tier in Tier]: number };
  /** A literal of `bigint[]`. */
  readonly words: string;
}

/** Most words of one matter: an essay is found by its beginning. */
const MOST = 4_000;

/** What a matter is found by. */
export function documentOf(matter: Matter, keys: WordKeys): Document {
  const { stream, at, upto } = matter;
  const words = new Set<string>(numberWords(matter));
  const counts = { slip: 0, part: 0, whole: 0 };
  for (const tier of tiers) {
    for (const text of matter.texts) {
      if (text.tier !== tier || words.size > MOST) continue;
      for (const word of wordsIn(text.text, { sounds: isSounded(text, matter) })) words.add(word);
    }
    counts[tier] = words.size;
  }
  for (const word of tagsOf(matter)) words.add(word);
  return { stream, at, upto, counts, words: keys.array(words, bucketOf(at)) };
}

/** What people type by sound: titles and places. */
function isSounded({ part, field, index }: Text, { wordsAt }: Matter): boolean {
  return part === 'place' || (part === 'text' && field === 'title' && index === wordsAt);
}

/** The numbers are on every slip. */
function* numberWords({ number, externalNumber }: Matter): Generator<string> {
  yield* wordsOfNumber(number);
  if (externalNumber !== undefined) yield* wordsOfNumber(externalNumber);
}

function* tagsOf(matter: Matter): Generator<string> {
  const { units, assigned, category, isOpen, publishedAt, texts } = matter;
  for (const unit of units) yield tag.unit(unit);
  if (assigned !== null) yield tag.assigned(assigned);
  yield tag.category(category);
  if (isOpen) yield tag.open;
  for (const { index, part, text } of texts) {
    if (index !== publishedAt || part !== 'published') continue;
    for (const word of wordsIn(text)) yield tag.published(word);
  }
}

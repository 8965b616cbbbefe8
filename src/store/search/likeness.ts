import { wordsIn } from './words.ts';

/** What is compared of two matters. */
export interface Words {
  readonly title: string;
  readonly description: string;
  readonly place: string;
}

export interface Likeness {
  /** 0 to 1: of what one says, how much the other says too. */
  readonly said: number;
  /** 0 to 1: how much their places have in common. */
  readonly where: number;
}

/** How much a word tells: the rarer, the more. */
export type Weight = (word: string) => number;

/**
 * Titles are short and descriptions ramble: it is enough that one title is in the other's words.
 * Places are compared both ways, and house numbers count as much as names.
 */
export function likeness(one: Words, other: Words, weight: Weight): Likeness {
  return {
    said: Math.max(covered(one, other, weight), covered(other, one, weight)),
    where: common(placeWords(one.place), placeWords(other.place)),
  };
}

function covered(of: Words, by: Words, weight: Weight): number {
  const wanted = [...pairs(of.title)];
  const there = pairs(`${by.title}\n${by.description}`);
  return share(
    wanted,
    wanted.filter((word) => there.has(word)),
    weight,
  );
}

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word));
  const sum = (words: Iterable<string>) =>
    Array.from(words, (word) => (/\d/.test(word) ? 2 : 1)).reduce((a, b) => a + b, 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * sum(both)) / all;
}

function share(all: readonly string[], part: readonly string[], weight: Weight): number {
  const sum = (words: readonly string[]) => words.reduce((n, word) => n + weight(word), 0);
  const whole = sum(all);
  return whole === 0 ? 0 : sum(part) / whole;
}

/** Without single characters: they are in every text. */
export function pairs(text: string): Set<string> {
  const words = wordsIn(text);
  return new Set([...words].filter((word) => Array.from(word).length > 1));
}

function placeWords(place: string): Set<string> {
  const words = wordsIn(place);
  return new Set([...words].filter((word) => Array.from(word).length > 1 || /\d/.test(word)));
}

/** Whether it is likely the same: much the same said of a place that may be the same. */
export function isAlike({ said, where }: Likeness): boolean {
  return (
    (said >= 0.5 && where >= 0.45) ||
    (said >= 0.75 && where >= 0.3) ||
    (said >= 0.3 && where >= 0.75)
  );
}

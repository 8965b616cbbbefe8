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
  /** 0 to 1: as `said`, of the one that says more that the other doesn't. */
  readonly mutual: number;
  /** How many of the two name a place. */
  readonly placed: number;
}

/** How much a word tells: the rarer, the more. */
export type Weight = (word: string) => number;

/**
 * Titles are short and descriptions ramble: it is enough that one title is in the other's words.
 * Places are compared both ways, and house numbers count as much as names. A ledger often has its
 * places in what it says: one that only one of them names is looked for in the words of the other.
 */
export function likeness(one: Words, other: Words, weight: Weight): Likeness {
  const places = placeWords(`${one.place}\n${other.place}`);
  const shares = [covered(one, other, weight, places), covered(other, one, weight, places)];
  return {
    said: Math.max(...shares),
    mutual: Math.min(...shares),
    where: nearness(one, other),
    placed: [one, other].filter(({ place }) => place !== '').length,
  };
}

/** That two titles name the same place doesn't make them say the same, unless it is all they say. */
function covered(of: Words, by: Words, weight: Weight, places: ReadonlySet<string>): number {
  const all = [...meant(of.title)];
  const rest = all.filter((word) => !places.has(word));
  const wanted = rest.length === 0 ? all : rest;
  const there = meant(textOf(by));
  return share(
    wanted,
    wanted.filter((word) => there.has(word)),
    weight,
  );
}

function textOf({ title, description }: Words): string {
  return `${title}\n${description}`;
}

/** 没有物业 says what 无物业 says. */
function meant(text: string): Set<string> {
  return pairs(text.replace(/没有|没/g, '无'));
}

function nearness(one: Words, other: Words): number {
  const [mine, theirs] = [placeWords(one.place), placeWords(other.place)];
  const shared = (by: ReadonlySet<string>) => sum([...mine].filter((word) => by.has(word)));
  const all = sum(mine) + sum(theirs);
  if (mine.size > 0 && theirs.size > 0) return (2 * shared(theirs)) / all;
  if (theirs.size > 0) return nearness(other, one);
  return all === 0 ? 0 : shared(placeWords(textOf(other))) / all;
}

/** House numbers count twice. */
function sum(words: Iterable<string>): number {
  return Array.from(words, (word) => (/\d/.test(word) ? 2 : 1)).reduce((a, b) => a + b, 0);
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

/**
 * Whether it is likely the same: much the same said of a place that may be the same. Where only one
 * names a place and the other doesn't speak of it, the other may speak of another place.
 */
export function isAlike({ said, mutual, where, placed }: Likeness): boolean {
  return (
    (said >= 0.5 && where >= 0.45) ||
    (said >= 0.75 && where >= 0.3) ||
    (said >= 0.3 && where >= 0.75) ||
    (said >= 0.7 && placed === 0) ||
    (mutual >= 0.7 && placed === 1)
  );
}

/**
 * Whether to ask a resident if it is the same. What is published is few and says its place in coarse
 * words, so that much the same words are enough, and a place only adds to them.
 */
export function isOffered(like: Likeness): boolean {
  return isAlike(like) || like.said >= 0.6 || (like.said >= 0.4 && like.where >= 0.15);
}

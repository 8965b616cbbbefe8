/** Stands before every word; no name holds it. */
const PART = '\u0001';
const LINE = '\n';
/** Lines that were changed since all were joined are looked at one by one. */
const MOST_CHANGED = 1_000;
/** Items that one search answers. */
const MOST = 200;

interface Joined<Item> {
  readonly text: string;
  readonly starts: readonly number[];
  readonly items: readonly Item[];
}

/** Words in Chinese, and words in letters, which a machine keeps in half the room and finds twice as fast. */
interface Line {
  readonly wide: string;
  readonly narrow: string;
}

export interface Match<Item> {
  readonly item: Item;
  /** 0: its first word begins so; 1: another does; 2: it is within one. */
  readonly rank: number;
}

/**
 * Items found by any part of their words. All words stand in two long texts, so that a search is one
 * or two scans of memory, whatever is sought.
 */
export class Lines<Item extends object> {
  readonly #lines = new Map<Item, Line>();
  #wide: Joined<Item> = { text: '', starts: [], items: [] };
  #narrow: Joined<Item> = { text: '', starts: [], items: [] };
  #changed = new Set<Item>();

  /** The words of an item, the first being its name; undefined takes it out. */
  put(item: Item, words: readonly string[] | undefined): void {
    this.#changed.add(item);
    if (words === undefined) this.#lines.delete(item);
    else this.#lines.set(item, { wide: joined(words, false), narrow: joined(words, true) });
  }

  find(sought: string): readonly Match<Item>[] {
    if (sought === '') return [];
    if (this.#changed.size > MOST_CHANGED) this.#join();
    const isNarrow = isLetters(sought);
    const found = new Map<Item, number>();
    const consider = (item: Item) => {
      const line = this.#lines.get(item);
      const rank = line && rankOf(isNarrow ? line.narrow : line.wide, sought);
      if (rank !== undefined) found.set(item, rank);
    };
    for (const item of this.#changed) consider(item);
    const { text, starts, items } = isNarrow ? this.#narrow : this.#wide;
    // What begins a word comes before what is somewhere in one, however often that is.
    for (const needle of [PART + sought, sought]) {
      for (let at = text.indexOf(needle); at >= 0 && found.size < MOST;) {
        const line = lineAt(starts, at);
        const item = items[line];
        if (item && !this.#changed.has(item)) consider(item);
        const next = starts[line + 1];
        at = next === undefined ? -1 : text.indexOf(needle, next);
      }
    }
    return [...found].map(([item, rank]) => ({ item, rank }));
  }

  #join(): void {
    const items = [...this.#lines.keys()];
    this.#wide = this.#joinedOf(items, 'wide');
    this.#narrow = this.#joinedOf(items, 'narrow');
    this.#changed = new Set();
  }

  #joinedOf(all: readonly Item[], kind: keyof Line): Joined<Item> {
    const items: Item[] = [];
    const starts: number[] = [];
    const lines: string[] = [];
    let length = 0;
    for (const item of all) {
      const line = this.#lines.get(item)?.[kind] ?? '';
      if (line === '') continue;
      items.push(item);
      lines.push(line);
      starts.push(length);
      length += line.length + 1;
    }
    return { text: lines.join(LINE), starts, items };
  }
}

function isLetters(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** A line holds the words of its kind; digits and letters within Chinese words count as both. */
function joined(words: readonly string[], narrow: boolean): string {
  const own = narrow
    ? words.flatMap((word) => word.match(/[\x21-\x7e][\x20-\x7e]*/g) ?? [])
    : words.filter((word) => !isLetters(word));
  return own.map((word) => PART + word).join('');
}

function rankOf(line: string, sought: string): number | undefined {
  const begin = line.indexOf(PART + sought);
  if (begin >= 0) return begin === 0 ? 0 : 1;
  return line.includes(sought) ? 2 : undefined;
}

/** Which line a place in a joined text is on. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

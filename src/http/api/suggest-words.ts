import { entryOn } from '../../domain/catalogue/index.ts';
import type { Day } from '../../kernel/time.ts';
import type { NamedWorld } from '../../store/index.ts';
import { categoryWords, gradeWords, wordsOfTitle } from '../../store/places/index.ts';

type Words = { readonly [code: string]: readonly string[] };

/** Words of a text that speak for a category or a grade: seeded ones, and the categories' own names. */
export function wordsFor(
  text: string,
  { world, names }: NamedWorld,
  today: Day,
): { readonly categoryWords: Words; readonly gradeWords: Words } {
  const within = (words: readonly string[]) =>
    [...new Set(words)].filter((word) => text.includes(word)).filter(isLongest);
  const categories = Object.keys(world.catalogue.entries.category).filter((code) =>
    entryOn(world.catalogue, 'category', code, today),
  );
  return {
    categoryWords: Object.fromEntries(
      categories.map((code) => {
        const seeds = Object.hasOwn(categoryWords, code) ? (categoryWords[code] ?? []) : [];
        const own = wordsOfTitle(names[`category:${code}`]?.zh ?? '');
        return [code, within([...seeds, ...own])];
      }),
    ),
    gradeWords: Object.fromEntries(
      Object.entries(gradeWords).map(([code, words]) => [code, within(words)]),
    ),
  };
}

/** 停车 is said by 共享停车 too, but counts once. */
function isLongest(word: string, _at: number, all: readonly string[]): boolean {
  return !all.some((other) => other !== word && other.includes(word));
}

import type { Counted, Use, WordCount } from './evidence.ts';

/** Why something is suggested: a code with what its sentence names. */
export type Reason =
  | { readonly code: 'rule'; readonly category: string; readonly area: string }
  | { readonly code: 'here'; readonly category?: string; readonly n: number; readonly of: number }
  | { readonly code: 'estate'; readonly category?: string; readonly n: number; readonly of: number }
  | { readonly code: 'area'; readonly category: string; readonly n: number; readonly of: number }
  | {
      readonly code: 'category';
      readonly category: string;
      readonly n: number;
      readonly of: number;
    }
  | { readonly code: 'word'; readonly words: readonly string[] }
  | { readonly code: 'learned'; readonly word: string; readonly n: number; readonly of: number }
  | { readonly code: 'usual'; readonly category: string };

/** Something to choose, the better reasons first. */
export interface Suggested {
  readonly value: string;
  readonly reasons: readonly Reason[];
}

/** All that a suggestion is made of. What isn't here has no part in it. */
export interface Grounds {
  /** The place as people wrote it down, and matters of its estate. */
  readonly place: string | undefined;
  readonly uses: readonly Use[];
  readonly ofArea: readonly Counted[];
  readonly ofCategory: readonly Counted[];
  /** What the office ruled for category and area; `area` empty: for everywhere. */
  readonly rule: { readonly unit: string; readonly area: string } | undefined;
  /** The category's own grade. */
  readonly grade: string | undefined;
  /** Words found in the text, by what they speak for. */
  readonly categoryWords: { readonly [category: string]: readonly string[] };
  readonly gradeWords: { readonly [grade: string]: readonly string[] };
  readonly learned: readonly WordCount[];
}

/** Fewer matters than this say nothing, and would show a single one. */
const FEW = 2;
const MOST = 3;

interface Vote {
  readonly value: string;
  readonly weight: number;
  readonly reason: Reason;
}

/**
 * Units for a matter of `category`, in this order: what this very place has nearly always done (three
 * times and more, four in five), the office's rule (of an area before that of everywhere), the
 * building, the estate, the area, the category.
 */
export function unitsFor(category: string, grounds: Grounds): readonly Suggested[] {
  const { uses, place, rule } = grounds;
  const inCategory = uses.filter((use) => use.category === category);
  const here = inCategory.filter((use) => use.place === place);
  const votes: Vote[] = [
    ...shares(here.map(({ lead }) => lead)).map(({ value, n, of }) => ({
      value,
      weight: (n >= 3 && n / of >= 0.8 ? 6 : 3.5) + n / of / 4,
      reason: { code: 'here' as const, category, n, of },
    })),
    ...(rule
      ? [
          {
            value: rule.unit,
            weight: rule.area === '' ? 4 : 5,
            reason: { code: 'rule' as const, category, area: rule.area },
          },
        ]
      : []),
    ...shares(inCategory.map(({ lead }) => lead)).map(({ value, n, of }) => ({
      value,
      weight: 3 + n / of / 4,
      reason: { code: 'estate' as const, category, n, of },
    })),
    ...sharesOf(grounds.ofArea, 'lead').map(({ value, n, of }) => ({
      value,
      weight: 2 + n / of / 4,
      reason: { code: 'area' as const, category, n, of },
    })),
    ...sharesOf(grounds.ofCategory, 'lead')
      .filter(({ n, of }) => n / of >= 0.3)
      .map(({ value, n, of }) => ({
        value,
        weight: 1 + n / of / 4,
        reason: { code: 'category' as const, category, n, of },
      })),
  ];
  return ranked(votes);
}

/** A dangerous word first, then what this category is usually given. */
export function gradesFor(category: string, grounds: Grounds): readonly Suggested[] {
  const { gradeWords, grade } = grounds;
  const votes: Vote[] = [
    ...Object.entries(gradeWords)
      .filter(([, words]) => words.length > 0)
      .map(([value, words]) => ({
        value,
        weight: value === 'danger' ? 5 : 3,
        reason: { code: 'word' as const, words },
      })),
    ...(grade === undefined
      ? []
      : [{ value: grade, weight: 2, reason: { code: 'usual' as const, category } }]),
    ...sharesOf(grounds.ofCategory, 'grade')
      .filter(({ n, of }) => n / of >= 0.5)
      .map(({ value, n, of }) => ({
        value,
        weight: n >= 5 && n / of >= 0.8 ? 2.5 : 1,
        reason: { code: 'category' as const, category, n, of },
      })),
  ];
  return ranked(votes);
}

/** Categories by the words of the text, those that the place's own matters taught before seeds. */
export function categoriesFor(grounds: Grounds): readonly Suggested[] {
  const { uses, place } = grounds;
  const here = uses.filter((use) => use.place === place);
  const votes: Vote[] = [
    ...grounds.learned
      .filter(({ n, of }) => n >= FEW + 1 && n / of >= 0.6)
      .map(({ category, word, n, of }) => ({
        value: category,
        weight: 2 + n / of / 2,
        reason: { code: 'learned' as const, word, n, of },
      })),
    ...Object.entries(grounds.categoryWords)
      .filter(([, words]) => words.length > 0)
      .map(([value, words]) => ({
        value,
        weight: 1.5 + Math.min(words.length, 4),
        reason: { code: 'word' as const, words },
      })),
    ...shares(here.map(({ category }) => category))
      .slice(0, 2)
      .map(({ value, n, of }) => ({
        value,
        weight: 0.5 + n / of / 4,
        reason: { code: 'here' as const, n, of },
      })),
  ];
  return ranked(votes, 'sum');
}

function ranked(votes: readonly Vote[], by: 'best' | 'sum' = 'best'): readonly Suggested[] {
  const byValue = new Map<string, Vote[]>();
  for (const vote of votes) byValue.set(vote.value, [...(byValue.get(vote.value) ?? []), vote]);
  const weighed = [...byValue].map(([value, own]) => {
    const weights = own.map(({ weight }) => weight);
    const weight = by === 'sum' ? weights.reduce((a, b) => a + b, 0) : Math.max(...weights);
    const reasons = own.sort((a, b) => b.weight - a.weight).map(({ reason }) => reason);
    return { value, weight, reasons: reasons.filter(isNews).slice(0, MOST) };
  });
  return weighed
    .sort((a, b) => b.weight - a.weight || (a.value < b.value ? -1 : 1))
    .slice(0, MOST)
    .map(({ value, reasons }) => ({ value, reasons }));
}

/** The estate adds nothing where all its matters were at the place itself. */
function isNews(reason: Reason, at: number, all: readonly Reason[]): boolean {
  if (reason.code !== 'estate') return true;
  return !all.slice(0, at).some((other) => other.code === 'here' && other.of === reason.of);
}

interface Share {
  readonly value: string;
  readonly n: number;
  readonly of: number;
}

function shares(values: readonly string[]): readonly Share[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return enough(counts, values.length);
}

function sharesOf(rows: readonly Counted[], key: 'lead' | 'grade'): readonly Share[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[key];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.n);
  }
  return enough(
    counts,
    rows.reduce((sum, { n }) => sum + n, 0),
  );
}

function enough(counts: ReadonlyMap<string, number>, of: number): readonly Share[] {
  return [...counts]
    .filter(([, n]) => n >= FEW)
    .map(([value, n]) => ({ value, n, of }))
    .sort((a, b) => b.n - a.n);
}

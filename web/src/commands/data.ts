import type { ProblemPage } from '../api/problem.ts';
import type { Field } from './fields.ts';

export interface Values {
  readonly [name: string]: unknown;
}

/** What a form starts with: what the matter already says of it. */
export function startOf(fields: readonly Field[], page: ProblemPage): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = startValue(field, page);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function startValue(field: Field, { row, title, problem }: ProblemPage): unknown {
  if (field.as === 'grade' && field.optional === undefined) return row.grade ?? undefined;
  if (field.as === 'line' && field.label === 'publicTitle') return title;
  if (field.name === 'from') return problem.mergedInto;
  return undefined;
}

/** What is sent: only what was asked, and of that only what was filled in. */
export function dataOf(asked: readonly Field[], typed: Values): Values {
  return Object.fromEntries(
    asked.flatMap((field): readonly (readonly [string, unknown])[] => {
      const value = clean(typed[field.name]);
      return value === undefined ? [] : [[field.name, sent(field, value)]];
    }),
  );
}

function clean(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  if (typeof value !== 'string') return value;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

function sent(field: Field, value: unknown): unknown {
  // People count raisers from one, the list from nought.
  return field.as === 'raiser' ? Number(value) - 1 : value;
}

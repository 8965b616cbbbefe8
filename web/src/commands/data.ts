import type { StaffCommand } from '../api/commands.ts';
import type { ProblemPage } from '../api/problem.ts';
import type { Field } from './fields.ts';

export interface Values {
  readonly [name: string]: unknown;
}

/** What a form starts with: what the matter, or the server's suggestion, already says of it. */
export function startOf(
  name: StaffCommand,
  { row, title, problem, suggested }: ProblemPage,
): Values {
  switch (name) {
    case 'dispatch':
      return suggested;
    case 'bind':
      return { grade: row.grade ?? undefined };
    case 'correct':
      return { category: row.category, about: row.about ?? undefined };
    case 'ask-publish':
      return { title };
    case 'split':
      return { from: problem.mergedInto };
    default:
      return {};
  }
}

/** The fields that make sense after what was filled in so far. */
export function askedOf(
  fields: readonly Field[],
  values: Values,
  { problem }: ProblemPage,
): readonly Field[] {
  return fields
    .filter(({ when }) => when === undefined || values[when.name] === when.is)
    .filter(({ as }) => as !== 'raiser' || problem.raisers.length > 1);
}

/** What is sent: only what was asked, and of that only what was filled in. */
export function dataOf(asked: readonly Field[], typed: Values): Values {
  return Object.fromEntries(
    asked.flatMap((field): readonly (readonly [string, unknown])[] => {
      const value = clean(typed[field.name]);
      if (value !== undefined) return [[field.name, sent(field, value)]];
      return field.as === 'unit' && field.clears ? [[field.name, null]] : [];
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

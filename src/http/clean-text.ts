import { Refused } from './refused.ts';

/** Deeper than any body that a schema takes. */
const DEEPEST = 24;

/**
 * Refuses what PostgreSQL or canonical JSON can't hold, before any schema looks: NUL and lone
 * surrogates in any string or key, and nesting that only somebody hostile sends.
 */
export function checkText(value: unknown, depth = 0): void {
  if (typeof value === 'string') return checkString(value);
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw new Refused('bad-input', { fields: ['body'] });
  for (const [key, member] of Object.entries(value)) {
    checkString(key);
    checkText(member, depth + 1);
  }
}

function checkString(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new Refused('bad-text');
}

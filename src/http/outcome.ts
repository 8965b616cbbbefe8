import { isRefusal } from '../kernel/refusal.ts';
import type { AnyRefusal } from '../texts/index.ts';
import { Refused } from './refused.ts';

/** What was done; a refusal or an unknown outcome ends the request. */
export function accepted<Answer extends object>(
  answer: Answer,
): Exclude<Answer, { readonly refused: string } | { readonly unknown: true }> {
  if (isRefusal(answer)) throw new Refused(answer.refused as AnyRefusal, answer.detail);
  if ('unknown' in answer) throw new Refused('unknown-outcome');
  return answer as Exclude<Answer, { readonly refused: string } | { readonly unknown: true }>;
}

import { toInstant } from '../kernel/time.ts';
import type { Store } from '../store/index.ts';
import type { Answers } from '../store/answers.ts';

/** A client that sends again after a week types its form anew. */
const KEPT_SECONDS = 7 * 86_400;
/** How many answers one turn looks at: some milliseconds, whatever the table's size. */
const AT_ONCE = 500;
/** Milliseconds from the beginning of one round to the next. */
const ROUND = 3_600_000;

export interface ForgetOptions {
  readonly store: Pick<Store, 'tenants'>;
  readonly answers: Answers;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Each call takes one short step of an hourly round over all tenants' remembered answers; between
 * two of them requests have their way.
 */
export function forgetter({ store, answers, clock }: ForgetOptions): () => Promise<void> {
  let left: string[] = [];
  let after = '';
  let next = -Infinity;
  return async () => {
    const now = clock();
    if (left.length === 0) {
      if (now < next) return;
      left = (await store.tenants()).map(({ tenant }) => tenant);
      next = now + ROUND;
    }
    const [tenant] = left;
    if (tenant === undefined) return;
    const before = toInstant(now / 1000 - KEPT_SECONDS);
    const last = await answers.forget(tenant, before, after, AT_ONCE);
    if (last === undefined) left.shift();
    after = last ?? '';
  };
}

import { availableParallelism } from 'node:os';
import { Refused } from '../refused.ts';

/** A core is left to everything else. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
/** Each holds a picture as it was sent. */
const MOST_WAITING = 24;

let working = 0;
const waiting: (() => void)[] = [];

/** Runs work on pictures, so many at a time; `unavailable` if too many wait already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Refused('unavailable');
    const { promise, resolve } = Promise.withResolvers<undefined>();
    waiting.push(() => {
      resolve(undefined);
    });
    await promise;
  } else working += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place goes straight to the next: nobody who comes in between takes it.
    if (next) next();
    else working -= 1;
  }
}

import type { Actor } from '../../src/kernel/decider.ts';
import { isRefusal } from '../../src/kernel/refusal.ts';
import { plusDays, startOfDay, toInstant, toSeconds } from '../../src/kernel/time.ts';
import type { CommitRequest, Store } from '../../src/store/index.ts';
import { lifeOf, type Act } from './life.ts';
import { firstDay, founding, type Town } from './town.ts';

export interface Growth {
  /** Matters that are registered over the whole time. */
  readonly problems: number;
  /** Days over which they come in. */
  readonly days: number;
  /** Most commands that wait for one batch. */
  readonly batch: number;
  /** Hears how many matters are registered by the end of each day, from 0. */
  readonly onDay?: (registered: number, day: number) => void | Promise<void>;
}

/** A clock that the story moves; hand it to the store. In ms since 1970. */
export interface StoryClock {
  now: number;
}

export function storyClock(): StoryClock {
  return { now: toSeconds(startOfDay(firstDay, 480)) * 1000 };
}

/** Sets up the units, posts and catalogue of a tenant that has none. */
export async function found(store: Store, tenant: string, place: Town): Promise<void> {
  const requests = founding(place).map((command) => ({ command, actor: system }));
  const { refused } = await commitAll(store, tenant, requests, requests.length);
  if (refused.length > 0) throw new Error(`the town could not be founded: ${refused.join()}`);
}

/**
 * Lives through the days of a town by commands through the store: the tables come to hold exactly
 * what commits make. A day's commands go in together, due clocks fire at its end.
 */
export async function live(
  store: Store,
  tenant: string,
  place: Town,
  clock: StoryClock,
  { problems, days, batch, onDay }: Growth,
): Promise<Tally> {
  let commands = 0;
  const refused: string[] = [];
  const commit = async (requests: readonly CommitRequest[]) => {
    const tally = await commitAll(store, tenant, requests, batch);
    commands += tally.commands;
    refused.push(...tally.refused);
  };
  const agenda: Act[][] = Array.from({ length: days }, () => []);
  let registered = 0;
  for (let day = 0; day < days; day += 1) {
    const date = plusDays(firstDay, day);
    // Ten in the morning: the day is the same by UTC.
    clock.now = (toSeconds(startOfDay(date, 480)) + 10 * 3600) * 1000;
    const until = Math.round((problems * (day + 1)) / days);
    for (; registered < until; registered += 1) {
      for (const act of lifeOf(place, registered, date)) agenda[day + act.day]?.push(act);
    }
    await commit(agenda[day] ?? []);
    agenda[day] = [];
    await settle(store, tenant, toInstant(clock.now / 1000), batch, commit);
    await onDay?.(registered, day);
  }
  return { commands, refused };
}

export interface Tally {
  readonly commands: number;
  /** Why commands were refused: the story knows the rules and should meet none. */
  readonly refused: readonly string[];
}

const system: Actor = { as: 'system' };

async function commitAll(
  store: Store,
  tenant: string,
  requests: readonly CommitRequest[],
  batch: number,
): Promise<Tally> {
  const refused: string[] = [];
  for (let i = 0; i < requests.length; i += batch) {
    const slice = requests.slice(i, i + batch);
    const answers = await Promise.all(slice.map((request) => store.commit(tenant, request)));
    answers.forEach((answer, n) => {
      if (isRefusal(answer)) refused.push(`${slice[n]?.command.name}: ${answer.refused}`);
      else if ('unknown' in answer) refused.push('unknown outcome');
    });
  }
  return { commands: requests.length, refused };
}

/** What the sweep of a running server does for matters that nobody touches. */
async function settle(
  store: Store,
  tenant: string,
  now: string,
  batch: number,
  commit: (requests: readonly CommitRequest[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const due = await store.dueStreams(tenant, now, batch);
    if (due.length === 0) return;
    await commit(
      due.map((stream) => ({ command: { stream, name: 'settle', data: {} }, actor: system })),
    );
  }
}

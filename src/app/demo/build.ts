import { DAY_SECONDS, localDay, plusDays, toInstant } from '../../kernel/time.ts';
import type { Store } from '../../store/index.ts';
import { seedCommands } from '../seed.ts';
import { companyStory } from './company.ts';
import { peopleCommands, routingCommands } from './district.ts';
import { Script } from './script.ts';
import { Stage, type DemoClock } from './stage.ts';
import { demoCode, LAST, streetStory } from './street.ts';
import { codeHash } from '../../http/codes.ts';

export const DEMO = 'demo';
/** How far back the demo begins. */
const DAYS = 70;

/**
 * Builds the demo tenant: every event comes from a command through the front door, on the demo's
 * own clock, which runs from 70 days ago to now. Its log's origin says that it is a demo.
 */
export async function buildDemo(
  store: Store,
  clock: DemoClock,
  now: number,
  origin: string,
): Promise<void> {
  const today = localDay(toInstant(now / 1000), 480);
  const first = plusDays(today, -DAYS);
  clock.now = now - DAYS * DAY_SECONDS * 1000;
  const made = await store.createTenant({
    tenant: DEMO,
    origin,
    names: { zh: '永安区（演示）', en: "Yong'an District (demo)" },
    demo: true,
  });
  if ('refused' in made) throw new Error(`the demo was not made: ${made.refused}`);
  const stage = new Stage(store, DEMO, clock);
  await stage.system('people/all', peopleCommands(first));
  await stage.system('catalogue/all', [
    ...seedCommands(first, now),
    ...routingCommands(first),
    { name: 'ask-log-mode', data: { mode: 'public' } },
    { name: 'grant-log-mode', data: { mode: 'public' } },
  ]);
  const script = new Script(today);
  companyStory(script, stage, today);
  streetStory(script, stage, today);
  await script.play(stage);
  clock.now = now;
}

/** Whether the demo's last scene was played: a process can be killed while it builds. */
export async function isWhole(store: Store): Promise<boolean> {
  return (await store.streamOfCode(DEMO, codeHash(DEMO, demoCode(LAST)))) !== undefined;
}

import { journalErasures } from '../journal.ts';
import type { Engine } from './engine.ts';
import type { Decided } from './batch.ts';

/** Tells everybody about a batch that is durable. The commit and the recovery both end here. */
export async function finish(engine: Engine, tenant: string, decided: Decided): Promise<void> {
  if (decided.erasures.length > 0) {
    try {
      await journalErasures(engine.pool, engine.onErase);
    } catch (error) {
      // Recorded and erased, but a backup could bring it back until the next start journals it.
      engine.log.error({ tenant, err: error }, 'an erasure is missing in the journal');
    }
  }
  for (const { to, with: answer } of decided.answers) {
    if (answer instanceof Error) to.fail(answer);
    else to.answer(answer);
  }
  if (decided.events.length > 0) engine.notify(tenant, decided.events);
}

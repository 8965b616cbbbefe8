import { isRefusal } from '../../kernel/refusal.ts';
import { CommandFailed } from '../errors.ts';
import type { Answer } from '../store.ts';
import { answerRow, doneOf, hashOf, replay, type AnswerRow } from './answer.ts';
import { decideCommand } from './decide.ts';
import type { Engine, Waiting } from './engine.ts';
import type { Remembered } from './load.ts';
import { isUnavailable } from './unavailable.ts';
import type { Work } from './work.ts';

export interface Answered {
  readonly to: Waiting;
  readonly with: Answer | Error;
}

/**
 * Decides the commands of a batch in their order, each on what those before it left. A command that
 * meets a bug gets the error and leaves nothing; only a lost database ends the batch.
 */
export async function decideAll(
  engine: Engine,
  work: Work,
  waiting: readonly Waiting[],
  remembered: Map<string, Remembered>,
): Promise<{ answers: Answered[]; rows: AnswerRow[] }> {
  const { tenant, now } = work.setting;
  const answers: Answered[] = [];
  const rows: AnswerRow[] = [];
  for (const to of waiting) {
    const { request } = to;
    const { idempotency, command, actor } = request;
    try {
      const known = idempotency && remembered.get(hashOf(idempotency));
      if (known) {
        answers.push({ to, with: replay(tenant, idempotency, known) });
        continue;
      }
      const facts = await decideCommand(work, command, actor);
      if (isRefusal(facts)) {
        answers.push({ to, with: facts });
        continue;
      }
      const done = doneOf(facts, request);
      if (idempotency) {
        const row = answerRow(tenant, idempotency, done, now);
        rows.push(row);
        // The same key again in this batch: the second gets the first one's answer.
        remembered.set(row.hash, {
          fingerprint: row.fingerprint,
          answer: Buffer.from(row.answer, 'base64'),
        });
      }
      answers.push({ to, with: done });
    } catch (cause) {
      // A lost connection is everybody's; anything else is this command's own.
      if (isUnavailable(cause)) throw cause;
      engine.log.error({ tenant, command: command.name, err: cause }, 'a command met a bug');
      answers.push({ to, with: new CommandFailed(`${command.name} failed`, { cause }) });
    }
  }
  return { answers, rows };
}

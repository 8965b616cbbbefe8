import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor, Command } from '../../kernel/decider.ts';
import { codeHash, newCode } from '../codes.ts';
import { actorOf } from '../gate.ts';
import { accepted } from '../outcome.ts';
import { withPhotos } from '../photos/take.ts';
import { dropSlip, withSlip } from '../slips.ts';
import { httpCommandNames, httpCommands } from './commands.ts';
import { idempotencyKey, problemId, query, tenant } from './fields.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { done } from './shapes.ts';

const params = z.strictObject({ tenant, id: problemId });
const headers = z.object({ 'idempotency-key': idempotencyKey.optional() });

/** `POST problems/<id>/<command>`: every step of the staff; the rules decide who and when. */
export function problemCommandRoutes(app: Server, api: Api): void {
  for (const name of httpCommandNames) {
    app.post(
      `${TENANT}/problems/:id/${name}`,
      {
        schema: {
          summary: `Command ${name}`,
          tags: ['problem'],
          params,
          querystring: query({}),
          headers,
          body: httpCommands[name] as z.ZodType,
          response: { 200: done },
        },
      },
      async (request) => {
        const { tenant, id } = request.params;
        const key = request.headers['idempotency-key'];
        const said = request.body as { readonly photos?: readonly string[] };
        const data = await withPhotos(api.store, tenant, said);
        const command = { stream: `problem/${id}`, name, data };
        const actor = actorOf(request);
        const performing = { tenant, actor, command, key, said };
        return name === 'reissue-code' ? reissue(api, performing) : perform(api, performing);
      },
    );
  }
}

interface Performing {
  readonly tenant: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly key: string | undefined;
  /** What the request says, where the command holds more (a new code). */
  readonly said?: unknown;
}

export async function perform(api: Api, performing: Performing): Promise<z.infer<typeof done>> {
  const { receipt } = await record(api, performing);
  return { ...(receipt ? { receipt } : {}), ...(await statusOf(api, performing)) };
}

async function record({ store }: Api, { tenant, actor, command, key, said }: Performing) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([actor, command.stream, command.name, said ?? command.data]))
    .digest('base64url');
  return accepted(
    await store.commit(tenant, {
      actor,
      command,
      ...(key === undefined ? {} : { idempotency: { key, fingerprint } }),
    }),
  );
}

async function statusOf({ store }: Api, { tenant, command }: Performing) {
  const state = (await store.stateOf(tenant, command.stream))?.state;
  const { status } = (state ?? {}) as { status?: string };
  return status === undefined ? {} : { status };
}

/** The new code goes into a slip before the old one dies, and to nobody's screen. */
async function reissue(api: Api, performing: Performing): Promise<z.infer<typeof done>> {
  const { tenant, command } = performing;
  const code = newCode();
  const said = command.data as { channel: string };
  const slip = { tenant, stream: command.stream, raiser: codeHash(tenant, code) };
  const data = { ...said, code: slip.raiser };
  const answer = await withSlip(api, slip, code, said.channel, () =>
    record(api, { ...performing, command: { ...command, data }, said }),
  );
  if (answer.replayed) await dropSlip(api, slip);
  const { receipt } = answer;
  return { ...(receipt ? { receipt } : {}), ...(await statusOf(api, performing)) };
}

import { once } from 'node:events';
import { env, stdin, stdout } from 'node:process';
import type pg from 'pg';
import { isRefusal } from '../kernel/refusal.ts';
import { add, openToyStore, system, TENANT } from './testing.ts';

/**
 * A process that keeps a store busy: 32 commands in flight on a few streams. It prints a line for
 * each that was recorded, `<index> <leaf hash>`, or `failed <why>`, and may be killed at any moment. With COUNT it
 * ends after so many. It begins when it is told to on its input, so that several begin together.
 */
const config = JSON.parse(env['TEST_DATABASE'] ?? '') as pg.PoolConfig;
const streams = Number(env['STREAMS'] ?? '5');
let left = Number(env['COUNT'] ?? 'Infinity');
const { store, close } = await openToyStore(config, { clock: Date.now });

async function work(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const n = Math.random() < 0.8 ? 1 : -2;
    const command = add(`toy/load${Math.floor(Math.random() * streams)}`, n, {
      text: 'some words',
    });
    const answer = await store.commit(TENANT, { actor: system, command }).catch(String);
    if (typeof answer === 'string') stdout.write(`failed ${answer}\n`);
    else if (!isRefusal(answer) && !('unknown' in answer))
      stdout.write(`${answer.receipt?.index ?? -1} ${answer.receipt?.leafHash ?? ''}\n`);
  }
}

stdout.write('ready\n');
await once(stdin, 'data');
stdin.destroy();
await Promise.all(Array.from({ length: 32 }, work));
await close();
stdout.write('done\n');

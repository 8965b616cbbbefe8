import type { Recorded } from '../kernel/event.ts';
import type { Engine } from './commit/engine.ts';
import { publish } from './commit/publish.ts';
import { Writer } from './commit/queue.ts';
import { batchWriter } from './commit/write.ts';
import { StoreUnavailable } from './errors.ts';
import { openEvidence } from './evidence.ts';
import { journalErasures } from './journal.ts';
import { openLogs } from './log.ts';
import { openReads } from './read.ts';
import { migrate } from './schema/migrate.ts';
import { views } from './schema/problem-view.ts';
import type { Answer, Store, StoreOptions } from './store.ts';
import { createTenant, findTenant, findTenants, signerOf } from './tenants.ts';
import { worldReader } from './world.ts';

/**
 * Brings the schema up to date, journals erasures that a crash kept from the journal and publishes
 * a checkpoint of every log's head. Any number of processes may do so on one database.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { pool, secret, clock, log } = options;
  if (secret.length !== 32) throw new RangeError('the secret has 32 bytes');
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  await migrate(pool);
  await journalErasures(pool, options.onErase);

  const listeners = new Set<(tenant: string, events: readonly Recorded[]) => void>();
  const signers = new Map<string, ReturnType<Engine['signerOf']>>();
  const engine: Engine = {
    ...options,
    write: batchWriter(views),
    signerOf(tenant) {
      const known = signers.get(tenant) ?? signerOf(pool, secret, tenant);
      signers.set(tenant, known);
      // A failure isn't kept: the database may be back the next time.
      known.catch(() => signers.delete(tenant));
      return known;
    },
    notify(tenant, events) {
      for (const listener of listeners) {
        try {
          listener(tenant, events);
        } catch (error) {
          log.error({ tenant, err: error }, 'a listener failed');
        }
      }
    },
  };
  const logs = openLogs(pool);
  for (const { tenant } of await findTenants(pool)) {
    const head = await logs.head(tenant);
    if (head) await publish(engine, tenant, head);
  }

  const writers = new Map<string, Writer>();
  let isClosed = false;
  return {
    async createTenant(tenant) {
      const created = await createTenant(pool, secret, clock(), tenant);
      const head = 'refused' in created ? undefined : await logs.head(tenant.tenant);
      if (head) await publish(engine, tenant.tenant, head);
      return created;
    },
    tenants: () => findTenants(pool),
    tenant: (name) => findTenant(pool, name),
    commit(tenant, request) {
      if (isClosed) return Promise.reject(new StoreUnavailable('the store is closed'));
      let writer = writers.get(tenant);
      if (!writer) {
        writer = new Writer(engine, tenant);
        writers.set(tenant, writer);
      }
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      writer.push({ request, answer: resolve, fail: reject });
      return promise;
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    worldOf: worldReader(pool, options.parts),
    ...openReads(pool),
    evidence: openEvidence(pool),
    logs,
    async close() {
      isClosed = true;
      await Promise.all([...writers.values()].map((writer) => writer.close()));
    },
  };
}

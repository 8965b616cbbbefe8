import type { FastifyReply, FastifyRequest } from 'fastify';
import { localDay, toInstant, type Day } from '../../kernel/time.ts';
import type { NamedWorld, Tenant } from '../../store/index.ts';
import type { HttpDeps } from '../deps.ts';
import { timeText } from './times.ts';
import { visitOf, type Visit } from './visit.ts';
import { checkpointAt } from './checkpoint.ts';

export type PublicDeps = Pick<HttpDeps, 'store' | 'reads' | 'pool' | 'config' | 'clock' | 'log'>;

/** A request to a tenant's page, with what every such page needs. */
export interface Scene {
  readonly deps: PublicDeps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly visit: Visit;
  readonly tenant: Tenant;
  readonly named: NamedWorld;
  readonly today: Day;
  /** Minutes east of UTC in which this tenant reads its clocks. */
  readonly offset: number;
  readonly foot: string;
  readonly unit: (id: string) => string;
  readonly category: (code: string) => string;
}

/** Undefined where no such tenant is; the caller shows that the page isn't there. */
export async function sceneOf(
  deps: PublicDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Scene | undefined> {
  const visit = visitOf(request, reply, deps.config.origin);
  const { tenant: name = '' } = request.params as { tenant?: string };
  const tenant = await deps.store.tenant(name);
  if (!tenant) return undefined;
  const [named, checkpoint] = await Promise.all([
    deps.store.worldOf(name),
    checkpointAt(deps.store, name),
  ]);
  const offset = named.world.catalogue.settings.utcOffsetMinutes;
  const { footer } = visit.w;
  return {
    deps,
    request,
    reply,
    visit,
    tenant,
    named,
    offset,
    today: localDay(toInstant(deps.clock() / 1000), offset),
    foot: checkpoint
      ? footer.log(String(checkpoint.size), timeText(checkpoint.at, offset))
      : footer.noLog,
    unit: (id) => visit.name(named.names[`unit:${id}`], id),
    category: (code) => visit.name(named.names[`category:${code}`], code),
  };
}

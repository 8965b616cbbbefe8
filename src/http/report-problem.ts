import { createHash, randomBytes } from 'node:crypto';
import { canonicalBytes } from '../kernel/json.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { numberOf, type Registration } from '../domain/problem/index.ts';
import type { Receipt, Store, Unknown } from '../store/index.ts';
import { codeHash, newCode } from './codes.ts';

/** What somebody without an account may say; the rest of a registration is the server's. */
export type Report = Pick<
  Registration,
  | 'kind'
  | 'category'
  | 'title'
  | 'description'
  | 'place'
  | 'contact'
  | 'photos'
  | 'about'
  | 'sameAs'
>;

export interface Reported {
  readonly stream: string;
  readonly number: string;
  /** The secret tracking code: shown to the raiser and to nobody else. */
  readonly code: string;
  readonly receipt: Receipt;
  /** An earlier request with the same key was already registered. */
  readonly replayed: boolean;
}

/** Registers a resident's report; under one `key` (the client's secret) it is registered once. */
export async function reportProblem(
  store: Store,
  tenant: string,
  report: Report,
  key?: string,
): Promise<Reported | Refusal | Unknown> {
  const code = newCode();
  const data: Registration = { ...report, source: 'resident', raiser: codeHash(tenant, code) };
  // A form that is sent once more brings the same pictures under new ids: it is the same report.
  const said = {
    ...report,
    ...('photos' in report ? { photos: report.photos?.map(({ hash }) => hash) } : {}),
  };
  const fingerprint = createHash('sha256').update(canonicalBytes(said)).digest('base64url');
  const answer = await store.commit(tenant, {
    actor: { as: 'anyone' },
    command: { stream: `problem/${randomBytes(16).toString('base64url')}`, name: 'register', data },
    ...(key === undefined ? {} : { idempotency: { key, fingerprint } }),
    keep: code,
  });
  if (isRefusal(answer) || 'unknown' in answer) return answer;
  const [registered] = answer.events;
  if (!registered || !answer.receipt || typeof answer.keep !== 'string') {
    throw new Error('a registration was recorded without its event or its code');
  }
  const { stream, at: registeredAt, index: registeredIndex } = registered;
  const { world } = await store.worldOf(tenant);
  const number = numberOf({ registeredAt, registeredIndex }, world);
  const { keep, receipt, replayed = false } = answer;
  return { stream, number, code: keep, receipt, replayed };
}

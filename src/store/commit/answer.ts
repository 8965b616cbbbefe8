import { hash } from 'node:crypto';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { Recorded } from '../../kernel/event.ts';
import { deriveKey, seal, unseal } from '../keys.ts';
import type { CommitRequest, Done, Idempotency } from '../store.ts';
import type { Fact } from './leaf.ts';
import type { Remembered } from './load.ts';

export interface AnswerRow {
  readonly hash: string;
  readonly fingerprint: string;
  /** Base64. */
  readonly answer: string;
  readonly at: string;
}

/** SHA-256 of the client's key, in hex: all that is stored of it. */
export function hashOf({ key }: Idempotency): string {
  return hash('sha256', key);
}

/** The answer to a command that recorded these facts. */
export function doneOf(facts: readonly Fact[], request: CommitRequest): Done {
  const [first] = facts;
  return {
    events: facts.map((fact): Recorded => fact.event),
    ...(first
      ? { receipt: { index: first.event.index, leafHash: first.leafHash.toString('base64') } }
      : {}),
    ...(request.keep === undefined ? {} : { keep: request.keep }),
  };
}

/**
 * An answer to remember: encrypted under a key that only the client's own key gives, since it may
 * hold a tracking code.
 */
export function answerRow(tenant: string, by: Idempotency, done: Done, at: string): AnswerRow {
  const plain = Buffer.from(JSON.stringify(done));
  const answer = seal(answerKey(tenant, by), tenant, plain).toString('base64');
  return { hash: hashOf(by), fingerprint: by.fingerprint, answer, at };
}

/** The remembered answer, or the refusal of another request under the same key. */
export function replay(tenant: string, by: Idempotency, known: Remembered): Done | Refusal {
  if (known.fingerprint !== by.fingerprint) return refuse('idempotency-key-reused');
  const plain = unseal(answerKey(tenant, by), tenant, known.answer);
  return { ...(JSON.parse(plain.toString()) as Done), replayed: true };
}

function answerKey(tenant: string, { key }: Idempotency): Buffer {
  return deriveKey(key, tenant, 'huiyin idempotency answer');
}

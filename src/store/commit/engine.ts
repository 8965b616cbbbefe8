import type { Edge } from '../../tlog/tree.ts';
import type { Signer } from '../../tlog/note.ts';
import type { Answer, CommitRequest, StoreOptions } from '../store.ts';
import type { WorldFolds } from './load.ts';
import type { batchWriter } from './write.ts';
import type { Recorded } from '../../kernel/event.ts';

/** What the writers of all tenants share. */
export interface Engine extends StoreOptions {
  readonly write: ReturnType<typeof batchWriter>;
  readonly signerOf: (tenant: string) => Promise<{ origin: string; signer: Signer }>;
  readonly notify: (tenant: string, events: readonly Recorded[]) => void;
}

/** Most commands of one transaction, unless the options say otherwise. */
export const BATCH_SIZE = 256;

/** A command that waits for its answer. */
export interface Waiting {
  readonly request: CommitRequest;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/**
 * What a writer remembers between batches. It holds only while `version` is the head's: another
 * process may have written since.
 */
export interface Memory {
  readonly version: number;
  readonly edge: Edge;
  readonly world: WorldFolds;
}

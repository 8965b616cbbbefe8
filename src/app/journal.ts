import { mkdir, open, readdir, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Erasure, StoreOptions } from '../store/index.ts';
import { syncFolder, writeWhole } from './files.ts';

/**
 * What has to outlive the database: the erasures, so that a backup can't bring back what was erased
 * after it; and each log's last published checkpoint, so that a restore can't take back what the
 * world has seen. Kept in `journal/` of the data folder, outside every backup.
 */
export interface Journal extends Required<Pick<StoreOptions, 'onErase' | 'onPublish'>> {
  /** A tenant was restored with so many entries: erasures journaled of later ones are void. */
  readonly onRestore: (tenant: string, kept: number) => Promise<void>;
  /** A restore gave a tenant's log another name and key. */
  readonly onRenewal: (tenant: string, vkey: string) => Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

const ERASURES = 'erasures.ndjson';
const PUBLISHED = 'published';
const SUFFIX = '.checkpoint';
const KEY_SUFFIX = '.vkey';

type Line =
  | Erasure
  /** Marks a restore: the log's entries from `kept` on are others than before. */
  | { readonly restored: string; readonly kept: number };

export function journalFolder(dataDir: string): string {
  return join(dataDir, 'journal');
}

export async function openJournal(dataDir: string): Promise<Journal> {
  const folder = journalFolder(dataDir);
  await mkdir(join(folder, PUBLISHED), { recursive: true });
  const file = await openToAppend(join(folder, ERASURES));
  await syncFolder(folder);
  let writing: Promise<unknown> = Promise.resolve();
  const append = (lines: readonly Line[]): Promise<void> => {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const done = writing.then(async () => {
      await file.appendFile(text);
      await file.datasync();
    });
    // One failure is its caller's; the next call tries anew.
    writing = done.catch(() => undefined);
    return done;
  };
  const publisher = new PublishedFiles(join(folder, PUBLISHED));
  return {
    onErase: (erasures) =>
      append(erasures.map(({ tenant, index, part, at }) => ({ tenant, index, part, at }))),
    onPublish: (tenant, note) => publisher.put(tenant, note),
    onRenewal: (tenant, vkey) =>
      writeWhole(join(folder, PUBLISHED, `${tenant}${KEY_SUFFIX}`), `${vkey}\n`),
    onRestore: (tenant, kept) => append([{ restored: tenant, kept }]),
    async close() {
      await writing;
      await publisher.idle();
      await file.close();
    },
  };
}

async function openToAppend(path: string): Promise<FileHandle> {
  const file = await open(path, 'a+', 0o600);
  const { size } = await file.stat();
  if (size > 0) {
    const last = Buffer.alloc(1);
    await file.read(last, 0, 1, size - 1);
    // A line that a crash cut off stands alone, to be skipped.
    if (last[0] !== 0x0a) await file.appendFile('\n');
  }
  return file;
}

/** Writes the newest note of each tenant; those that come while one is written are passed over. */
class PublishedFiles {
  readonly #folder: string;
  readonly #next = new Map<string, string>();
  #running: Promise<void> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  put(tenant: string, note: string): void {
    this.#next.set(tenant, note);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    for (const [tenant] of this.#next) {
      const note = this.#next.get(tenant) ?? '';
      this.#next.delete(tenant);
      try {
        await writeWhole(join(this.#folder, `${tenant}${SUFFIX}`), note);
      } catch {
        // The next checkpoint is written in its place; until then a restore is a little too trusting.
      }
    }
  }
}

export interface JournalContents {
  /** Erasures of entries that still are the ones that were erased from. */
  readonly erasures: readonly Erasure[];
  /** The last published signed note, by tenant. */
  readonly published: ReadonlyMap<string, PublishedNote>;
}

export interface PublishedNote {
  readonly note: string;
  /** Its key, if a restore changed it. */
  readonly vkey?: string;
}

/** What a journal folder holds; nothing if there is none. */
export async function readJournal(folder: string): Promise<JournalContents> {
  const text = await readFile(join(folder, ERASURES), 'utf8').catch(absent(''));
  let erasures: Erasure[] = [];
  for (const line of text.split('\n')) {
    const parsed = parseLine(line);
    if (!parsed) continue;
    if ('restored' in parsed) {
      const { restored, kept } = parsed;
      erasures = erasures.filter(({ tenant, index }) => tenant !== restored || index < kept);
    } else erasures.push(parsed);
  }
  const published = new Map<string, PublishedNote>();
  const names = await readdir(join(folder, PUBLISHED)).catch(absent<string[]>([]));
  for (const name of names.filter((each) => each.endsWith(SUFFIX))) {
    const tenant = name.slice(0, -SUFFIX.length);
    const note = await readFile(join(folder, PUBLISHED, name), 'utf8');
    const key = join(folder, PUBLISHED, `${tenant}${KEY_SUFFIX}`);
    const vkey = (await readFile(key, 'utf8').catch(absent(''))).trim();
    published.set(tenant, { note, ...(vkey === '' ? {} : { vkey }) });
  }
  return { erasures, published };
}

function parseLine(line: string): Line | undefined {
  try {
    const parsed = JSON.parse(line) as Line;
    return typeof parsed === 'object' && ('restored' in parsed || 'part' in parsed)
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

function absent<T>(value: T) {
  return (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}

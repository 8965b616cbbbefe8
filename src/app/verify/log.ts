import type { World } from '../../domain/world.ts';
import { domainParts } from '../../store/index.ts';
import { parseBundle } from '../../tlog/bundle.ts';
import { openCheckpoint, type Checkpoint } from '../../tlog/checkpoint.ts';
import { noteVerifier, parseNote, type Verifier } from '../../tlog/note.ts';
import { bundlePath, TILE_WIDTH } from '../../tlog/tile.ts';
import { compareFigures, parseFiguresFile, type FiguresFile } from './figures-file.ts';
import { Verdict, type VerifyReport } from './findings.ts';
import { parsePublished } from './published.ts';
import { EntriesRun } from './run.ts';
import type { LogSource } from './source.ts';
import { TreeRun } from './tree.ts';

export interface VerifyOptions {
  /** The key to believe, one line. Without it the log's own is taken: that shows only that it agrees with itself. */
  readonly vkey?: string;
  /** A signed note that was kept from earlier. */
  readonly earlier?: Buffer;
  /** Figures to recompute; without, the log's own `figures.json` if it has one. */
  readonly figures?: Buffer;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Checks a log from its files alone: signature, every tile from the entries up, every entry and what
 * it does to its stream, an earlier checkpoint, and figures. Reads entry by entry; holds one state a
 * stream. Rejects only if the source can't be read.
 */
export async function verifyLog(source: LogSource, options: VerifyOptions): Promise<VerifyReport> {
  const started = performance.now();
  const verdict = new Verdict();
  const report = await verify(source, options, verdict);
  return {
    kind: 'log',
    ...report,
    notes: verdict.notes,
    findings: verdict.findings,
    total: verdict.total,
    milliseconds: Math.round(performance.now() - started),
  };
}

type Facts = Pick<VerifyReport, 'origin' | 'tenant' | 'size' | 'root'>;

async function verify(source: LogSource, options: VerifyOptions, verdict: Verdict): Promise<Facts> {
  const key = await findKey(source, options.vkey, verdict);
  const note = await source.read('checkpoint');
  if (!note) verdict.fault('missing-file', 'checkpoint');
  if (!key || !note) return {};
  const opened = openCheckpoint(note, { origin: key.name, key });
  if (!opened.ok) {
    verdict.fault('bad-checkpoint', 'checkpoint', opened.error);
    return { origin: key.name };
  }
  const { checkpoint } = opened.value;
  verdict.note({ note: 'signed', key: key.name, given: options.vkey !== undefined });
  const figures = await findFigures(source, options.figures, key, checkpoint, verdict);
  const parts = await source.read('published.ndjson');
  const published = parts ? parsePublished(parts) : undefined;
  if (published?.ok === false) verdict.fault('bad-file', 'published.ndjson', published.error);
  const entries = new EntriesRun(
    domainParts,
    verdict,
    figures?.file.tenant,
    published?.ok ? published.value : [],
  );
  const tree = new TreeRun(source, verdict, checkpoint.size);
  const earlier = options.earlier && parseNote(options.earlier);
  const stops = [figures?.file.size, earlier?.ok ? statedSize(earlier.value.text) : undefined];
  const seen = new Map<number, Buffer>();
  const whole = await readEntries(source, checkpoint.size, stops, options, verdict, {
    entries,
    tree,
    at(size) {
      seen.set(size, tree.root());
      if (size === figures?.file.size) compareHere(figures, entries, tree.root(), verdict);
    },
  });
  if (!whole) return { origin: key.name, size: checkpoint.size };
  entries.finish();
  await tree.finish(checkpoint.root);
  if (options.earlier)
    await checkEarlier(options.earlier, key, checkpoint, { entries, tree, seen }, verdict);
  const { size, root } = checkpoint;
  verdict.note({ note: 'entries', entries: size, streams: entries.streams });
  if (entries.parts > 0) verdict.note({ note: 'published', parts: entries.parts });
  const { unpublished } = entries;
  if (published?.ok && unpublished > 0) verdict.note({ note: 'unpublished', parts: unpublished });
  if (entries.restricted > 0) verdict.note({ note: 'restricted', entries: entries.restricted });
  const facts = { origin: key.name, size, root: root.toString('base64') };
  return entries.tenant === undefined ? facts : { ...facts, tenant: entries.tenant };
}

/** The given key, or the log's own. A file `vkey` that names another key than the given is a fault. */
export async function findKey(
  source: LogSource,
  given: string | undefined,
  verdict: Verdict,
): Promise<Verifier | undefined> {
  const file = (await source.read('vkey'))?.toString();
  if (file === undefined && given === undefined) verdict.fault('missing-file', 'vkey');
  const own = file?.endsWith('\n') === true ? file.slice(0, -1) : file;
  if (given !== undefined && own !== undefined && own !== given.trim()) {
    verdict.fault('key-differs', 'vkey', own);
  }
  const line = given?.trim() ?? own;
  if (line === undefined) return undefined;
  const key = noteVerifier(line);
  if (!key.ok) verdict.fault('bad-key', given === undefined ? 'vkey' : '--vkey', key.error);
  return key.ok ? key.value : undefined;
}

interface FoundFigures {
  readonly file: FiguresFile;
  readonly root: Buffer;
}

async function findFigures(
  source: LogSource,
  given: Buffer | undefined,
  key: Verifier,
  checkpoint: Checkpoint,
  verdict: Verdict,
): Promise<FoundFigures | undefined> {
  const bytes = given ?? (await source.read('figures.json'));
  if (!bytes) return undefined;
  const where = 'figures.json';
  const parsed = parseFiguresFile(bytes);
  if (!parsed.ok) {
    verdict.fault('bad-file', where, parsed.error);
    return undefined;
  }
  const { origin, size, checkpoint: note } = parsed.value;
  const opened = openCheckpoint(note, { origin: key.name, key });
  if (!opened.ok || origin !== key.name || opened.value.checkpoint.size !== size) {
    verdict.fault('bad-file', where, opened.ok ? 'not of the size that was signed' : opened.error);
    return undefined;
  }
  if (size > checkpoint.size) {
    verdict.fault(
      'shorter',
      where,
      `${String(checkpoint.size)} entries, figures of ${String(size)}`,
    );
    return undefined;
  }
  return { file: parsed.value, root: opened.value.checkpoint.root };
}

function compareHere(
  { file, root }: FoundFigures,
  entries: EntriesRun,
  actual: Buffer,
  verdict: Verdict,
): void {
  if (!actual.equals(root))
    verdict.fault('fork', 'figures.json', `at ${String(file.size)} entries`);
  if (entries.tenant !== undefined && file.tenant !== entries.tenant) {
    verdict.fault('bad-file', 'figures.json', 'of another tenant');
  }
  const world: World = entries.world;
  compareFigures(file, entries.tally, entries.restricted, world, verdict);
}

interface Run {
  readonly entries: EntriesRun;
  readonly tree: TreeRun;
  /** Called when the run stands at a size that was asked for. */
  readonly at: (size: number) => void;
}

/** False if entries are missing, so that nothing behind them can be told. */
async function readEntries(
  source: LogSource,
  size: number,
  stops: readonly (number | undefined)[],
  { onProgress }: VerifyOptions,
  verdict: Verdict,
  { entries, tree, at }: Run,
): Promise<boolean> {
  const bundles = Math.ceil(size / TILE_WIDTH);
  const isStop = (n: number) => stops.includes(n);
  if (isStop(0)) at(0);
  let next = readBundle(source, 0, size);
  for (let n = 0; n < bundles; n += 1) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
    const bytes = await next;
    // The next one travels while this one is worked on.
    if (n + 1 < bundles) {
      next = readBundle(source, n + 1, size);
      next.catch(() => undefined);
    }
    const path = bundlePath({ index: n, width });
    if (!bytes) {
      verdict.fault('missing-file', path);
      return false;
    }
    const bundle = parseBundle(bytes, width);
    if (!bundle.ok) {
      verdict.fault('bad-bundle', path, bundle.error);
      return false;
    }
    let hashes: Buffer[] = [];
    for (const bytesOfOne of bundle.value) {
      hashes.push(entries.take(bytesOfOne));
      if (!isStop(tree.size + hashes.length)) continue;
      await tree.grow(hashes);
      hashes = [];
      at(tree.size);
    }
    await tree.grow(hashes);
    onProgress?.(tree.size, size);
  }
  return true;
}

/** A bundle of a tree of `size`, cut out of the full one where only that is left. */
async function readBundle(source: LogSource, n: number, size: number): Promise<Buffer | undefined> {
  const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
  const bytes = await source.read(bundlePath({ index: n, width }));
  if (bytes || width === TILE_WIDTH) return bytes;
  const full = await source.read(bundlePath({ index: n, width: TILE_WIDTH }));
  const parsed = full && parseBundle(full, TILE_WIDTH);
  if (!full || !parsed?.ok) return full;
  const length = parsed.value.slice(0, width).reduce((sum, entry) => sum + entry.length + 2, 0);
  return full.subarray(0, length);
}

function statedSize(text: string): number {
  return Number(text.split('\n')[1] ?? -1);
}

/** That a checkpoint kept from earlier is of this log and of nothing that it has since changed. */
async function checkEarlier(
  note: Buffer,
  key: Verifier,
  now: Checkpoint,
  {
    entries,
    tree,
    seen,
  }: { entries: EntriesRun; tree: TreeRun; seen: ReadonlyMap<number, Buffer> },
  verdict: Verdict,
): Promise<void> {
  const where = '--checkpoint';
  const opened = openCheckpoint(note, { origin: key.name, key });
  const continued = entries.continued.find((log) => isOf(note, log.vkey));
  const earlier = opened.ok ? opened : continued && openWith(note, continued.vkey);
  if (!earlier?.ok) {
    verdict.fault('bad-checkpoint', where, opened.ok ? '' : opened.error);
    return;
  }
  const { size, root } = earlier.value.checkpoint;
  if (continued && !opened.ok) {
    const { origin, kept } = continued;
    verdict.note({ note: 'continued', origin, size: continued.size, kept });
    if (size > kept) {
      verdict.fault(
        'lost-by-restore',
        where,
        `entries ${String(kept)}…${String(size - 1)} of ${origin}`,
      );
      return;
    }
  }
  if (size > now.size) {
    verdict.fault('shorter', where, `${String(now.size)} entries, once ${String(size)}`);
    return;
  }
  const isSame = seen.get(size)?.equals(root) === true;
  if (isSame && (await tree.checkEarlier(size, root, now.root))) {
    verdict.note({ note: 'consistent', size });
  } else verdict.fault('fork', where, `at ${String(size)} entries`);
}

function openWith(note: Buffer, vkey: string) {
  const key = noteVerifier(vkey);
  return key.ok ? openCheckpoint(note, { origin: key.value.name, key: key.value }) : key;
}

function isOf(note: Buffer, vkey: string): boolean {
  return openWith(note, vkey).ok;
}

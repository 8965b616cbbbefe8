import type { Pool } from 'pg';
import { views } from '../schema/problem-view.ts';
import type { StoreParts } from '../store.ts';
import { checkCells, SamplesCheck } from './figures.ts';
import { Findings, type Finding } from './findings.ts';
import { PartsCheck } from './parts.ts';
import { PhotosCheck } from './photos.ts';
import { pagesOf, type Scan } from './scan.ts';
import { StreamsCheck } from './streams.ts';
import {
  checkAnswers,
  checkCheckpoint,
  checkHead,
  checkKeys,
  readSingles,
  statedSize,
  type HeadRow,
} from './tenant.ts';
import { TreeCheck } from './tree.ts';
import { LogWalk } from './walk.ts';
import { checkQueues } from './queues.ts';
import { checkSearch } from './search.ts';

export interface CheckOptions {
  readonly pool: Pool;
  readonly parts: StoreParts;
  readonly tenant: string;
  /** Opens the sealed signing key, so that it is checked too. */
  readonly secret?: Buffer;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface CheckReport {
  readonly tenant: string;
  /** Entries of the log. */
  readonly size: number;
  /** How many rows of each table were compared. */
  readonly tables: { readonly [table: string]: number };
  /** Days at whose end the ledger's equations were tried. */
  readonly days: number;
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly milliseconds: number;
}

/**
 * Columns that nothing in the database can vouch for: counters, names of the tenant, a random key
 * before its first use, and answers that only their client can open. `check` looks at their form.
 */
export const unproven = [
  'tenant.created_at',
  'tenant.info',
  'head.version',
  'head.world_version',
  'erasure.journaled',
  'evidence.at',
  'idempotency.*',
] as const;

/**
 * Folds a tenant's log again and compares every row of every ledger table with it, in one snapshot,
 * while others write. Memory grows with the streams that are under way at one time, not with the
 * log; about a minute for a million events. Throws only if the database can't be read.
 */
export async function checkTenant(options: CheckOptions): Promise<CheckReport> {
  const client = await options.pool.connect();
  let destroy = true;
  try {
    await client.query('begin isolation level repeatable read read only');
    const report = await check({ client, tenant: options.tenant }, options);
    await client.query('commit');
    destroy = false;
    return report;
  } finally {
    client.release(destroy);
  }
}

/** Every tenant that any of the tables knows. */
export async function tenantsToCheck(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ tenant: string }>(
    `select tenant from tenant union select tenant from head union select tenant from checkpoint
     order by tenant`,
  );
  return rows.map(({ tenant }) => tenant);
}

async function check(scan: Scan, options: CheckOptions): Promise<CheckReport> {
  const started = performance.now();
  const { tenant } = scan;
  const findings = new Findings();
  const singles = await readSingles(scan);
  const { head = NO_HEAD, checkpoint } = singles;
  if (singles.tenant) checkKeys(tenant, singles.tenant, options.secret, findings);
  else findings.missing('tenant', '');
  if (!singles.head) findings.missing('head', '');
  if (!checkpoint) findings.missing('checkpoint', '');

  const samples = await SamplesCheck.open(scan, findings);
  const parts = await PartsCheck.open(scan, findings);
  const streams = new StreamsCheck(scan, findings, options.parts);
  const tree = new TreeCheck(scan, findings, head, checkpoint ? [statedSize(checkpoint.note)] : []);
  const photos = new PhotosCheck(scan, findings);
  const checks = { findings, parts, photos, samples, streams };
  const walk = new LogWalk(scan, options.parts, checks);
  for await (const page of pagesOf(scan)) {
    await tree.grow(page.events, page.tiles);
    await walk.page(page);
    options.onProgress?.(tree.size, Math.max(head.size, tree.size));
  }
  await tree.finish();
  await walk.finish();
  await streams.finish();
  await parts.finish(scan);
  await photos.finish();
  samples.finish(tree.size, walk.firstLine);
  const cells = await checkCells(scan, walk.tally, walk.world, findings);
  const queues = await checkQueues(scan, walk.world, findings);
  const answers = await checkAnswers(scan, head, findings);
  await checkSearch(scan, options.secret, findings);
  const { counts, latest } = walk;
  const log = { latest, worldEvents: counts.world, lastAnswer: answers.last };
  if (singles.head) checkHead(head, log, findings);
  if (singles.tenant && checkpoint) {
    checkCheckpoint(singles.tenant, checkpoint, head, tree.roots, findings);
  }
  const { compared } = streams;
  const viewTables = Object.values(views).map(({ table }) => table);
  return {
    tenant,
    size: tree.size,
    tables: {
      tenant: singles.tenant ? 1 : 0,
      head: singles.head ? 1 : 0,
      event: counts.event,
      part: parts.compared,
      erasure: parts.erasures,
      evidence: photos.compared.evidence,
      photo_use: photos.compared.photoUse,
      tile: tree.tiles,
      checkpoint: checkpoint ? 1 : 0,
      stream: compared.stream,
      [viewTables.join(', ')]: compared.view,
      problem_unit: queues,
      code: compared.code,
      actor: compared.actor,
      line: counts.line,
      cell: cells,
      sample: samples.compared,
      idempotency: answers.compared,
    },
    days: counts.days,
    findings: findings.list,
    total: findings.total,
    milliseconds: Math.round(performance.now() - started),
  };
}

const NO_HEAD: HeadRow = {
  size: 0,
  version: 0,
  world_version: 0,
  edge: Buffer.alloc(8),
  root: Buffer.alloc(32),
  at: '',
};

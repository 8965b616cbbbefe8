import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { writeLedger } from '../../documents/index.ts';
import { ledgerCsv } from '../../http/api/ledger.ts';
import { postsNow } from '../../http/api/sight.ts';
import { exportColumns, exportRows } from '../../http/ledger-export.ts';
import { domainParts } from '../../store/index.ts';
import { openReads } from '../../store/read.ts';
import { worldReader } from '../../store/world.ts';
import { refusalText, textsOf, type Language } from '../../texts/index.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { ConfigError } from '../config.ts';

export interface For {
  readonly tenant: string;
  readonly person: string;
  readonly language: Language;
  /** The name of a ledger that was imported, for its columns. */
  readonly layout?: string;
}

/** Writes what a person sees whole to a file, row by row. */
export async function writeLedgerFile(
  pool: Pool,
  { tenant, person, language, layout }: For,
  file: string,
): Promise<void> {
  const worldOf = worldReader(pool, domainParts);
  const { world } = await worldOf(tenant);
  const posts = postsNow(world, person, Date.now());
  if (posts.length === 0) {
    throw new ConfigError(`${person} 现在没有岗位。${person} holds no post now.`);
  }
  const reader = { tenant, posts, language };
  const from = { store: { worldOf, ...openReads(pool) }, pool };
  const columns = await exportColumns(from, reader, layout);
  if (isRefusal(columns)) {
    throw new ConfigError(refusalText(columns.refused, columns.detail, textsOf(language)));
  }
  const rows = exportRows(from, reader);
  const source = file.endsWith('.csv')
    ? Readable.from(ledgerCsv(rows, columns, language))
    : writeLedger(rows, columns, { language });
  await pipeline(source, createWriteStream(file));
}

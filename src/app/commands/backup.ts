import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import type { Pool } from 'pg';
import { dump } from '../../store/backup/index.ts';
import { attach } from '../attach.ts';
import { syncFolder } from '../files.ts';
import { progressBar } from '../progress.ts';

export const usage = `huiyin backup FILE|-
  运行中备份整个数据库（账号在内）为一个文件；- 为标准输出，可接加密程序。
  Back up the whole database, accounts included, while it runs, into one file; - is standard output,
  to be piped through what encrypts it. The signing keys in it are sealed under HUIYIN_DATA/secret (or
  HUIYIN_SECRET): keep that apart from it. A restore needs both, and HUIYIN_DATA/journal.
  其中的签名密钥以 secret 加密：请另行保存 secret 和 journal，恢复时都要用。`;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const attached = await attach(env);
  try {
    if (path === '-') {
      await pipeline(backupStream(attached.pool), createGzip(), process.stdout);
      return 0;
    }
    const rows = await writeBackup(attached.pool, path);
    console.log(`${path}: ${rows.toLocaleString('en')} 行 rows`);
    return 0;
  } finally {
    await attached.close();
  }
}

/** Whole or not at all: the file has its name only when all of it is on the disk. */
export async function writeBackup(pool: Pool, path: string): Promise<number> {
  const temporary = `${path}.part`;
  const bar = progressBar('backup');
  const rows = new Map<string, number>();
  try {
    const lines = dump(pool, Date.now(), (table, n) => {
      rows.set(table, n);
      bar.at(total(rows), 0);
    });
    // Only its owner may read what the sealed parts say.
    await pipeline(
      Readable.from(lines),
      createGzip(),
      createWriteStream(temporary, { mode: 0o600 }),
    );
    const file = await open(temporary, 'r');
    await file.sync();
    await file.close();
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    bar.end();
  }
  return total(rows);
}

function backupStream(pool: Pool): Readable {
  return Readable.from(dump(pool, Date.now()));
}

function total(rows: ReadonlyMap<string, number>): number {
  return [...rows.values()].reduce((sum, n) => sum + n, 0);
}

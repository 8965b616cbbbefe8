import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

const BYTES = 32;

/**
 * The key under which the database keeps signing keys, slips and sessions. From HUIYIN_SECRET
 * (base64 of 32 bytes: the way for several processes on one server), else from the data folder's
 * file `secret`, which the first start makes. Without it a backup can't be read.
 */
export async function readSecret(dataDir: string, env: NodeJS.ProcessEnv): Promise<Buffer> {
  const given = env['HUIYIN_SECRET'];
  if (given !== undefined && given !== '') return decode(given, 'HUIYIN_SECRET');
  const path = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  try {
    const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    const secret = randomBytes(BYTES);
    try {
      await file.writeFile(`${secret.toString('base64')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return secret;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return decode(await readFile(path, 'utf8'), path);
  }
}

function decode(text: string, where: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== BYTES) {
    throw new ConfigError(`${where} must hold ${String(BYTES)} bytes in base64.`);
  }
  return secret;
}

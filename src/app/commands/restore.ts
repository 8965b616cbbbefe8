import { createReadStream } from 'node:fs';
import { access, copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { checkTenant } from '../../store/check/index.ts';
import { CannotRestore } from '../../store/backup/index.ts';
import { domainParts } from '../../store/index.ts';
import { existingSecret } from '../attach.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { journalFolder, openJournal, readJournal, type JournalContents } from '../journal.ts';
import { languageOf } from '../language.ts';
import { progressBar } from '../progress.ts';
import { restore, type Restored } from '../restore.ts';
import { checkText } from './check.ts';

export const usage = `huiyin restore FILE|- [--data DIR] [--secret FILE] [--journal DIR] [--same-origin] [--lang zh|en]
  恢复到空的地方（--data 新目录，或 DATABASE_URL 指向的空库），随后核对。
  Restore into an empty place (a new --data folder, or the empty database of DATABASE_URL), then check.
  --secret       备份时的 secret 文件 the secret under which the backup was made (else HUIYIN_SECRET)
  --journal      原数据目录的 journal，使备份后删除的仍然删除 the old data folder's journal: what was
                 erased since stays erased, and the log learns what was published
  --same-origin  保证备份之后未再发布过检查点 you answer for it that nothing was published after the
                 backup; without this and without a journal the log goes on under a new origin`;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      secret: { type: 'string' },
      journal: { type: 'string' },
      'same-origin': { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const place = values.data === undefined ? env : { ...env, HUIYIN_DATA: resolve(values.data) };
  const language = languageOf(values.lang, env);
  try {
    return await restoreTo(place, path, values, language);
  } catch (error) {
    if (!(error instanceof CannotRestore)) throw error;
    console.error(
      `未恢复，数据库没有改动。Nothing was restored and nothing changed. ${error.message}`,
    );
    return 1;
  }
}

async function restoreTo(
  env: NodeJS.ProcessEnv,
  path: string,
  asked: { readonly secret?: string; readonly journal?: string; readonly 'same-origin': boolean },
  language: 'zh' | 'en',
): Promise<number> {
  const config = readConfig(env);
  if (asked.secret !== undefined) await bringSecret(asked.secret, config.dataDir);
  const secret = await existingSecret(config, env);
  if (!secret) {
    throw new CannotRestore(
      'The secret of the old place is needed: --secret FILE or HUIYIN_SECRET.',
    );
  }
  // Read before the new journal is opened: it may be the same folder, and would then be there.
  const known = await knownJournal(asked.journal ?? journalFolder(config.dataDir));
  const database = await openDatabase(config);
  const journal = await openJournal(config.dataDir);
  const bar = progressBar('restore');
  const rows = new Map<string, number>();
  try {
    const restored = await restore({
      ...{ pool: database.pool, secret, known, journal, log },
      lines: linesOf(path),
      sameOrigin: asked['same-origin'],
      onProgress(table, n) {
        rows.set(table, n);
        bar.at(
          [...rows.values()].reduce((sum, each) => sum + each, 0),
          0,
        );
      },
    });
    bar.end();
    console.log(restoredText(restored, language));
    let total = 0;
    for (const { tenant } of restored.manifest.tenants) {
      const checked = progressBar(`check ${tenant}`);
      const report = await checkTenant({
        ...{ pool: database.pool, parts: domainParts, tenant, secret, onProgress: checked.at },
      });
      checked.end();
      total += report.total;
      console.log(checkText(report, language));
    }
    return total === 0 ? 0 : 1;
  } finally {
    bar.end();
    await journal.close();
    await database.close();
  }
}

async function bringSecret(from: string, dataDir: string): Promise<void> {
  const given = await readFile(from, 'utf8');
  await mkdir(dataDir, { recursive: true });
  const to = join(dataDir, 'secret');
  const isThere = await access(to).then(
    () => true,
    () => false,
  );
  // The same one is there if an earlier try failed after it was brought.
  if (isThere && (await readFile(to, 'utf8')).trim() !== given.trim()) {
    throw new CannotRestore(`${to} is there already; --secret would replace it.`);
  }
  if (isThere) return;
  await copyFile(from, to);
}

async function knownJournal(folder: string): Promise<JournalContents | undefined> {
  const contents = await readJournal(folder);
  return contents.erasures.length > 0 || contents.published.size > 0 ? contents : undefined;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const source: Readable = path === '-' ? process.stdin : createReadStream(path);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  unpacked.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw new CannotRestore(`The backup can't be read: ${String(cause)}`, { cause });
  }
  if (rest !== '') throw new CannotRestore('The backup is cut off.');
}

function restoredText({ manifest, continued, erased }: Restored, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const lines = [
    zh ? `已恢复 ${manifest.at} 的备份` : `Restored the backup of ${manifest.at}`,
    ...(erased > 0
      ? [
          zh
            ? `按 journal 重新删除 ${String(erased)} 份内容`
            : `${String(erased)} parts erased again, as the journal says`,
        ]
      : []),
    ...[...continued].map(([tenant, logs]) =>
      zh
        ? `${tenant} 的日志改用新的来源继续，并在日志中声明：${logs.map((log) => log.origin).join(', ')} 的第 ${String(logs[0]?.kept ?? 0)} 条之后已丢失`
        : `The log of ${tenant} goes on under a new origin and says so: what ${logs.map((log) => log.origin).join(', ')} had after entry ${String(logs[0]?.kept ?? 0)} is lost`,
    ),
  ];
  return lines.join('\n');
}

const log = {
  info: () => undefined,
  warn: (facts: object, message: string) => {
    console.error(message, facts);
  },
  error: (facts: object, message: string) => {
    console.error(message, facts);
  },
};

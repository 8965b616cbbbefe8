import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf } from '../language.ts';
import { progressBar } from '../progress.ts';
import {
  addressSource,
  directorySource,
  isReceipt,
  reportText,
  verifyLog,
  verifyReceipt,
  type LogSource,
  type VerifyReport,
} from '../verify/index.ts';

export const usage = `huiyin verify DIR|URL|FILE [--vkey LINE|FILE] [--checkpoint FILE] [--figures FILE]
              [--leaf FILE] [--log DIR|URL] [--lang zh|en] [--json]
  离线核验：导出的日志目录、在线日志地址、回执或数字文件，不信任服务器。
  Check an exported log, a live one, a receipt or a figures file, without trusting the server.
  --vkey        要相信的公钥 the key to believe
  --checkpoint  以前留存的检查点 a signed checkpoint kept from earlier
  --figures     要重算的数字 figures to compute again
  --leaf        回执所指的记录 the entry that a receipt is about
  --log         数字文件所依据的日志 the log that a figures file is computed from`;

interface Asked {
  readonly vkey?: string;
  readonly checkpoint?: string;
  readonly figures?: string;
  readonly leaf?: string;
  readonly log?: string;
}

/** 0: all that can be computed is right. 1: something isn't. 2: asked wrongly. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      vkey: { type: 'string' },
      checkpoint: { type: 'string' },
      figures: { type: 'string' },
      leaf: { type: 'string' },
      log: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [what] = positionals;
  if (what === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const language = languageOf(values.lang, env);
  let report: VerifyReport;
  try {
    report = await verify(what, values);
  } catch (error) {
    if (error instanceof NoLogThere) {
      console.error(error.sentence[language]);
      return 2;
    }
    const why = unreadable(error);
    if (why === undefined) throw error;
    console.error(`无法读取。It can't be read. ${why}`);
    return 2;
  }
  console.log(values.json ? JSON.stringify(report, undefined, 2) : reportText(report, language));
  return report.total === 0 ? 0 : 1;
}

async function verify(what: string, asked: Asked): Promise<VerifyReport> {
  const vkey = asked.vkey === undefined ? undefined : await keyOf(asked.vkey);
  const earlier = asked.checkpoint === undefined ? undefined : await readFile(asked.checkpoint);
  const source = await sourceOf(what);
  if (source) {
    if (isAddress(what) && !(await source.read('checkpoint'))) throw new NoLogThere(what);
    const figures = asked.figures === undefined ? undefined : await readFile(asked.figures);
    return verifyWhole(source, vkey, earlier, figures);
  }
  const file = await readFile(what);
  if (isReceipt(file)) {
    const leaf = asked.leaf === undefined ? undefined : await readFile(asked.leaf);
    return verifyReceipt(file, { vkey, leaf });
  }
  const log = await sourceOf(asked.log ?? dirname(what));
  if (!log || (asked.log === undefined && !(await log.read('checkpoint')))) {
    const findings = [{ fault: 'nothing-to-check', where: '--log' } as const];
    return { kind: 'figures', notes: [], findings, total: 1, milliseconds: 0 };
  }
  return { ...(await verifyWhole(log, vkey, earlier, file)), kind: 'figures' };
}

async function verifyWhole(
  source: LogSource,
  vkey: string | undefined,
  earlier: Buffer | undefined,
  figures: Buffer | undefined,
): Promise<VerifyReport> {
  const bar = progressBar('verify');
  try {
    return await verifyLog(source, {
      ...(vkey === undefined ? {} : { vkey }),
      ...(earlier ? { earlier } : {}),
      ...(figures ? { figures } : {}),
      onProgress: bar.at,
    });
  } finally {
    bar.end();
  }
}

class NoLogThere extends Error {
  readonly sentence: { readonly zh: string; readonly en: string };

  constructor(address: string) {
    super(`no log at ${address}`);
    const { origin } = new URL(address);
    this.sentence = {
      zh: `${address} 处没有日志。日志的地址形如 ${origin}/log/租户，租户是网站地址中的第一段（${origin}/租户）。`,
      en: `There is no log at ${address}. A log's address is ${origin}/log/TENANT, where TENANT is the first part of the site's own address (${origin}/TENANT).`,
    };
  }
}

/** What the file system or the network says when it has no such file; undefined for another error. */
function unreadable(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('syscall' in error) return error.message;
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return `${error.message}: ${cause.message}`;
  return /^https?:\/\/.* answered \d+$/.test(error.message) ? error.message : undefined;
}

function isAddress(what: string): boolean {
  return /^https?:\/\//.test(what) && URL.canParse(what);
}

/** An address or a folder; undefined if it is a file. */
async function sourceOf(what: string): Promise<LogSource | undefined> {
  if (isAddress(what)) return addressSource(what);
  return (await stat(what)).isDirectory() ? directorySource(what) : undefined;
}

/** A verifier key, or a file (or an exported log) that holds one. */
async function keyOf(text: string): Promise<string> {
  if (/^[^+]+\+[0-9a-f]{8}\+/.test(text)) return text;
  const isFolder = (await stat(text)).isDirectory();
  return (await readFile(isFolder ? join(text, 'vkey') : text, 'utf8')).trim();
}

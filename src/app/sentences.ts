import { DatabaseError } from 'pg';
import { EmbeddedError, type EmbeddedErrorCode } from '../store/embedded/index.ts';
import { ConfigError } from './config.ts';

/** In Chinese, before the English of the error itself. */
const embedded: { readonly [code in EmbeddedErrorCode]: string } = {
  'in-use': '数据目录正由另一个回音进程使用：请先停止它，或换一个 HUIYIN_DATA。',
  'wrong-version':
    '数据目录是另一个 PostgreSQL 大版本写的，请按 docs/operations/postgres-upgrade.md 迁移。',
  'cannot-write': '数据目录不能写入：请用 HUIYIN_DATA 另给一个目录。',
  'disk-full': '磁盘已满：请腾出空间再启动。',
  'start-failed': '内置数据库没有启动。',
  'no-binaries': '没有找到内置数据库的程序：请重新运行 npm ci。',
};

const system: { readonly [code: string]: string } = {
  EADDRINUSE: '端口已被占用：换一个 PORT。The port is in use: choose another PORT.',
  EADDRNOTAVAIL: '没有这个地址：检查 HOST。There is no such address here: see HOST.',
  EACCES: '没有权限。Not permitted.',
  ENOENT: '没有这个文件或目录。There is no such file or folder.',
  ENOTDIR: '路径中有一段不是目录。Part of the path is not a folder.',
  EISDIR: '这是目录，不是文件。This is a folder, not a file.',
  EEXIST: '已经存在。It exists already.',
  ENOSPC: '磁盘已满。The disk is full.',
  ECONNREFUSED: "连不上数据库：检查 DATABASE_URL。The database can't be reached: see DATABASE_URL.",
  ENOTFOUND: '找不到主机：检查 DATABASE_URL。No such host: see DATABASE_URL.',
};

/**
 * What an error says to whoever started the program, without a stack; undefined for one that only a
 * programmer understands.
 */
export function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof EmbeddedError) {
    const detail = error.detail === undefined ? '' : `\n${error.detail}`;
    return `${embedded[error.code]}\n${error.message}${detail}`;
  }
  if (error instanceof ConfigError) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  // Class 28: a wrong name or password; class 3D: no such database.
  if (error instanceof DatabaseError && /^(28|3D)/.test(code)) {
    return `数据库拒绝登录：检查 DATABASE_URL。The database refused: see DATABASE_URL.\n${error.message}`;
  }
  if (error instanceof DatabaseError && code === '42P01') {
    return '这个数据库里没有回音的数据。There is no Huiyin data in this database.';
  }
  // What fetch says of an address that doesn't answer is in its cause.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    const cause = error.cause instanceof Error ? error.cause.message : '';
    return `连不上这个地址。The address does not answer.\n${cause}`;
  }
  const known = system[code];
  if (known !== undefined) return `${known}\n${error.message}`;
  return undefined;
}

/** What is wrong with what was typed behind a command; undefined for another error. */
export function wrongArgument(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (!String(error.code).startsWith('ERR_PARSE_ARGS_')) return undefined;
  const [, name] = /'([^']*)'/.exec(error.message) ?? [];
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `没有选项 ${String(name)}。There is no option ${String(name)}.`;
  }
  // Node's first sentence says it; the others are for programmers.
  return `参数不对：${String(name)}。${error.message.split(/\. |\n/)[0] ?? ''}.`;
}

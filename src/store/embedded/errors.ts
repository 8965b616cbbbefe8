export type EmbeddedErrorCode =
  'in-use' | 'wrong-version' | 'cannot-write' | 'disk-full' | 'start-failed' | 'no-binaries';

/**
 * Why the embedded database can't run. `message` is a sentence for the person at the terminal;
 * `detail`, where present, holds the last lines that the database itself printed.
 */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly detail: string | undefined;

  constructor(code: EmbeddedErrorCode, message: string, detail?: string, cause?: unknown) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = code;
    this.detail = detail;
  }
}

/** Another Huiyin holds the folder. `pid` is undefined when it didn't say who it is. */
export class DataFolderInUse extends EmbeddedError {
  readonly pid: number | undefined;

  constructor(folder: string, pid: number | undefined) {
    const who = pid === undefined ? 'Another Huiyin' : `Another Huiyin (process ${pid})`;
    super(
      'in-use',
      `${who} is using the data folder ${folder}. Stop it, or choose another folder.`,
    );
    this.pid = pid;
  }
}

/** The data were written by another major version of PostgreSQL. */
export class DataFolderVersion extends EmbeddedError {
  readonly found: string;
  readonly expected: string;

  constructor(folder: string, found: string, expected: string) {
    super(
      'wrong-version',
      `The data in ${folder} were written by PostgreSQL ${found}, and this Huiyin brings ` +
        `PostgreSQL ${expected}. See docs/operations/postgres-upgrade.md for the way across.`,
    );
    this.found = found;
    this.expected = expected;
  }
}

const diskFull = /No space left on device|Check free disk space|Disk quota exceeded/;
const cannotWrite = /Read-only file system|Permission denied/;

/** The error of a PostgreSQL program that gave up, judged by what it printed. */
export function serverError(what: string, folder: string, output: string): EmbeddedError {
  const detail = output.trim().split('\n').slice(-20).join('\n');
  if (diskFull.test(output)) return diskFullError(folder, detail);
  if (cannotWrite.test(output)) return cannotWriteError(folder, detail);
  return new EmbeddedError('start-failed', `${what} failed in ${folder}.`, detail);
}

/** The same for an error of the file system; an EmbeddedError passes through unchanged. */
export function asEmbeddedError(error: unknown, folder: string): EmbeddedError {
  if (error instanceof EmbeddedError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFullError(folder, detail, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return cannotWriteError(folder, detail, error);
    default:
      return new EmbeddedError(
        'start-failed',
        `The embedded database could not start in ${folder}.`,
        detail,
        error,
      );
  }
}

/** `ENOENT` and the like, for an error that Node raised from the operating system. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function diskFullError(folder: string, detail: string, cause?: unknown): EmbeddedError {
  return new EmbeddedError(
    'disk-full',
    `The disk that holds ${folder} is full. Free some space and start again.`,
    detail,
    cause,
  );
}

/** The folder refuses us: not ours, read-only, or no folder at all. */
export function cannotWriteError(folder: string, detail: string, cause?: unknown): EmbeddedError {
  return new EmbeddedError(
    'cannot-write',
    `Huiyin can't write in ${folder}. Give it a folder of its own, by HUIYIN_DATA.`,
    detail,
    cause,
  );
}

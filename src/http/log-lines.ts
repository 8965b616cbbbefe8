import type { LoggerOptions } from 'pino';

/**
 * What the program's own lines may say. An error's message can quote what it was about, so only
 * errors that we threw keep theirs; of the database's only the code and what it was doing.
 */
export const logOptions: LoggerOptions = {
  serializers: { err: safeError, error: safeError, req: () => undefined, res: () => undefined },
};

/** Name, code and where; never values. */
export function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, routine, constraint, table } = error as {
    readonly code?: unknown;
    readonly routine?: unknown;
    readonly constraint?: unknown;
    readonly table?: unknown;
  };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof routine === 'string' ? { routine } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    at,
    ...(error.cause === undefined ? {} : { cause: safeError(error.cause) }),
  };
}

/** What pg and the system say when the database can't be reached or has no room or time for us. */
const codes = /^(08|53|57P|58|ECONN|EPIPE|ETIMEDOUT|ENOENT|EHOST|ENET)/;
const sentences =
  /(timeout exceeded when trying to connect|Connection terminated|pool after calling end)/;

export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' && codes.test(code)) || sentences.test(error.message);
}

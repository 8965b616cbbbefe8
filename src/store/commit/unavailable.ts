// Of PostgreSQL's SQLSTATE classes: connection, transaction rollback, resources, operator, system.
const UNAVAILABLE = /^(08|40|53|57|58|XX)/;

/** Whether an error says that the database is away or out of room, rather than that data is bad. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')) return UNAVAILABLE.test(code);
  if (/^E[A-Z]+$/.test(code)) return true;
  return /^(Connection terminated|Connection ended|Client has|timeout exceeded|Query read timeout)/.test(
    error.message,
  );
}

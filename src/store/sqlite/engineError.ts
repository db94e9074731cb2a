import Database from 'libsql';
import { TrellisError } from '../../errors.ts';

const CONSTRAINT = 19;

/**
 * What the driver threw as one of ours: `conflict` where a rule of the schema refused the row, else
 * `store_unavailable` (locked too long, full disk, not a database). Faults of the caller stay as they are.
 */
export function engineError(error: unknown): unknown {
  if (error instanceof TypeError || error instanceof TrellisError) return error;
  // The low byte of an extended result code is its family: https://www.sqlite.org/rescode.html
  const family = error instanceof Database.SqliteError ? (error.rawCode ?? 0) & 0xff : 0;
  const detail = error instanceof Database.SqliteError ? error.code : 'cannot open the database file';
  return new TrellisError(family === CONSTRAINT ? 'conflict' : 'store_unavailable', detail, { cause: error });
}

/** Whether what `engineError` made means that another process holds the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof TrellisError && error.detail.startsWith('SQLITE_BUSY');
}

/** A call of the driver: what it throws is told in our words. */
export function callEngine<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw engineError(error);
  }
}

import { TrellisError } from '../../errors.ts';

const INDEX_NOT_FOUND = 27;
const DUPLICATE_KEY = 11000;
const WRITE_CONFLICT = 112;

/** Whether a unique index refused the write. */
export function isDuplicate(error: unknown): boolean {
  return hasCode(error, DUPLICATE_KEY);
}

/** Whether an index that was to be dropped is not there. */
export function isMissingIndex(error: unknown): boolean {
  return hasCode(error, INDEX_NOT_FOUND);
}

/** Whether the engine gave a write up, nothing done, in favour of another one. */
export function isLostRace(error: unknown): boolean {
  return hasCode(error, WRITE_CONFLICT);
}

function hasCode(error: unknown, code: number): boolean {
  return isEngineError(error) && 'code' in error && error.code === code;
}

/**
 * What driver or mongoose threw as one of ours: `conflict` for a unique index nobody expected to refuse, else
 * `store_unavailable` (no server, lost connection, closed client, refused command). Faults of the caller (a wrong type,
 * a path outside the schema) stay as they are. The detail names the kind of failure only: messages may hold the address.
 */
export function engineError(error: unknown): unknown {
  if (error instanceof TrellisError || error instanceof TypeError || isMisuse(error)) return error;
  const detail = error instanceof Error ? error.name : 'unknown failure';
  return new TrellisError(isDuplicate(error) ? 'conflict' : 'store_unavailable', detail, { cause: error });
}

/** By name: the classes would have to be loaded, and a tool on another store has no use for the library. */
function isEngineError(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('Mongo');
}

/** What mongoose calls a path outside the schema, a value of the wrong type, and a document that breaks a rule. */
const MISUSE = new Set(['StrictModeError', 'CastError', 'ValidationError']);

function isMisuse(error: unknown): boolean {
  return error instanceof Error && MISUSE.has(error.name);
}

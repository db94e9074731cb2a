import type Database from 'libsql';
import { callEngine, isBusy } from './engineError.ts';

/** How long a statement waits once a lock has outlasted a whole wait, in milliseconds. */
const STILL_BUSY_MS = 50;

/** For how long another process's write is waited for. */
export interface Patience {
  /** Does what meets the lock: briefly after it outlasted a whole wait, as long as usual once it was free again. */
  meet(what: () => void): void;
  atMost(ms: number, what: () => void): void;
}

/** The patience of a connection that waits so long by default, in milliseconds. */
export function makePatience(database: Database.Database, busyMs: number): Patience {
  const brief = Math.min(busyMs, STILL_BUSY_MS);
  let [current, limit] = [busyMs, Number.POSITIVE_INFINITY];
  const tell = () => callEngine(() => database.exec(`PRAGMA busy_timeout = ${Math.min(current, limit)}`));
  const wait = (ms: number) => {
    if (ms === current) return;
    current = ms;
    tell();
  };
  return {
    meet(what) {
      try {
        what();
      } catch (error) {
        if (isBusy(error) && limit > current) wait(brief);
        throw error;
      }
      wait(busyMs);
    },
    atMost(ms, what) {
      limit = ms;
      tell();
      try {
        what();
      } finally {
        limit = Number.POSITIVE_INFINITY;
        tell();
      }
    },
  };
}

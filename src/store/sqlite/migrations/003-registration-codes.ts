import type { Migration } from './migration.ts';

/** One-time codes by which an operator agrees to a registration in advance. */
export const registrationCodes: Migration = {
  version: 3,
  up: (sql) =>
    sql.script(`
CREATE TABLE registration_codes (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
`),
};

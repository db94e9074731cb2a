import type { Migration } from './migration.ts';

/** Credentials of clients of the LRS. */
export const lrsKeys: Migration = {
  version: 9,
  up: (sql) =>
    sql.script(
      'CREATE TABLE lrs_keys (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;',
    ),
};

import type { Migration } from './migration.ts';

/** What one process does at a time: making a gradebook column, rotating the keys. */
export const turnstiles: Migration = {
  version: 7,
  up: (sql) =>
    sql.script('CREATE TABLE turnstiles (name TEXT PRIMARY KEY, shut_until INTEGER NOT NULL) STRICT;'),
};

import type { Migration } from './migration.ts';

/** Key sets of platforms, as they were fetched last. */
export const keySets: Migration = {
  version: 17,
  up: (sql) => sql.script('CREATE TABLE key_sets (registration TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;'),
};

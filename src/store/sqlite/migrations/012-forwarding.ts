import type { Migration } from './migration.ts';

/** Who reads statements one after the other and how far they are; targets of forwarding, and what they refuse. */
export const forwarding: Migration = {
  version: 12,
  up: (sql) =>
    sql.script(`
CREATE TABLE statement_readers (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, tenant TEXT NOT NULL, cursor INTEGER NOT NULL,
  due INTEGER NOT NULL, paused INTEGER NOT NULL, claim TEXT
) STRICT;
CREATE INDEX statement_readers_due ON statement_readers (kind, paused, due);
CREATE TABLE forwards (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE TABLE dead_letters (
  target TEXT NOT NULL, statement TEXT NOT NULL, status INTEGER NOT NULL, at INTEGER NOT NULL,
  again INTEGER NOT NULL, PRIMARY KEY (target, statement)
) STRICT;
CREATE INDEX dead_letters_again ON dead_letters (target, statement) WHERE again = 1;
CREATE INDEX learners_account ON learners (doc ->> '$.tenant', doc ->> '$.accountName')
  WHERE doc ->> '$.accountName' IS NOT NULL;
CREATE INDEX activities_outside ON activities (doc ->> '$.tenant') WHERE doc ->> '$.outside' IS NOT NULL;
`),
};

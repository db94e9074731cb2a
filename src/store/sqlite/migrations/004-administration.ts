import type { Migration } from './migration.ts';

/** Who administers the tool and what they did, how platforms fare, and the grades that wait, found by index. */
export const administration: Migration = {
  version: 4,
  up: (sql) =>
    sql.script(`
CREATE TABLE audit (
  id TEXT PRIMARY KEY, registration TEXT, deployment TEXT, doc TEXT NOT NULL
) STRICT;
CREATE INDEX audit_registration ON audit (registration, id);
CREATE TABLE sign_in_links (
  hash TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE operator_sessions (
  token_hash TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE health (
  registration TEXT NOT NULL, deployment TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (registration, deployment)
) STRICT;
CREATE INDEX grades_open ON grades (key) WHERE doc ->> '$.delivery.status' <> 'sent';
CREATE INDEX grades_open_tenant ON grades (doc ->> '$.want.tenant', key) WHERE doc ->> '$.delivery.status' <> 'sent';
`),
};

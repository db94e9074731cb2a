import type { Migration } from './migration.ts';

/** Everything the tool keeps: real columns for keys and look-ups, the rest as one JSON document per row. */
export const tables: Migration = {
  version: 1,
  up: (sql) =>
    sql.script(`
CREATE TABLE log (
  learner TEXT NOT NULL, pack TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL,
  event TEXT NOT NULL, effects TEXT NOT NULL,
  due INTEGER, claim TEXT, attempts INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (learner, pack, sequence), UNIQUE (learner, id)
) STRICT;
CREATE INDEX log_due ON log (due) WHERE due IS NOT NULL;

CREATE TABLE snapshots (
  learner TEXT NOT NULL, pack TEXT NOT NULL, sequence INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (learner, pack)
) STRICT;
CREATE TABLE learners (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
CREATE TABLE activities (id TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
CREATE TABLE links (id TEXT PRIMARY KEY, activity TEXT, doc TEXT NOT NULL) STRICT;
CREATE INDEX links_activity ON links (activity);

CREATE TABLE grades (
  key TEXT PRIMARY KEY, activity TEXT NOT NULL, learner TEXT NOT NULL, doc TEXT NOT NULL,
  due INTEGER, claim TEXT, leased_until INTEGER, unsent_since INTEGER
) STRICT;
CREATE INDEX grades_due ON grades (due) WHERE due IS NOT NULL;
CREATE INDEX grades_activity ON grades (activity, learner);

CREATE TABLE summaries (
  activity TEXT NOT NULL, learner TEXT NOT NULL, sequence INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (activity, learner)
) STRICT;
CREATE TABLE statements (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL, id TEXT NOT NULL, stored INTEGER NOT NULL, doc TEXT NOT NULL,
  UNIQUE (tenant, id)
) STRICT;

CREATE TABLE registrations (
  id TEXT PRIMARY KEY, issuer TEXT NOT NULL, client_id TEXT NOT NULL, doc TEXT NOT NULL,
  UNIQUE (issuer, client_id)
) STRICT;
CREATE TABLE deployments (
  registration TEXT NOT NULL REFERENCES registrations (id), deployment TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (registration, deployment)
) STRICT;
CREATE TABLE login_states (
  state TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, taken INTEGER NOT NULL DEFAULT 0, doc TEXT NOT NULL
) STRICT;
CREATE INDEX login_states_expiry ON login_states (expires_at);
CREATE TABLE nonces (key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;
CREATE INDEX nonces_expiry ON nonces (expires_at);
CREATE TABLE tickets (hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX tickets_expiry ON tickets (expires_at);
CREATE TABLE keys (kid TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, answered INTEGER NOT NULL DEFAULT 0, doc TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE packs (
  id TEXT NOT NULL, version TEXT NOT NULL, published_at INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
CREATE TABLE current_packs (id TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT;
CREATE TABLE rosters (context TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
`),
};

import type { Migration } from './migration.ts';

/** Who looked at whom, erasures and what they leave behind; everything of one person is found by an index. */
export const privacy: Migration = {
  version: 10,
  up: (sql) =>
    sql.script(`
CREATE TABLE accesses (id TEXT PRIMARY KEY, at INTEGER NOT NULL, learner TEXT, activity TEXT, doc TEXT NOT NULL) STRICT;
CREATE INDEX accesses_learner ON accesses (learner, at);
CREATE INDEX accesses_activity ON accesses (activity, at) WHERE learner IS NULL;
CREATE INDEX accesses_at ON accesses (at);
CREATE TABLE erasures (id TEXT PRIMARY KEY, learner TEXT UNIQUE, doc TEXT NOT NULL) STRICT;
CREATE TABLE tombstones (
  activity TEXT NOT NULL, erasure TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (activity, erasure)
) STRICT;
CREATE INDEX grades_learner ON grades (learner);
CREATE INDEX summaries_learner ON summaries (learner);
CREATE INDEX learners_seen ON learners ((doc ->> '$.lastSeenAt'));
`),
};

import type { Migration } from './migration.ts';

/** A learner's newest events in one activity are found by an index instead of by reading the whole log of the learner. */
export const logByActivity: Migration = {
  version: 2,
  up: (sql) =>
    sql.script(`
ALTER TABLE log ADD COLUMN activity TEXT NOT NULL DEFAULT '';
UPDATE log SET activity = event ->> '$.activity';
ALTER TABLE log ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE log SET at = event ->> '$.at';
CREATE INDEX log_activity ON log (learner, activity, at, sequence);
`),
};

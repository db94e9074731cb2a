import type { Migration } from './migration.ts';

/** Parameter sets of packs and which of them counts; a pack's log is read learner by learner. */
export const calibrations: Migration = {
  version: 13,
  up: (sql) =>
    sql.script(`
CREATE TABLE calibrations (
  pack TEXT NOT NULL, version TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (pack, version)
) STRICT;
CREATE TABLE parameter_choices (pack TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;
CREATE INDEX log_pack ON log (pack, learner, sequence);
`),
};

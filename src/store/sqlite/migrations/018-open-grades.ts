import type { Migration } from './migration.ts';

/**
 * Whose grades are not sent, and whose differ, in columns of their own: indexes on the document were written anew with
 * every write of a row, also where nothing of theirs had changed.
 */
export const openGrades: Migration = {
  version: 18,
  up: (sql) =>
    sql.script(`
DROP INDEX grades_open;
DROP INDEX grades_open_tenant;
DROP INDEX grades_differing;
ALTER TABLE grades ADD COLUMN open TEXT;
ALTER TABLE grades ADD COLUMN differing TEXT;
UPDATE grades SET open = doc ->> '$.want.tenant' WHERE doc ->> '$.delivery.status' <> 'sent';
UPDATE grades SET differing = doc ->> '$.want.tenant' WHERE doc ->> '$.delivery.differs.why' IS NOT NULL;
CREATE INDEX grades_open ON grades (key) WHERE open IS NOT NULL;
CREATE INDEX grades_open_tenant ON grades (open, key) WHERE open IS NOT NULL;
CREATE INDEX grades_differing ON grades (differing) WHERE differing IS NOT NULL;
`),
};

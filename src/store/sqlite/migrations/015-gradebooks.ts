import type { Migration } from './migration.ts';

/** Which gradebook column is to be read next, and which grades differ from theirs, found by index. */
export const gradebooks: Migration = {
  version: 15,
  up: (sql) =>
    sql.script(`
CREATE INDEX links_to_read ON links (coalesce(doc ->> '$.reading.next', 0))
  WHERE activity IS NOT NULL AND doc ->> '$.ags.lineItem' IS NOT NULL;
CREATE INDEX grades_differing ON grades (doc ->> '$.want.tenant')
  WHERE doc ->> '$.delivery.differs.why' IS NOT NULL;
`),
};

import type { Migration } from './migration.ts';

/** Rosters are kept up to date without a visit: which was looked at longest ago is found by an index. */
export const rosters: Migration = {
  version: 6,
  up: (sql) =>
    sql.script(`
UPDATE rosters SET doc = json_set(doc,
  '$.wholeAt', doc -> '$.fetchedAt', '$.checkedAt', doc -> '$.fetchedAt', '$.differences', json('null'));
CREATE INDEX rosters_checked ON rosters ((doc ->> '$.checkedAt'));
`),
};

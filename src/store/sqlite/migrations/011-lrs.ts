import type { AnyStatement } from '../../../xapi/anyStatement.ts';
import { facetKey, facetsOf } from '../../../xapi/facets.ts';
import type { Sql } from '../connection.ts';
import { fromJson } from '../json.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly position: number;
  readonly tenant: string;
  readonly stored: number;
  readonly doc: string;
}

/** Gives the tool's own statements of earlier releases their moment and their entries in the index. */
function indexAll(sql: Sql): void {
  const last = new Map<string, number>();
  let from = 0;
  for (;;) {
    const page = sql.all<Row>(
      'SELECT position, tenant, stored, doc FROM statements WHERE position > ? ORDER BY position LIMIT 500',
      from,
    );
    for (const { position, tenant, stored, doc } of page) {
      const moment = Math.max(stored * 1000, (last.get(tenant) ?? 0) + 1);
      last.set(tenant, moment);
      const keys = facetsOf(fromJson<AnyStatement>(doc)).map((facet) => facetKey(tenant, facet));
      const facets = JSON.stringify([...new Set(keys)]);
      sql.run('UPDATE statements SET moment = ?, facets = ? WHERE position = ?', moment, facets, position);
      sql.run('INSERT INTO statement_facets SELECT value, ? FROM json_each(?)', position, facets);
      from = position;
    }
    if (page.length === 0) return;
  }
}

/**
 * Statements are found by their facets (`xapi/facets.ts`): one small row per facet, in the order of storing. `moment` is
 * `stored` in microseconds, unique within a tenant. With a statement its entries go.
 */
export const lrs: Migration = {
  version: 11,
  up: (sql) => {
    sql.script(`
ALTER TABLE statements ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statements ADD COLUMN ref TEXT;
ALTER TABLE statements ADD COLUMN voided INTEGER NOT NULL DEFAULT 0;
ALTER TABLE statements ADD COLUMN facets TEXT NOT NULL DEFAULT '[]';
CREATE TABLE statement_facets (
  key TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (key, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
  DELETE FROM statement_facets
  WHERE position = OLD.position AND key IN (SELECT value FROM json_each(OLD.facets));
END;
CREATE TABLE lrs_documents (
  tenant TEXT NOT NULL, kind TEXT NOT NULL, activity TEXT NOT NULL, agent TEXT NOT NULL, registration TEXT NOT NULL,
  id TEXT NOT NULL, updated INTEGER NOT NULL, content_type TEXT NOT NULL, etag TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (tenant, kind, activity, agent, registration, id)
) STRICT;
CREATE TABLE lrs_attachments (
  tenant TEXT NOT NULL, sha2 TEXT NOT NULL, content_type TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (tenant, sha2)
) STRICT;
CREATE TABLE lrs_activities (
  tenant TEXT NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (tenant, id)
) STRICT;
CREATE TABLE lrs_persons (
  tenant TEXT NOT NULL, agent TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tenant, agent, name)
) STRICT, WITHOUT ROWID;
`);
    indexAll(sql);
    sql.script(`
CREATE UNIQUE INDEX statements_moment ON statements (tenant, moment);
CREATE INDEX statements_ref ON statements (tenant, ref) WHERE ref IS NOT NULL;
`);
  },
};

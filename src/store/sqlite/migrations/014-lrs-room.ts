import type { AnyStatement } from '../../../xapi/anyStatement.ts';
import { hashesOf } from '../../../xapi/attachments.ts';
import type { Sql } from '../connection.ts';
import { fromJson } from '../json.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly position: number;
  readonly tenant: string;
  readonly doc: string;
}

/** Notes for statements of earlier releases which attachments they name. */
function noteUses(sql: Sql): void {
  for (let from = 0; ; ) {
    const page = sql.all<Row>(
      `SELECT position, tenant, doc FROM statements WHERE position > ? AND instr(doc, '"attachments"') > 0
       ORDER BY position LIMIT 500`,
      from,
    );
    for (const { position, tenant, doc } of page) {
      for (const sha2 of hashesOf(fromJson<AnyStatement>(doc)))
        sql.run('INSERT INTO attachment_uses VALUES (?, ?, ?)', tenant, sha2, position);
      from = position;
    }
    if (page.length === 0) return;
  }
}

/**
 * Which statements name which attachment, and when each attachment was last looked at, so that bytes nobody names any more
 * are found; documents by their agent, so that they are counted; evidence of a learner by its statement.
 */
export const lrsRoom: Migration = {
  version: 14,
  up: (sql) => {
    sql.script(`
CREATE TABLE attachment_uses (
  tenant TEXT NOT NULL, sha2 TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (tenant, sha2, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_uses_position ON attachment_uses (position);
CREATE TABLE attachment_looks (
  tenant TEXT NOT NULL, sha2 TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (tenant, sha2)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_looks_at ON attachment_looks (at);
INSERT INTO attachment_looks SELECT tenant, sha2, 0 FROM lrs_attachments;
CREATE TRIGGER statement_uses_gone AFTER DELETE ON statements BEGIN
  DELETE FROM attachment_uses WHERE position = OLD.position;
END;
CREATE TRIGGER attachment_gone AFTER DELETE ON lrs_attachments BEGIN
  DELETE FROM attachment_looks WHERE tenant = OLD.tenant AND sha2 = OLD.sha2;
END;
CREATE INDEX lrs_documents_agent ON lrs_documents (tenant, agent);
CREATE INDEX log_outside ON log (learner, event ->> '$.statement') WHERE event ->> '$.kind' = 'outside';
`);
    noteUses(sql);
  },
};

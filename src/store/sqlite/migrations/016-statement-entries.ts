import type { AnyStatement } from '../../../xapi/anyStatement.ts';
import type { Sql } from '../connection.ts';
import { fromJson } from '../json.ts';
import { wholeEntries } from '../statementReferences.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly position: number;
  readonly tenant: string;
  readonly doc: string;
}

const PAGE = 2_000;

/** Files every statement anew; a voided one keeps its entries by itself and has none in the index. */
function fileAll(sql: Sql): void {
  for (let from = 0; ; ) {
    const page = sql.all<Row>(
      'SELECT position, tenant, doc FROM statements WHERE position > ? ORDER BY position LIMIT ?',
      from,
      PAGE,
    );
    const last = page.at(-1);
    if (last === undefined) return;
    for (const { position, tenant, doc } of page) {
      const entries = JSON.stringify(wholeEntries(sql, tenant, fromJson<AnyStatement>(doc)));
      sql.run('UPDATE statements SET facets = ? WHERE position = ?', entries, position);
    }
    sql.run(
      `INSERT INTO statement_facets
       SELECT entry.value, s.position FROM statements AS s, json_each(s.facets) AS entry
       WHERE s.position > ? AND s.position <= ? AND s.voided = 0 ORDER BY entry.value, s.position`,
      from,
      last.position,
    );
    from = last.position;
  }
}

/**
 * The index of statements has fewer entries for each, filed by thing and verb (`xapi/entries.ts`). Its table and the column
 * beside the statement keep the names they had when each entry was a facet.
 */
export const statementEntries: Migration = {
  version: 16,
  up: (sql) => {
    sql.script('DELETE FROM statement_facets');
    fileAll(sql);
  },
};

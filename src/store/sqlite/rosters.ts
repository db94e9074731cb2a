import type { Roster, RosterStore } from '../port/rosters.ts';
import { mergedRoster } from '../port/rules/mergedRoster.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

/** As the index has it, word for word. */
const CHECKED = "(doc ->> '$.checkedAt')";

export function sqliteRosters(connection: Connection): RosterStore {
  return {
    tell: (news) =>
      connection.atomic((sql) => {
        const merged = mergedRoster(getRoster(sql, news.context), news);
        if (merged === null) return null;
        sql.run(
          'INSERT OR REPLACE INTO rosters (context, doc) VALUES (?, ?)',
          merged.context,
          toJson(merged),
        );
        return merged;
      }),
    get: (context) => connection.act((sql) => getRoster(sql, context)),
    claimStale: (before, now, limit) =>
      connection.atomic((sql) =>
        sql
          .all<{ doc: string }>(
            `UPDATE rosters SET doc = json_set(doc, '$.checkedAt', ?2)
             WHERE context IN (SELECT context FROM rosters WHERE ${CHECKED} < ?1 ORDER BY ${CHECKED} LIMIT ?3)
             RETURNING doc`,
            before,
            now,
            limit,
          )
          .map((row) => fromJson<Roster>(row.doc)),
      ),
  };
}

function getRoster(sql: Sql, context: string): Roster | null {
  return docOf<Roster>(sql.first('SELECT doc FROM rosters WHERE context = ?', context));
}

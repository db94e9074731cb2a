import type { Roster, RosterStore } from '../port/rosters.ts';
import { mergedRoster } from '../port/rules/mergedRoster.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, toJson } from './json.ts';

export function sqliteRosters(connection: Connection): RosterStore {
  return {
    save: (roster) =>
      connection.atomic((sql) => {
        const merged = mergedRoster(getRoster(sql, roster.context), roster);
        sql.run(
          'INSERT OR REPLACE INTO rosters (context, doc) VALUES (?, ?)',
          roster.context,
          toJson(merged),
        );
      }),
    get: (context) => connection.act((sql) => getRoster(sql, context)),
  };
}

function getRoster(sql: Sql, context: string): Roster | null {
  return docOf<Roster>(sql.first('SELECT doc FROM rosters WHERE context = ?', context));
}

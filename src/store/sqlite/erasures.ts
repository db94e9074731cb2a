import type { Erasure, ErasureStore, Tombstone } from '../port/erasures.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteErasures(connection: Connection): ErasureStore {
  return {
    begin: (erasure) =>
      connection.atomic((sql) => {
        const known = docOf<Erasure>(
          sql.first('SELECT doc FROM erasures WHERE learner = ?', erasure.learner ?? ''),
        );
        if (known === null) save(sql, erasure);
        return known ?? erasure;
      }),
    note: (erasure) => connection.act((sql) => save(sql, erasure)),
    bury: (tombstones) =>
      connection.atomic((sql) => {
        for (const stone of tombstones) {
          sql.run(
            'INSERT INTO tombstones (activity, erasure, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            stone.activity,
            stone.erasure,
            toJson(stone),
          );
        }
      }),
    underWay: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            "SELECT doc FROM erasures WHERE learner IS NOT NULL ORDER BY doc ->> '$.startedAt'",
          )
          .map((row) => fromJson<Erasure>(row.doc)),
      ),
    ofActivity: (activity) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>('SELECT doc FROM tombstones WHERE activity = ? ORDER BY erasure', activity)
          .map((row) => fromJson<Tombstone>(row.doc)),
      ),
  };
}

function save(sql: Sql, erasure: Erasure): void {
  sql.run(
    `INSERT INTO erasures (id, learner, doc) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET learner = excluded.learner, doc = excluded.doc`,
    erasure.id,
    erasure.learner,
    toJson(erasure),
  );
}

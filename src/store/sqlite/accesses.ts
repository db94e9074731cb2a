import type { Access, AccessStore } from '../port/accesses.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson } from './json.ts';

export function sqliteAccesses(connection: Connection): AccessStore {
  return {
    note: (access) =>
      connection.act((sql) => {
        sql.run(
          'INSERT INTO accesses (id, at, learner, activity, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          access.id,
          access.at,
          access.learner,
          access.activity,
          toJson(access),
        );
      }),
    ofLearner: (learner, activities, limit) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            `SELECT doc FROM accesses
             WHERE learner = ?1 OR (learner IS NULL AND activity IN (SELECT value FROM json_each(?2)))
             ORDER BY at DESC, id LIMIT ?3`,
            learner,
            toJson([...activities]),
            limit,
          )
          .map((row) => fromJson<Access>(row.doc)),
      ),
  };
}

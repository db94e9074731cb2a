import type { Activity, ActivityStore } from '../port/activities.ts';
import { revisedActivity } from '../port/rules/revisedActivity.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteActivities(connection: Connection): ActivityStore {
  return {
    create: (activity) =>
      connection.act((sql) => {
        sql.run(
          'INSERT INTO activities (id, doc) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
          activity.id,
          toJson(activity),
        );
      }),
    revise: (id, settings, title, points) =>
      connection.atomic((sql) => {
        const known = getActivity(sql, id);
        const revised = known && revisedActivity(known, settings, title, points);
        if (revised === null) return false;
        sql.run('UPDATE activities SET doc = ? WHERE id = ?', toJson(revised), id);
        return true;
      }),
    claimContext: (id, context) =>
      connection.atomic((sql) => {
        sql.run(
          "UPDATE activities SET doc = json_set(doc, '$.context', ?) WHERE id = ? AND doc ->> '$.context' IS NULL",
          context,
          id,
        );
        return getActivity(sql, id);
      }),
    setOutside: (id, rules) =>
      connection.act((sql) => {
        const change =
          rules.length === 0 ? "json_remove(doc, '$.outside')" : "json_set(doc, '$.outside', json(?2))";
        const values = rules.length === 0 ? [id] : [id, toJson([...rules])];
        return sql.run(`UPDATE activities SET doc = ${change} WHERE id = ?1`, ...values) === 1;
      }),
    withOutside: (tenant) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            `SELECT doc FROM activities WHERE doc ->> '$.tenant' = ? AND doc ->> '$.outside' IS NOT NULL
             ORDER BY id`,
            tenant,
          )
          .map((row) => fromJson<Activity>(row.doc)),
      ),
    get: (id) => connection.act((sql) => getActivity(sql, id)),
    all: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>("SELECT doc FROM activities ORDER BY doc ->> '$.createdAt', id")
          .map((row) => fromJson<Activity>(row.doc)),
      ),
  };
}

export function getActivity(sql: Sql, id: string): Activity | null {
  return docOf<Activity>(sql.first('SELECT doc FROM activities WHERE id = ?', id));
}

import type { ToolKey } from '../../lti/toolKey.ts';
import type { KeyStore } from '../port/keys.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson } from './json.ts';

export function sqliteKeys(connection: Connection): KeyStore {
  return {
    add: (key) =>
      connection.act((sql) => {
        sql.run('INSERT INTO keys (kid, doc) VALUES (?, ?) ON CONFLICT DO NOTHING', key.kid, toJson(key));
      }),
    addFirst: (key) =>
      connection.act(
        (sql) =>
          sql.run(
            'INSERT INTO keys (kid, doc) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM keys)',
            key.kid,
            toJson(key),
          ) === 1,
      ),
    retire: (kid, at) =>
      connection.act((sql) => {
        sql.run("UPDATE keys SET doc = json_set(doc, '$.retiredAt', ?) WHERE kid = ?", at, kid);
      }),
    remove: (kid) =>
      connection.act((sql) => {
        sql.run('DELETE FROM keys WHERE kid = ?', kid);
      }),
    list: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>("SELECT doc FROM keys ORDER BY doc ->> '$.createdAt', kid")
          .map((row) => fromJson<ToolKey>(row.doc)),
      ),
  };
}

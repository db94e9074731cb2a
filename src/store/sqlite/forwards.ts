import { TrellisError } from '../../errors.ts';
import type { ForwardStore, ForwardTarget } from '../port/forwards.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteForwards(connection: Connection): ForwardStore {
  return {
    add: (target) =>
      connection.act((sql) => {
        const added = sql.run(
          'INSERT INTO forwards (id, created_at, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          target.id,
          target.createdAt,
          toJson(target),
        );
        if (added === 0) throw new TrellisError('conflict', 'forward target');
      }),
    note: (id, delivery) =>
      connection.remade((sql) => {
        sql.run(
          "UPDATE forwards SET doc = json_set(doc, '$.delivery', json(?)) WHERE id = ?",
          toJson(delivery),
          id,
        );
      }),
    remove: (id) => connection.act((sql) => sql.run('DELETE FROM forwards WHERE id = ?', id) === 1),
    find: (id) =>
      connection.act((sql) => docOf<ForwardTarget>(sql.first('SELECT doc FROM forwards WHERE id = ?', id))),
    list: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>('SELECT doc FROM forwards ORDER BY created_at, id')
          .map((row) => fromJson<ForwardTarget>(row.doc)),
      ),
  };
}

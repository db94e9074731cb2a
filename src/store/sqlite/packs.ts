import type { PublishedPack } from '../../content/pack.ts';
import type { PackStore } from '../port/packs.ts';
import type { Connection } from './connection.ts';
import { docOf, toJson } from './json.ts';

export function sqlitePacks(connection: Connection): PackStore {
  return {
    publish: ({ version, pack }, now) =>
      connection.atomic((sql) => {
        sql.run(
          'INSERT INTO packs (id, version, published_at, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          pack.id,
          version,
          now,
          toJson({ version, pack }),
        );
        sql.run('INSERT OR REPLACE INTO current_packs (id, version) VALUES (?, ?)', pack.id, version);
      }),
    get: (id, version) =>
      connection.act((sql) =>
        docOf<PublishedPack>(sql.first('SELECT doc FROM packs WHERE id = ? AND version = ?', id, version)),
      ),
    current: () =>
      connection.act((sql) =>
        sql.all<{ id: string; version: string }>('SELECT id, version FROM current_packs ORDER BY id'),
      ),
  };
}

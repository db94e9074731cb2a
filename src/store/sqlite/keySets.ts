import type { KeptKeySet } from '../../lti/jwks.ts';
import type { KeySetStore } from '../port/keySets.ts';
import type { Connection } from './connection.ts';
import { docOf, toJson } from './json.ts';

export function sqliteKeySets(connection: Connection): KeySetStore {
  return {
    // Fetched again, if it is lost.
    put: (set) =>
      connection.remade((sql) => {
        sql.run(
          `INSERT INTO key_sets (registration, doc) VALUES (?, ?)
           ON CONFLICT (registration) DO UPDATE SET doc = excluded.doc
           WHERE doc ->> '$.fetchedAt' <= excluded.doc ->> '$.fetchedAt'`,
          set.registration,
          toJson(set),
        );
      }),
    get: (registration) =>
      connection.act((sql) =>
        docOf<KeptKeySet>(sql.first('SELECT doc FROM key_sets WHERE registration = ?', registration)),
      ),
  };
}

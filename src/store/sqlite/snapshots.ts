import { type KeptSnapshot, keep, restore } from '../port/keptSnapshot.ts';
import type { Snapshot, SnapshotStore } from '../port/snapshots.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, toJson } from './json.ts';

export function sqliteSnapshots(connection: Connection): SnapshotStore {
  return {
    save: (snapshot) =>
      connection.remade((sql) => {
        // An equal sequence replaces: it was folded anew, under another model or parameter set.
        sql.run(
          `INSERT INTO snapshots (learner, pack, sequence, doc) VALUES (?, ?, ?, ?)
           ON CONFLICT (learner, pack) DO UPDATE SET sequence = excluded.sequence, doc = excluded.doc
           WHERE excluded.sequence >= sequence`,
          snapshot.learner,
          snapshot.pack,
          snapshot.state.sequence,
          toJson(keep(snapshot)),
        );
      }),
    load: (learner, pack) => connection.act((sql) => loadSnapshot(sql, learner, pack)),
    clear: () =>
      connection.act((sql) => {
        sql.run('DELETE FROM snapshots');
      }),
  };
}

export function loadSnapshot(sql: Sql, learner: string, pack: string): Snapshot | null {
  const kept = docOf<KeptSnapshot>(
    sql.first('SELECT doc FROM snapshots WHERE learner = ? AND pack = ?', learner, pack),
  );
  return kept && restore(kept);
}

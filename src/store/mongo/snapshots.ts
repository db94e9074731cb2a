import type { Snapshot, SnapshotStore } from '../port/snapshots.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey } from './filter.ts';

export function mongoSnapshots(database: Database): SnapshotStore {
  const snapshots = documents<Snapshot>(database, 'snapshots');
  return {
    save: async (snapshot) => {
      await snapshots.change(compoundKey(snapshot.learner, snapshot.pack), (known) =>
        // An equal sequence replaces: it was folded anew, under another model or parameter set.
        known !== null && known.state.sequence > snapshot.state.sequence ? null : snapshot,
      );
    },
    load: (learner, pack) => snapshots.get(compoundKey(learner, pack)),
    clear: async () => {
      await database.call(() => snapshots.model.deleteMany().exec());
    },
  };
}

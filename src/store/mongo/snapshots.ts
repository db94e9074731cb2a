import { type KeptSnapshot, keep, restore } from '../port/keptSnapshot.ts';
import type { SnapshotStore } from '../port/snapshots.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey } from './filter.ts';

export function mongoSnapshots(database: Database): SnapshotStore {
  const snapshots = documents<KeptSnapshot>(database, 'snapshots');
  return {
    save: async (snapshot) => {
      await snapshots.change(compoundKey(snapshot.learner, snapshot.pack), (known) =>
        // An equal sequence replaces: it was folded anew, under another model or parameter set.
        known !== null && known.sequence > snapshot.state.sequence ? null : keep(snapshot),
      );
    },
    load: async (learner, pack) => {
      const kept = await snapshots.get(compoundKey(learner, pack));
      return kept && restore(kept);
    },
    clear: async () => {
      await database.call(() => snapshots.model.deleteMany().exec());
    },
  };
}

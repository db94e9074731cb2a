import type { Erasure, ErasureStore, Tombstone } from '../port/erasures.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

/** One erasure of a learner is under way at a time: while it is, its key is the learner's. */
export function mongoErasures(database: Database): ErasureStore {
  const erasures = documents<Erasure>(database, 'erasures');
  const tombstones = documents<Tombstone>(database, 'tombstones');
  const keyOf = ({ id, learner }: Pick<Erasure, 'id' | 'learner'>) => learner ?? id;

  return {
    begin: async (erasure) => {
      const { doc } = await erasures.change(keyOf(erasure), (known) => (known === null ? erasure : null));
      return doc ?? erasure;
    },
    note: async (erasure) => {
      await erasures.change(keyOf(erasure), () => erasure);
      if (erasure.learner !== null) return;
      // Over: what named the learner goes, after its end is kept.
      const former = only({ 'doc.id': erasure.id });
      await database.call(() =>
        erasures.model.deleteMany({ ...former, 'doc.learner': { $ne: null } }).exec(),
      );
    },
    bury: async (stones) => {
      for (const stone of stones) await tombstones.create(compoundKey(stone.activity, stone.erasure), stone);
    },
    underWay: () => erasures.find({ 'doc.finishedAt': null }, { 'doc.startedAt': 1 }),
    ofActivity: (activity) => tombstones.find(only({ 'doc.activity': activity })),
  };
}

import type { Learner, LearnerStore } from '../port/learners.ts';
import { notedLearner } from '../port/rules/notedLearner.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only, scalar } from './filter.ts';

export function mongoLearners(database: Database): LearnerStore {
  const learners = documents<Learner>(database, 'learners');
  return {
    note: async (told) => {
      const { doc } = await learners.change(told.id, (known) => notedLearner(known, told));
      return doc ?? notedLearner(null, told);
    },
    saveSettings: async (id, settings) => {
      await learners.change(id, (known) => known && { ...known, settings });
    },
    saveConsent: async (id, consent) => {
      await learners.change(id, (known) => known && { ...known, consent });
    },
    byAccountName: async (tenant, name) => {
      const [found] = await learners.find(only({ 'doc.tenant': tenant, 'doc.accountName': name }));
      return found ?? null;
    },
    get: (id) => learners.get(id),
    many: (ids) => learners.find({ _id: { $in: ids.map(scalar) } }),
  };
}

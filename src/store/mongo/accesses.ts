import type { Access, AccessStore } from '../port/accesses.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { scalar } from './filter.ts';

export function mongoAccesses(database: Database): AccessStore {
  const accesses = documents<Access>(database, 'accesses');
  return {
    note: async (access) => {
      await accesses.create(access.id, access);
    },
    ofLearner: async (learner, activities, limit) => {
      const whole = { 'doc.learner': null, 'doc.activity': { $in: activities.map(scalar) } };
      const filter = { $or: [{ 'doc.learner': { $eq: scalar(learner) } }, whole] };
      const rows = await database.call(() =>
        accesses.model.find(filter).sort({ 'doc.at': -1, _id: 1 }).limit(limit).lean().exec(),
      );
      return rows.map((row) => row.doc as Access);
    },
  };
}

import { TrellisError } from '../../errors.ts';
import type { ForwardStore, ForwardTarget } from '../port/forwards.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only } from './filter.ts';

export function mongoForwards(database: Database): ForwardStore {
  const targets = documents<ForwardTarget>(database, 'forwards');
  return {
    add: async (target) => {
      if (!(await targets.create(target.id, target))) throw new TrellisError('conflict', 'forward target');
    },
    note: async (id, delivery) => {
      await targets.change(id, (known) => known && { ...known, delivery });
    },
    remove: async (id) => {
      const done = await database.call(() => targets.model.deleteOne(only({ _id: id })).exec());
      return done.deletedCount === 1;
    },
    find: (id) => targets.get(id),
    list: () => targets.find({}, { 'doc.createdAt': 1, _id: 1 }),
  };
}

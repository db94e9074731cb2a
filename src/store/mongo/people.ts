import type { HeldCount, PeopleStore } from '../port/people.ts';
import { withdrawn } from '../port/rules/withdrawn.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';
import { heldOfPerson } from './heldOfPerson.ts';
import { byLearner, collectionsOf } from './ofPerson.ts';
import { removePerson } from './removePerson.ts';

/** Everything of one person, and the record itself. */
export function mongoPeople(database: Database): PeopleStore {
  const collections = collectionsOf(database);
  const { learners, raw } = collections;
  return {
    withdraw: async (id, at) => (await learners.change(id, (known) => withdrawn(known, at))).doc,
    remove: (person) => removePerson(database, collections, person),
    drop: async (id, at) => {
      const filter = only({ _id: id, 'doc.erasing': at });
      return (await database.call(() => learners.model.deleteOne(filter).exec())).deletedCount === 1;
    },
    inactive: async (before, limit) => {
      const old = { 'doc.lastSeenAt': { $lt: scalar(before) }, 'doc.erasing': { $exists: false } };
      const found = await database.call(() =>
        learners.model.find(old).sort({ 'doc.lastSeenAt': 1 }).limit(limit).select({ _id: 1 }).lean().exec(),
      );
      return found.map(({ _id }) => _id);
    },
    count: async (id) => {
      const counted = Object.entries(byLearner(id)).filter(([, { kind }]) => kind !== 'sessions');
      const counts = counted.map(async ([name, { kind, filter }]) => [
        kind,
        await database.call(() => raw(name).countDocuments(filter)),
      ]);
      return Object.fromEntries(await Promise.all(counts)) as HeldCount;
    },
    activitiesOf: async (id) => {
      const own = only({ 'doc.learner': id });
      return (await database.call(() => raw('summaries').distinct('doc.activity', own)))
        .map(String)
        .toSorted();
    },
    held: (person) => heldOfPerson(database, collections, person),
  };
}

import type mongoose from 'mongoose';
import type { HeldKind } from '../../api/privacy.ts';
import { accountIdentities } from '../../xapi/accountIdentities.ts';
import type { Learner } from '../port/learners.ts';
import type { Person } from '../port/people.ts';
import type { Roster } from '../port/rosters.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only, scalar } from './filter.ts';

/** Which documents. */
export type Filter = mongoose.mongo.Filter<mongoose.mongo.BSON.Document>;

/** Statements that name the person's account as actor or object, found by indexes. */
export function about({ tenant, names }: Person): Filter {
  const one = { $in: names.map(scalar) };
  const either = [{ 'doc.actor.account.name': one }, { 'doc.object.account.name': one }];
  return { ...only({ tenant }), $or: either };
}

/** What other tools keep of the person, and the names that statements gave them. */
export function ofAgent(person: Person): Filter {
  return { ...only({ tenant: person.tenant }), agent: { $in: accountIdentities(person) } };
}

/** What is kept under the learner's id alone. Sessions go before the log: nobody writes any more. */
export function byLearner(id: string) {
  return {
    sessions: {
      kind: 'sessions',
      filter: { $or: [only({ 'doc.learner': id }), only({ 'doc.review.learner': id })] },
    },
    log: { kind: 'events', filter: only({ learner: id }) },
    snapshots: { kind: 'knowledge', filter: only({ 'doc.learner': id }) },
    grades: { kind: 'grades', filter: only({ 'doc.want.learner': id }) },
    summaries: { kind: 'classRows', filter: only({ 'doc.learner': id }) },
    accesses: { kind: 'accesses', filter: only({ 'doc.learner': id }) },
  } as const satisfies Readonly<Record<string, { kind: HeldKind; filter: Filter }>>;
}

/** Where what is held of people stands. */
export type Collections = ReturnType<typeof collectionsOf>;

/** The same, of a database. */
export function collectionsOf(database: Database) {
  return {
    learners: documents<Learner>(database, 'learners'),
    rosters: documents<Roster>(database, 'rosters'),
    raw: (name: string) => database.connection.collection(name),
  };
}

/** Rosters that list the person. */
export function rostersOf({ rosters }: Collections, { id }: Person): Promise<Roster[]> {
  return rosters.find(only({ 'doc.members.learner': id }));
}

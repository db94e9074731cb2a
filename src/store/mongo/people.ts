import type mongoose from 'mongoose';
import type { HeldKind } from '../../api/privacy.ts';
import { accountIdentities } from '../../xapi/accountIdentities.ts';
import type { KeptSnapshot } from '../port/keptSnapshot.ts';
import { restore } from '../port/keptSnapshot.ts';
import type { Learner } from '../port/learners.ts';
import type { Held, HeldCount, PeopleStore, Person } from '../port/people.ts';
import type { Roster } from '../port/rosters.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import { withdrawn } from '../port/rules/withdrawn.ts';
import type { Session } from '../port/sessions.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only, scalar } from './filter.ts';
import { removeSoleAttachments } from './soleAttachments.ts';

type Filter = mongoose.mongo.Filter<mongoose.mongo.BSON.Document>;

/** Statements that name the person's account as actor or object, found by indexes. */
function about({ tenant, names }: Person): Filter {
  const one = { $in: names.map(scalar) };
  const either = [{ 'doc.actor.account.name': one }, { 'doc.object.account.name': one }];
  return { ...only({ tenant }), $or: either };
}

/** What other tools keep of the person, and the names that statements gave them. */
function ofAgent(person: Person): Filter {
  return { ...only({ tenant: person.tenant }), agent: { $in: accountIdentities(person) } };
}

/** What is kept under the learner's id alone. Sessions go before the log: nobody writes any more. */
function byLearner(id: string) {
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

type Collections = ReturnType<typeof collectionsOf>;

function collectionsOf(database: Database) {
  return {
    learners: documents<Learner>(database, 'learners'),
    rosters: documents<Roster>(database, 'rosters'),
    raw: (name: string) => database.connection.collection(name),
  };
}

/** Everything of one person, and the record itself. */
export function mongoPeople(database: Database): PeopleStore {
  const collections = collectionsOf(database);
  const { learners, raw } = collections;
  return {
    withdraw: async (id, at) => (await learners.change(id, (known) => withdrawn(known, at))).doc,
    remove: (person) => remove(database, collections, person),
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
    held: (person) => held(database, collections, person),
  };
}

/** Everything but the record, in an order in which nobody writes any more what was removed. */
async function remove(database: Database, collections: Collections, person: Person): Promise<HeldCount> {
  const all = () => true;
  const removed: Partial<Record<keyof HeldCount, number>> = {};
  for (const [name, { kind, filter }] of Object.entries(byLearner(person.id)))
    removed[kind] = await removeFrom(database, name, filter, all);
  await removeSoleAttachments(database, person);
  // Looked through whole: a statement from outside may name the account anywhere.
  removed.statements = await removeFrom(
    database,
    'statements',
    only({ tenant: person.tenant }),
    (row) => 'doc' in row && namesPerson(row.doc, person),
  );
  removed.documents = await removeFrom(database, 'lrs_documents', ofAgent(person), all);
  await removeFrom(database, 'lrs_persons', ofAgent(person), all);
  removed.rosters = await leaveRosters(collections, person);
  return removed;
}

/** In pieces, each within the deadline of one command; how many. */
async function removeFrom(
  database: Database,
  name: string,
  filter: Filter,
  which: (row: object) => boolean,
): Promise<number> {
  const raw = (of: string) => database.connection.collection(of);
  let removed = 0;
  for await (const row of database.stream(raw(name).find(filter).batchSize(500))) {
    if (!which(row)) continue;
    const { deletedCount } = await database.call(() => raw(name).deleteOne({ _id: row._id }));
    // What a forwarding target refused of theirs is named by the statement's id.
    if (name === 'statements')
      await database.call(() => raw('dead_letters').deleteMany({ statement: row.id }));
    removed += deletedCount;
  }
  return removed;
}

function rostersOf({ rosters }: Collections, { id }: Person): Promise<Roster[]> {
  return rosters.find(only({ 'doc.members.learner': id }));
}

async function leaveRosters(collections: Collections, person: Person): Promise<number> {
  const all = await rostersOf(collections, person);
  for (const { context } of all) {
    await collections.rosters.change(
      context,
      (known) => known && { ...known, members: known.members.filter(({ learner }) => learner !== person.id) },
    );
  }
  return all.length;
}

/** Kinds of which a row holds one document as it is told. */
const AS_KEPT = [
  ['grades', 'grades'],
  ['summaries', 'classRows'],
] as const;

async function* held(database: Database, collections: Collections, person: Person): AsyncIterable<Held> {
  const profile = await collections.learners.get(person.id);
  if (profile !== null) yield { kind: 'profile', document: profile };
  const own = byLearner(person.id);
  const rows = (name: string, filter: Filter, sort: Record<string, 1> = { _id: 1 }) =>
    database.stream(collections.raw(name).find(filter).sort(sort));
  for await (const row of rows('log', own.log.filter, { pack: 1, sequence: 1 }))
    yield { kind: 'events', document: row.event };
  for await (const row of rows('snapshots', own.snapshots.filter))
    yield { kind: 'knowledge', document: restore(row.doc as KeptSnapshot) };
  for (const [name, kind] of AS_KEPT)
    for await (const row of rows(name, own[name].filter)) yield { kind, document: row.doc };
  for await (const row of rows('statements', about(person), { stored: 1, _id: 1 }))
    if (namesPerson(row.doc, person)) yield { kind: 'statements', document: row.doc };
  for await (const row of rows('lrs_documents', ofAgent(person))) {
    const { kind, activity, id, contentType, bytes } = row;
    const base64 = Buffer.from(bytes.buffer).toString('base64');
    yield { kind: 'documents', document: { kind, activity, id, contentType, base64 } };
  }
  for await (const row of rows('sessions', own.sessions.filter)) {
    const { tokenHash: _, ...document } = row.doc as Session;
    yield { kind: 'sessions', document };
  }
  for (const { context, members } of await rostersOf(collections, person)) {
    const member = members.find(({ learner }) => learner === person.id);
    yield { kind: 'rosters', document: { context, member } };
  }
  for await (const row of rows('accesses', own.accesses.filter))
    yield { kind: 'accesses', document: row.doc };
}

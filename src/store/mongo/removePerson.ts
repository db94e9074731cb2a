import type { HeldCount, Person } from '../port/people.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import type { Database } from './database.ts';
import { only } from './filter.ts';
import { byLearner, type Collections, type Filter, ofAgent, rostersOf } from './ofPerson.ts';
import { removeSoleAttachments } from './soleAttachments.ts';

/** Everything but the record, in an order in which nobody writes any more what was removed. */
export async function removePerson(
  database: Database,
  collections: Collections,
  person: Person,
): Promise<HeldCount> {
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

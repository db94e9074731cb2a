import type { KeptSnapshot } from '../port/keptSnapshot.ts';
import { restore } from '../port/keptSnapshot.ts';
import type { Held, Person } from '../port/people.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import type { Session } from '../port/sessions.ts';
import type { Database } from './database.ts';
import { about, byLearner, type Collections, type Filter, ofAgent, rostersOf } from './ofPerson.ts';

/** Kinds of which a row holds one document as it is told. */
const AS_KEPT = [
  ['grades', 'grades'],
  ['summaries', 'classRows'],
] as const;

/** Everything that is held of a person, as it is told: one document after the other. */
export async function* heldOfPerson(
  database: Database,
  collections: Collections,
  person: Person,
): AsyncIterable<Held> {
  const profile = await collections.learners.get(person.id);
  if (profile !== null) yield { kind: 'profile', document: profile };
  const own = byLearner(person.id);
  const rows = (name: string, filter: Filter, sort: Record<string, 1> = { _id: 1 }) =>
    database.stream(collections.raw(name).find(filter).sort(sort));
  for await (const row of rows('log', own.log.filter, { pack: 1, sequence: 1 }))
    yield { kind: 'events', document: row.event };
  for await (const row of rows('snapshots', own.snapshots.filter)) {
    const kept = row.doc as KeptSnapshot;
    yield { kind: 'knowledge', document: restore(kept) ?? kept };
  }
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

import { accountIdentities } from '../../xapi/accountIdentities.ts';
import { type KeptSnapshot, restore } from '../port/keptSnapshot.ts';
import type { Learner } from '../port/learners.ts';
import type { Held, HeldCount, PeopleStore, Person } from '../port/people.ts';
import type { Roster } from '../port/rosters.ts';
import { withdrawn } from '../port/rules/withdrawn.ts';
import type { Session } from '../port/sessions.ts';
import type { Connection, Sql, Value } from './connection.ts';
import { fromJson, toJson } from './json.ts';
import { getLearner } from './learners.ts';
import { removeSoleAttachments } from './soleAttachments.ts';
import { removeStatements, statementsNaming } from './statementsNaming.ts';

/** What is kept under the learner's id alone, and how it is found. Sessions go before the log: nobody writes any more. */
const BY_LEARNER = {
  sessions: "FROM sessions WHERE doc ->> '$.learner' = ?1 OR doc ->> '$.review.learner' = ?1",
  events: 'FROM log WHERE learner = ?1',
  knowledge: 'FROM snapshots WHERE learner = ?1',
  grades: 'FROM grades WHERE learner = ?1',
  classRows: 'FROM summaries WHERE learner = ?1',
  accesses: 'FROM accesses WHERE learner = ?1',
} as const;

type ByLearner = keyof typeof BY_LEARNER;

/** Kinds whose documents an index counts. */
const COUNTED = ['events', 'knowledge', 'grades', 'classRows', 'accesses'] as const;

const PAGE = 500;

export function sqlitePeople(connection: Connection): PeopleStore {
  return {
    withdraw: (id, at) =>
      connection.atomic((sql) => {
        const learner = withdrawn(getLearner(sql, id), at);
        if (learner !== null) sql.run('UPDATE learners SET doc = ? WHERE id = ?', toJson(learner), id);
        return learner;
      }),
    remove: (person) => remove(connection, person),
    drop: (id, at) =>
      connection.act(
        (sql) => sql.run("DELETE FROM learners WHERE id = ? AND doc ->> '$.erasing' = ?", id, at) === 1,
      ),
    inactive: (before, limit) =>
      connection.act((sql) =>
        sql
          .all<{ id: string }>(
            `SELECT id FROM learners WHERE doc ->> '$.lastSeenAt' < ? AND doc ->> '$.erasing' IS NULL
             ORDER BY doc ->> '$.lastSeenAt' LIMIT ?`,
            before,
            limit,
          )
          .map(({ id }) => id),
      ),
    count: (id) =>
      connection.act((sql) => {
        const count = (kind: ByLearner) =>
          sql.first<{ n: number }>(`SELECT count(*) AS n ${BY_LEARNER[kind]}`, id)?.n ?? 0;
        return Object.fromEntries(COUNTED.map((kind) => [kind, count(kind)]));
      }),
    activitiesOf: (id) =>
      connection.act((sql) =>
        sql
          .all<{ activity: string }>('SELECT activity FROM summaries WHERE learner = ? ORDER BY activity', id)
          .map(({ activity }) => activity),
      ),
    held: (person) => held(connection, person),
  };
}

async function remove(connection: Connection, person: Person): Promise<HeldCount> {
  const removed: Partial<Record<keyof HeldCount, number>> = {};
  for (const kind of Object.keys(BY_LEARNER) as ByLearner[]) {
    removed[kind] = await connection.act((sql) => sql.run(`DELETE ${BY_LEARNER[kind]}`, person.id));
  }
  await removeSoleAttachments(connection, person);
  removed.statements = await removeStatements(connection, person);
  removed.documents = await connection.atomic((sql) => removeDocuments(sql, person));
  removed.rosters = await connection.atomic((sql) => leaveRosters(sql, person));
  return removed;
}

function rostersOf(sql: Sql, { id, tenant }: Person): Roster[] {
  return sql
    .all<{ doc: string }>(
      "SELECT doc FROM rosters WHERE doc ->> '$.tenant' = ? AND instr(doc, ?) > 0",
      tenant,
      id,
    )
    .map((row) => fromJson<Roster>(row.doc))
    .filter(({ members }) => members.some(({ learner }) => learner === id));
}

function leaveRosters(sql: Sql, person: Person): number {
  const all = rostersOf(sql, person);
  for (const roster of all) {
    const members = roster.members.filter(({ learner }) => learner !== person.id);
    sql.run('UPDATE rosters SET doc = ? WHERE context = ?', toJson({ ...roster, members }), roster.context);
  }
  return all.length;
}

/** What other tools keep of the person, and the names that statements gave them. */
const OF_AGENT = 'WHERE tenant = ? AND agent IN (SELECT value FROM json_each(?))';

function removeDocuments(sql: Sql, person: Person): number {
  const values = [person.tenant, toJson(accountIdentities(person))];
  sql.run(`DELETE FROM lrs_persons ${OF_AGENT}`, ...values);
  return sql.run(`DELETE FROM lrs_documents ${OF_AGENT}`, ...values);
}

interface DocumentRow {
  readonly kind: string;
  readonly activity: string;
  readonly id: string;
  readonly content_type: string;
  readonly bytes: string;
}

function documentsOf(sql: Sql, person: Person): readonly object[] {
  return sql
    .all<DocumentRow>(
      `SELECT kind, activity, id, content_type, hex(bytes) AS bytes FROM lrs_documents ${OF_AGENT} ORDER BY kind, id`,
      person.tenant,
      toJson(accountIdentities(person)),
    )
    .map(({ kind, activity, id, content_type: contentType, bytes }) => ({
      kind,
      activity,
      id,
      contentType,
      base64: Buffer.from(bytes, 'hex').toString('base64'),
    }));
}

/** The learner's log in pages: it is the one thing of a person that grows without end. */
async function* events(connection: Connection, { id }: Person): AsyncIterable<Held> {
  let last: readonly [string, number] = ['', 0];
  for (;;) {
    const [pack, sequence]: readonly Value[] = last;
    const page = await connection.act((sql) =>
      sql.all<{ pack: string; sequence: number; event: string }>(
        `SELECT pack, sequence, event FROM log WHERE learner = ? AND (pack, sequence) > (?, ?)
         ORDER BY pack, sequence LIMIT ?`,
        id,
        pack ?? '',
        sequence ?? 0,
        PAGE,
      ),
    );
    for (const row of page) yield { kind: 'events', document: fromJson(row.event) };
    const end = page.at(-1);
    if (end === undefined) return;
    last = [end.pack, end.sequence];
  }
}

async function* held(connection: Connection, person: Person): AsyncIterable<Held> {
  const documents = <T>(kind: ByLearner) =>
    connection.act((sql) =>
      sql
        .all<{ doc: string }>(`SELECT doc ${BY_LEARNER[kind]}`, person.id)
        .map((row) => fromJson<T>(row.doc)),
    );
  const profile = await connection.act((sql) => getLearner(sql, person.id));
  if (profile !== null) yield { kind: 'profile', document: profile satisfies Learner };
  yield* events(connection, person);
  for (const kept of await documents<KeptSnapshot>('knowledge'))
    yield { kind: 'knowledge', document: restore(kept) ?? kept };
  for (const kind of ['grades', 'classRows'] as const)
    for (const document of await documents<object>(kind)) yield { kind, document };
  for await (const document of statementsNaming(connection, person)) yield { kind: 'statements', document };
  for (const document of await connection.act((sql) => documentsOf(sql, person)))
    yield { kind: 'documents', document };
  for (const { tokenHash: _, ...document } of await documents<Session>('sessions'))
    yield { kind: 'sessions', document };
  for (const { context, members } of await connection.act((sql) => rostersOf(sql, person))) {
    const member = members.find(({ learner }) => learner === person.id);
    yield { kind: 'rosters', document: { context, member } };
  }
  for (const document of await documents<object>('accesses')) yield { kind: 'accesses', document };
}

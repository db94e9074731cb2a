import { randomUUID } from 'node:crypto';
import type { LearnerEvent, OutsideEvent } from '../../learning/event.ts';
import type { Appended, ClaimedEntry, LogEntry, LogStore } from '../port/log.ts';
import type { Connection, Sql, Value } from './connection.ts';
import { fromJson, toJson } from './json.ts';

interface EventRow {
  readonly event: string;
}

interface ClaimedRow extends EventRow {
  readonly effects: string;
  readonly attempts: number;
}

const PAGE = 500;

/** The learners' log in one table: event, effects and due marker are one row. */
export function sqliteLog(connection: Connection): LogStore {
  return {
    append: (entry) => connection.shared((sql) => append(sql, entry)),
    claimDue: (now, leaseMs, limit) => connection.remade((sql) => claimDue(sql, now, leaseMs, limit)),
    // Settled effects are dropped: the event they follow from says all that they said.
    settle: (entry) =>
      connection.remade((sql) => release(sql, entry, "due = NULL, claim = NULL, effects = '[]'")),
    postpone: (entry, due) => connection.remade((sql) => release(sql, entry, 'due = ?, claim = NULL', due)),
    find: (learner, id) => connection.act((sql) => find(sql, learner, id)),
    after: (learner, pack, sequence, limit) =>
      connection.act((sql) => eventsAfter(sql, learner, pack, sequence, limit)),
    latest: (learner, activity, limit) =>
      connection.act((sql) =>
        sql
          .all<EventRow>(
            'SELECT event FROM log WHERE learner = ? AND activity = ? ORDER BY at DESC, sequence DESC LIMIT ?',
            learner,
            activity,
            limit,
          )
          .map(eventOf),
      ),
    evidenceBy: (learner, statement) =>
      connection.act((sql) =>
        sql
          .all<EventRow>(
            `SELECT event FROM log
             WHERE learner = ? AND event ->> '$.statement' = ? AND event ->> '$.kind' = 'outside' ORDER BY sequence`,
            learner,
            statement,
          )
          .map((row) => fromJson<OutsideEvent>(row.event)),
      ),
    ofPack: (pack) => packEvents(connection, pack),
    all: () => allEvents(connection),
  };
}

/** Events of a learner in a pack after a sequence, in order: all, or the first of them (a limit of -1 is none). */
export function eventsAfter(
  sql: Sql,
  learner: string,
  pack: string,
  sequence: number,
  limit = -1,
): LearnerEvent[] {
  return sql
    .all<EventRow>(
      'SELECT event FROM log WHERE learner = ? AND pack = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      learner,
      pack,
      sequence,
      limit,
    )
    .map(eventOf);
}

function eventOf(row: EventRow): LearnerEvent {
  return fromJson<LearnerEvent>(row.event);
}

function find(sql: Sql, learner: string, id: string): LearnerEvent | null {
  const row = sql.first<EventRow>('SELECT event FROM log WHERE learner = ? AND id = ?', learner, id);
  return row === undefined ? null : eventOf(row);
}

function append(sql: Sql, { event, effects }: LogEntry): Appended {
  const stored = sql.run(
    `INSERT INTO log (learner, pack, sequence, id, activity, at, event, effects, due)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    event.learner,
    event.pack,
    event.sequence,
    event.id,
    event.activity,
    event.at,
    toJson(event),
    toJson(effects),
    effects.length > 0 ? event.at : null,
  );
  if (stored === 1) return { outcome: 'stored' };
  // Rows never go, so looking after the refusal sees what refused it. A repeat has both conflicts: it is a repeat.
  const standing = find(sql, event.learner, event.id);
  return standing === null ? { outcome: 'stale' } : { outcome: 'duplicate', event: standing };
}

/** A claim moves `due` to the end of its lease: who does not settle in time gives the entry back by that alone. */
function claimDue(sql: Sql, now: number, leaseMs: number, limit: number): ClaimedEntry[] {
  const claim = randomUUID();
  return sql
    .all<ClaimedRow>(
      `UPDATE log SET claim = ?, due = ?, attempts = attempts + 1
       WHERE rowid IN (SELECT rowid FROM log WHERE due <= ? ORDER BY due, rowid LIMIT ?)
       RETURNING event, effects, attempts`,
      claim,
      now + leaseMs,
      now,
      limit,
    )
    .map((row) => ({
      event: eventOf(row),
      effects: fromJson<LogEntry['effects']>(row.effects),
      claim,
      attempts: row.attempts,
    }))
    .sort((a, b) => a.event.at - b.event.at || a.event.sequence - b.event.sequence);
}

function release(sql: Sql, { event, claim }: ClaimedEntry, change: string, ...values: Value[]): boolean {
  const where = 'WHERE learner = ? AND id = ? AND claim = ?';
  return sql.run(`UPDATE log SET ${change} ${where}`, ...values, event.learner, event.id, claim) === 1;
}

type Place = Pick<LearnerEvent, 'learner' | 'pack' | 'sequence'>;

/** Events a page at a time, so that others have their turn; `after` reads the page behind a place. */
async function* paged(
  connection: Connection,
  after: (sql: Sql, place: Place) => readonly EventRow[],
): AsyncIterable<LearnerEvent> {
  let last: Place = { learner: '', pack: '', sequence: 0 };
  for (;;) {
    const place = last;
    const page = await connection.act((sql) => after(sql, place).map(eventOf));
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end;
  }
}

function allEvents(connection: Connection): AsyncIterable<LearnerEvent> {
  return paged(connection, (sql, { learner, pack, sequence }) =>
    sql.all<EventRow>(
      `SELECT event FROM log WHERE (learner, pack, sequence) > (?, ?, ?)
       ORDER BY learner, pack, sequence LIMIT ?`,
      learner,
      pack,
      sequence,
      PAGE,
    ),
  );
}

function packEvents(connection: Connection, pack: string): AsyncIterable<LearnerEvent> {
  return paged(connection, (sql, { learner, sequence }) =>
    sql.all<EventRow>(
      `SELECT event FROM log WHERE pack = ? AND (learner, sequence) > (?, ?)
       ORDER BY learner, sequence LIMIT ?`,
      pack,
      learner,
      sequence,
      PAGE,
    ),
  );
}

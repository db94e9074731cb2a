import { randomUUID } from 'node:crypto';
import type {
  ClaimedGrade,
  GradeDelivery,
  GradeRow,
  GradeStore,
  GradeWant,
  Presser,
} from '../port/grades.ts';
import { gradeKey } from '../port/grades.ts';
import { comparedGrade } from '../port/rules/comparedGrade.ts';
import type { KeptGrade } from '../port/rules/keptGrade.ts';
import { finishedGrade, resentGrade, wantedGrade } from '../port/rules/keptGrade.ts';
import type { Connection, Sql } from './connection.ts';
import { fromJson, toJson } from './json.ts';

/** A row of the outbox as the engine gives it. */
export interface GradeRecord {
  readonly key: string;
  readonly doc: string;
  readonly due: number | null;
  readonly claim: string | null;
  readonly leased_until: number | null;
  readonly unsent_since: number | null;
}

interface Doc {
  readonly want: GradeWant;
  readonly delivery: GradeDelivery;
}

export const GRADE_COLUMNS = 'key, doc, due, claim, leased_until, unsent_since';

/** The grade outbox in one table; its rules are those of `port/rules/keptGrade`. */
export function sqliteGrades(connection: Connection): GradeStore {
  return {
    want: (want, quiet, now) =>
      connection.remade((sql) => {
        const key = gradeKey(want.link, want.learner);
        const known = findRow(sql, key);
        const changed = wantedGrade(known && keptOf(known), want, quiet, now);
        if (changed !== null) saveGrade(sql, key, changed);
      }),
    // A claim that is gone is claimed again.
    claimDue: (now, leaseMs, limit, without = []) =>
      connection.remade((sql) => claimDue(sql, now, leaseMs, limit, without)),
    // Without it the same is fixed again; a power failure may take back that it left, and the next reading tells.
    record: (row) => connection.remade((sql) => record(sql, row)),
    // Without it the score is sent again, as it was, and the gradebook says that it has it.
    finish: (row, delivery, due, now) =>
      connection.remade((sql) => {
        if (finishUnchanged(sql, row, finishedGrade(asClaimed(row), row.want, delivery, due, now)))
          return true;
        const known = findRow(sql, row.key);
        if (known?.claim !== row.claim) return false;
        saveGrade(sql, row.key, finishedGrade(keptOf(known), row.want, delivery, due, now));
        return true;
      }),
    again: (activity, learner, by, now, link = null) =>
      connection.atomic((sql) => again(sql, findRows(sql, activity, learner, link), by, now)),
    // Read again tomorrow, if it is lost.
    compared: (key, seen) =>
      connection.remade((sql) => {
        const known = findRow(sql, key);
        const changed = known && comparedGrade(keptOf(known), seen);
        if (changed !== null) saveGrade(sql, key, changed);
        return changed !== null;
      }),
    get: (key) => connection.act((sql) => getGrade(sql, key)),
    ofActivity: (activity) => connection.act((sql) => gradesOf(sql, activity, null)),
  };
}

export function getGrade(sql: Sql, key: string): GradeRow | null {
  const row = findRow(sql, key);
  return row && rowOf(row);
}

/** Rows of an activity, or of one learner in it. */
export function gradesOf(sql: Sql, activity: string, learner: string | null): GradeRow[] {
  return findRows(sql, activity, learner).map(rowOf);
}

export function findRow(sql: Sql, key: string): GradeRecord | null {
  return sql.first<GradeRecord>(`SELECT ${GRADE_COLUMNS} FROM grades WHERE key = ?`, key) ?? null;
}

/** Rows of an activity; of one learner in it and of one link of it, where they are not null. */
function findRows(
  sql: Sql,
  activity: string,
  learner: string | null,
  link: string | null = null,
): GradeRecord[] {
  const which =
    "activity = ?1 AND (?2 IS NULL OR learner = ?2) AND (?3 IS NULL OR doc ->> '$.want.link' = ?3)";
  return sql.all<GradeRecord>(
    `SELECT ${GRADE_COLUMNS} FROM grades WHERE ${which} ORDER BY key`,
    activity,
    learner,
    link,
  );
}

/** The row as the port knows it. */
export function rowOf(row: GradeRecord): GradeRow {
  const { want, delivery } = fromJson<Doc>(row.doc);
  return { key: row.key, want, delivery, due: row.due };
}

/** The row as the rules know it. */
export function keptOf(row: GradeRecord): KeptGrade {
  const { leased_until: leasedUntil, unsent_since: unsentSince, due, claim } = row;
  return { ...fromJson<Doc>(row.doc), due, claim, leasedUntil, unsentSince };
}

/** The row as it stands while nothing newer is wanted. */
function asClaimed({ want, delivery, due, claim }: ClaimedGrade): KeptGrade {
  return { want, delivery, due, claim, leasedUntil: null, unsentSince: null };
}

function record(sql: Sql, { key, claim, delivery }: ClaimedGrade): boolean {
  const changed = sql.run(
    `UPDATE grades SET doc = json_set(doc, '$.delivery', json(?))
     WHERE key = ? AND claim = ? AND doc ->> '$.delivery.status' <> 'superseded'`,
    toJson(delivery),
    key,
    claim,
  );
  return changed === 1;
}

/** What the indexes of the queue hold of a row: whose it is while it is not sent, and whose while it differs. */
function listed({ want, delivery }: KeptGrade): [open: string | null, differing: string | null] {
  return [
    delivery.status === 'sent' ? null : want.tenant,
    delivery.differs === undefined ? null : want.tenant,
  ];
}

/** Writes the outcome without reading the row first. False where something newer is wanted by now or the claim was lost. */
function finishUnchanged(sql: Sql, { key, claim }: ClaimedGrade, finished: KeptGrade): boolean {
  const { want, delivery, due } = finished;
  const changed = sql.run(
    `UPDATE grades SET doc = ?, due = ?, open = ?, differing = ?, claim = NULL, leased_until = NULL
     WHERE key = ? AND claim = ? AND doc ->> '$.want.sequence' = ? AND doc ->> '$.want.pack' = ?`,
    toJson({ want, delivery }),
    due,
    ...listed(finished),
    key,
    claim,
    want.sequence,
    want.pack,
  );
  return changed === 1;
}

/** Writes a row, whole. */
export function saveGrade(sql: Sql, key: string, kept: KeptGrade): void {
  const { want, delivery, due, claim, leasedUntil, unsentSince } = kept;
  sql.run(
    `INSERT INTO grades (key, activity, learner, doc, due, claim, leased_until, unsent_since, open, differing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, due = excluded.due, claim = excluded.claim,
       leased_until = excluded.leased_until, unsent_since = excluded.unsent_since,
       open = excluded.open, differing = excluded.differing`,
    key,
    want.activity,
    want.learner,
    toJson({ want, delivery }),
    due,
    claim,
    leasedUntil,
    unsentSince,
    ...listed(kept),
  );
}

function claimDue(
  sql: Sql,
  now: number,
  leaseMs: number,
  limit: number,
  without: readonly string[],
): ClaimedGrade[] {
  const claim = randomUUID();
  return sql
    .all<GradeRecord>(
      `UPDATE grades SET claim = ?1, leased_until = ?2 + ?3, unsent_since = NULL
       WHERE key IN (
         SELECT key FROM grades WHERE due <= ?2 AND (leased_until IS NULL OR leased_until <= ?2)
           AND doc ->> '$.want.tenant' NOT IN (SELECT value FROM json_each(?5))
         ORDER BY due LIMIT ?4
       ) RETURNING ${GRADE_COLUMNS}`,
      claim,
      now,
      leaseMs,
      limit,
      toJson(without),
    )
    .map((row) => ({ ...rowOf(row), claim }))
    .sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
}

function again(sql: Sql, rows: readonly GradeRecord[], by: Presser, now: number): number {
  let count = 0;
  for (const row of rows) {
    const changed = resentGrade(keptOf(row), by, now);
    if (changed === null) continue;
    saveGrade(sql, row.key, changed);
    count += 1;
  }
  return count;
}

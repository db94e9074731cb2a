import type { DifferingCount, GradeQueueStore, QueueCount } from '../port/gradeQueue.ts';
import { RESENDABLE, resentGrade } from '../port/rules/keptGrade.ts';
import type { Connection, Sql } from './connection.ts';
import { findRow, GRADE_COLUMNS, type GradeRecord, keptOf, rowOf, saveGrade } from './grades.ts';

/** The condition on tenants, which are one JSON array as a parameter; `whose` is the column of an index. */
function among(tenants: readonly string[] | null, whose: 'open' | 'differing'): string {
  const these = tenants === null ? '?1 IS NULL' : `${whose} IN (SELECT value FROM json_each(?1))`;
  return `${whose} IS NOT NULL AND ${these}`;
}

function listOf(tenants: readonly string[] | null): string | null {
  return tenants === null ? null : JSON.stringify(tenants);
}

/** The grades that are not in a gradebook; rows and rules are those of the outbox. */
export function sqliteGradeQueue(connection: Connection): GradeQueueStore {
  return {
    again: (tenants, key, now) => connection.atomic((sql) => again(sql, tenants, key, now)),
    page: (tenants, after, limit) =>
      connection.act((sql) =>
        sql
          .all<GradeRecord>(
            `SELECT ${GRADE_COLUMNS} FROM grades
             WHERE ${among(tenants, 'open')} AND key > ?2 ORDER BY key LIMIT ?3`,
            listOf(tenants),
            after ?? '',
            limit,
          )
          .map(rowOf),
      ),
    count: (tenants) =>
      connection.act((sql) =>
        sql.all<QueueCount>(
          `SELECT open AS tenant, doc ->> '$.delivery.status' AS status,
             doc ->> '$.delivery.reason' AS reason, count(*) AS count
           FROM grades WHERE ${among(tenants, 'open')} GROUP BY 1, 2, 3`,
          listOf(tenants),
        ),
      ),
    differing: (tenants) =>
      connection.act((sql) =>
        sql.all<DifferingCount>(
          `SELECT differing AS tenant, count(*) AS count
           FROM grades WHERE ${among(tenants, 'differing')} GROUP BY 1`,
          listOf(tenants),
        ),
      ),
  };
}

function troubled(sql: Sql, tenants: readonly string[] | null): string[] {
  const statuses = RESENDABLE.administrator.map((status) => `'${status}'`).join(', ');
  return sql
    .all<{ key: string }>(
      `SELECT key FROM grades
       WHERE ${among(tenants, 'open')} AND doc ->> '$.delivery.status' IN (${statuses})`,
      listOf(tenants),
    )
    .map(({ key }) => key);
}

function again(sql: Sql, tenants: readonly string[] | null, key: string | null, now: number): number {
  let count = 0;
  for (const each of key === null ? troubled(sql, tenants) : [key]) {
    const row = findRow(sql, each);
    if (row === null || !(tenants === null || tenants.includes(rowOf(row).want.tenant))) continue;
    const changed = resentGrade(keptOf(row), 'administrator', now);
    if (changed === null) continue;
    saveGrade(sql, each, changed);
    count += 1;
  }
  return count;
}

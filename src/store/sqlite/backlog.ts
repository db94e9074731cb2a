import type { Backlog, BacklogStore } from '../port/backlog.ts';
import type { Connection, Sql } from './connection.ts';

export function sqliteBacklog(connection: Connection): BacklogStore {
  return {
    measure: () => connection.view((sql) => ({ effects: due(sql, 'log'), grades: due(sql, 'grades') })),
  };
}

/** Both tables have an index of what is due. */
function due(sql: Sql, table: 'log' | 'grades'): Backlog {
  const found = sql.first<Backlog>(
    `SELECT count(*) AS count, min(due) AS oldest FROM ${table} WHERE due IS NOT NULL`,
  );
  return { count: found?.count ?? 0, oldest: found?.oldest ?? null };
}

import type { DeadLetter, DeadLetterStore } from '../port/deadLetters.ts';
import type { Connection, Sql, Value } from './connection.ts';

const COLUMNS = 'target, statement, status, at';

function letters(sql: Sql, where: string, ...values: Value[]): DeadLetter[] {
  return sql
    .all<DeadLetter>(
      `SELECT ${COLUMNS} FROM dead_letters WHERE target = ? ${where} ORDER BY statement LIMIT ?`,
      ...values,
    )
    .map(({ target, statement, status, at }) => ({ target, statement, status, at }));
}

export function sqliteDeadLetters(connection: Connection): DeadLetterStore {
  return {
    bury: ({ target, statement, status, at }) =>
      connection.act((sql) => {
        sql.run(
          `INSERT INTO dead_letters (${COLUMNS}, again) VALUES (?, ?, ?, ?, 0)
           ON CONFLICT (target, statement) DO UPDATE SET status = excluded.status, at = excluded.at, again = 0`,
          target,
          statement,
          status,
          at,
        );
      }),
    settle: (target, statement) =>
      connection.act((sql) => {
        sql.run('DELETE FROM dead_letters WHERE target = ? AND statement = ?', target, statement);
      }),
    again: (target) =>
      connection.act((sql) => sql.run('UPDATE dead_letters SET again = 1 WHERE target = ?', target)),
    drop: (target) =>
      connection.act((sql) => {
        sql.run('DELETE FROM dead_letters WHERE target = ?', target);
      }),
    waiting: (target, limit) => connection.act((sql) => letters(sql, 'AND again = 1', target, limit)),
    page: (target, after, limit) =>
      connection.act((sql) => letters(sql, 'AND statement > ?', target, after ?? '', limit)),
    count: () =>
      connection.act((sql) => {
        const rows = sql.all<{ target: string; count: number }>(
          'SELECT target, count(*) AS count FROM dead_letters GROUP BY target',
        );
        return Object.fromEntries(rows.map(({ target, count }) => [target, count]));
      }),
  };
}

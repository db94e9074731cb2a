import { randomUUID } from 'node:crypto';
import type { StatementReader, StatementReaderStore } from '../port/statementReaders.ts';
import type { Connection, Sql } from './connection.ts';

interface Row extends Omit<StatementReader, 'paused'> {
  readonly paused: number;
}

const COLUMNS = 'id, kind, tenant, cursor, due, paused';

/** The driver adds a field of its own to rows. */
function readerOf({ id, kind, tenant, cursor, due, paused }: Row): StatementReader {
  return { id, kind, tenant, cursor, due, paused: paused === 1 };
}

export function sqliteStatementReaders(connection: Connection): StatementReaderStore {
  return {
    add: ({ id, kind, tenant, cursor, due, paused }) =>
      connection.act((sql) => {
        sql.run(
          `INSERT INTO statement_readers (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          id,
          kind,
          tenant,
          cursor,
          due,
          paused ? 1 : 0,
        );
      }),
    claimDue: (kind, now, leaseMs, without) =>
      connection.remade((sql) => claimDue(sql, kind, now, now + leaseMs, without)),
    finish: (claimed, cursor, due) =>
      connection.remade(
        (sql) =>
          sql.run(
            'UPDATE statement_readers SET cursor = ?, due = ?, claim = NULL WHERE id = ? AND claim = ?',
            cursor,
            due,
            claimed.id,
            claimed.claim,
          ) === 1,
      ),
    pause: (id, paused, now) =>
      connection.act(
        (sql) =>
          sql.run(
            'UPDATE statement_readers SET paused = ?, due = ? WHERE id = ?',
            paused ? 1 : 0,
            now,
            id,
          ) === 1,
      ),
    remove: (id) =>
      connection.act((sql) => {
        sql.run('DELETE FROM statement_readers WHERE id = ?', id);
      }),
    find: (id) =>
      connection.act((sql) => {
        const row = sql.first<Row>(`SELECT ${COLUMNS} FROM statement_readers WHERE id = ?`, id);
        return row === undefined ? null : readerOf(row);
      }),
    list: (kind) =>
      connection.act((sql) =>
        sql
          .all<Row>(`SELECT ${COLUMNS} FROM statement_readers WHERE kind = ? ORDER BY id`, kind)
          .map(readerOf),
      ),
  };
}

/** A claim moves `due` to the end of its lease: who does not finish in time gives the reader back by that alone. */
function claimDue(sql: Sql, kind: string, now: number, until: number, without: readonly string[]) {
  const claim = randomUUID();
  const row = sql.first<Row>(
    `UPDATE statement_readers SET claim = ?, due = ? WHERE id = (
       SELECT id FROM statement_readers
       WHERE kind = ? AND paused = 0 AND due <= ? AND id NOT IN (SELECT value FROM json_each(?))
       ORDER BY due, id LIMIT 1)
     RETURNING ${COLUMNS}`,
    claim,
    until,
    kind,
    now,
    JSON.stringify(without),
  );
  return row === undefined ? null : { ...readerOf(row), claim };
}

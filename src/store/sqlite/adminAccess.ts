import type { AdminAccessStore, OperatorSession } from '../port/adminAccess.ts';
import type { Connection, Sql } from './connection.ts';

export function sqliteAdminAccess(connection: Connection): AdminAccessStore {
  return {
    putLink: ({ hash, createdAt, expiresAt }) =>
      connection.act((sql) => {
        const columns = '(hash, created_at, expires_at) VALUES (?, ?, ?)';
        sql.run(`INSERT INTO sign_in_links ${columns}`, hash, createdAt, expiresAt);
      }),
    takeLink: (hash, now) =>
      connection.act(
        (sql) => sql.run('DELETE FROM sign_in_links WHERE hash = ? AND expires_at > ?', hash, now) === 1,
      ),
    begin: ({ tokenHash, createdAt, expiresAt }) =>
      connection.act((sql) => {
        const columns = '(token_hash, created_at, expires_at) VALUES (?, ?, ?)';
        sql.run(`INSERT INTO operator_sessions ${columns}`, tokenHash, createdAt, expiresAt);
      }),
    end: (tokenHash) =>
      connection.act((sql) => {
        sql.run('DELETE FROM operator_sessions WHERE token_hash = ?', tokenHash);
      }),
    endAll: () =>
      connection.atomic((sql) => {
        sql.run('DELETE FROM sign_in_links');
        return sql.run('DELETE FROM operator_sessions');
      }),
    sweep: (now) =>
      connection.act(
        (sql) =>
          sql.run('DELETE FROM sign_in_links WHERE expires_at < ?', now) +
          sql.run('DELETE FROM operator_sessions WHERE expires_at < ?', now),
      ),
    find: (tokenHash) => connection.act((sql) => find(sql, tokenHash)),
  };
}

function find(sql: Sql, tokenHash: string): OperatorSession | null {
  const row = sql.first<{ created_at: number; expires_at: number }>(
    'SELECT created_at, expires_at FROM operator_sessions WHERE token_hash = ?',
    tokenHash,
  );
  return row === undefined ? null : { tokenHash, createdAt: row.created_at, expiresAt: row.expires_at };
}

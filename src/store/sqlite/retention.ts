import type { RetentionStore, Swept } from '../port/retention.ts';
import type { Connection } from './connection.ts';

/** Which rows are old, by rowid; statements are looked at in the order they were stored, so old ones come first. */
const OLD: Readonly<Record<Swept, { readonly table: string; readonly rows: string }>> = {
  statements: {
    table: 'statements',
    rows: `SELECT position FROM (SELECT position, stored FROM statements ORDER BY position LIMIT ?2)
           WHERE stored < ?1`,
  },
  accesses: { table: 'accesses', rows: 'SELECT rowid FROM accesses WHERE at < ?1 LIMIT ?2' },
  audit: {
    table: 'audit',
    rows: "SELECT rowid FROM (SELECT rowid, doc FROM audit ORDER BY id LIMIT ?2) WHERE doc ->> '$.at' < ?1",
  },
  deadLetters: { table: 'dead_letters', rows: 'SELECT rowid FROM dead_letters WHERE at < ?1 LIMIT ?2' },
  rosters: {
    table: 'rosters',
    rows: "SELECT rowid FROM rosters WHERE doc ->> '$.fetchedAt' < ?1 LIMIT ?2",
  },
};

export function sqliteRetention(connection: Connection): RetentionStore {
  return {
    sweep: (kind, before, limit) =>
      connection.act((sql) => {
        const { table, rows } = OLD[kind];
        return sql.run(`DELETE FROM ${table} WHERE rowid IN (${rows})`, before, limit);
      }),
  };
}

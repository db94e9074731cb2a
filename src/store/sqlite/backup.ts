import { existsSync } from 'node:fs';
import { TrellisError } from '../../errors.ts';
import { openConnection, type Sql } from './connection.ts';

/** A copy that was looked through: rows by table, and the version of its schema. */
export interface Checked {
  readonly schema: number;
  readonly rows: Readonly<Record<string, number>>;
}

function tableNames(sql: Sql): string[] {
  return sql
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .map(({ name }) => name);
}

/**
 * Looks a database file through, every page of it. Throws `store_unavailable` for one that is damaged or none of ours.
 */
export async function checkDatabase(path: string): Promise<Checked> {
  if (!existsSync(path)) throw new TrellisError('store_unavailable', `no such file: ${path}`);
  const connection = openConnection(path);
  try {
    return await connection.view((sql) => {
      const said = sql.first<{ integrity_check: string }>('PRAGMA integrity_check')?.integrity_check;
      if (said !== 'ok') throw new TrellisError('store_unavailable', `the file is damaged: ${said}`);
      const rows = Object.fromEntries(
        tableNames(sql).map((name) => [
          name,
          sql.first<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0,
        ]),
      );
      const schema = sql.first<{ version: number }>('SELECT version FROM schema_version')?.version ?? 0;
      return { schema, rows };
    });
  } finally {
    connection.close();
  }
}

/**
 * Copies the database of a running tool to a new file, as it is at one moment, and looks the copy through (SQLite,
 * "VACUUM INTO"). Writers go on meanwhile. Throws `conflict` when the file is there already.
 */
export async function backUp(from: string, to: string): Promise<Checked> {
  if (existsSync(to)) throw new TrellisError('conflict', `the file is there already: ${to}`);
  const connection = openConnection(from);
  try {
    // The driver binds nothing here; a quote in the name is doubled, as SQL has it.
    await connection.act((sql) => sql.script(`VACUUM INTO '${to.replaceAll("'", "''")}'`));
  } finally {
    connection.close();
  }
  return checkDatabase(to);
}

/**
 * Whether somebody else has the file open. Leaving write-ahead mode takes the whole file, and is refused as long as another
 * connection has it open (SQLite, "WAL mode", section 3); it is entered again by whoever opens the file next.
 */
export async function isInUse(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const connection = openConnection(path);
  try {
    return await connection.act((sql) => {
      sql.first('PRAGMA busy_timeout = 200');
      return sql.first<{ journal_mode: string }>('PRAGMA journal_mode = DELETE')?.journal_mode !== 'delete';
    });
  } catch (error) {
    if (error instanceof TrellisError) return true;
    throw error;
  } finally {
    connection.close();
  }
}

import { TrellisError } from '../../errors.ts';
import { type ArchiveRow, type ArchiveStore, LEFT_OUT } from '../port/archive.ts';
import type { Connection, Sql, Value } from './connection.ts';

const PAGE = 500;

/** Base64 of bytes, told apart from text. */
interface Bytes {
  readonly base64: string;
}

function isBytes(value: unknown): value is Bytes {
  return typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';
}

function toJsonValue(value: unknown): unknown {
  return value instanceof Uint8Array || value instanceof ArrayBuffer
    ? { base64: Buffer.from(value instanceof ArrayBuffer ? new Uint8Array(value) : value).toString('base64') }
    : value;
}

function toValue(value: unknown): Value {
  if (isBytes(value)) return new Uint8Array(Buffer.from(value.base64, 'base64'));
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`no column holds ${typeof value}`);
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Tables in the order they were made, so that what is referred to comes before what refers to it. */
function tablesOf(sql: Sql): Table[] {
  return sql
    .all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'libsql_%'
       AND name <> 'schema_version' ORDER BY rowid`,
    )
    .filter(({ name }) => !LEFT_OUT.has(name))
    .map(({ name }) => ({
      name,
      columns: sql
        .all<{ name: string }>('SELECT name FROM pragma_table_info(?)', name)
        .map((column) => column.name),
    }));
}

/** A table's own key in order, so that pages go on where the last one ended. */
function keyOf(sql: Sql, table: string): string[] {
  const key = sql
    .all<{ name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', table)
    .map(({ name }) => name);
  return key;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** Archives of a SQLite store; the names in its statements come from its own schema. */
export function sqliteArchive(connection: Connection): ArchiveStore {
  return {
    head: () =>
      connection.act((sql) => ({
        engine: 'sqlite',
        schema: sql.first<{ version: number }>('SELECT version FROM schema_version')?.version ?? 0,
      })),
    read: () => readAll(connection),
    write: (rows) => connection.atomic((sql) => writeAll(sql, rows)),
    isEmpty: () =>
      connection.act((sql) =>
        ['learners', 'activities', 'registrations'].every(
          (table) => sql.first(`SELECT 1 FROM ${table} LIMIT 1`) === undefined,
        ),
      ),
    clear: () =>
      connection.atomic((sql) => {
        for (const { name } of tablesOf(sql).toReversed()) sql.run(`DELETE FROM "${name}"`);
      }),
  };
}

async function* readAll(connection: Connection): AsyncIterable<ArchiveRow> {
  for (const table of await connection.act(tablesOf)) yield* readTable(connection, table);
}

async function* readTable(connection: Connection, { name, columns }: Table): AsyncIterable<ArchiveRow> {
  const key = await connection.act((sql) => keyOf(sql, name));
  let last: Value[] | null = null;
  for (;;) {
    const after: Value[] = last ?? [];
    const where = last === null ? '' : `WHERE (${list(key)}) > (${key.map(() => '?').join(', ')})`;
    const page: Record<string, unknown>[] = await connection.act((sql) =>
      sql.all(
        `SELECT ${list(columns)} FROM "${name}" ${where} ORDER BY ${list(key)} LIMIT ${PAGE}`,
        ...after,
      ),
    );
    for (const row of page) {
      yield {
        table: name,
        row: Object.fromEntries(columns.map((column) => [column, toJsonValue(row[column])])),
      };
    }
    const end = page.at(-1);
    if (end === undefined) return;
    last = key.map((column) => toValue(end[column]));
  }
}

function writeAll(sql: Sql, rows: readonly ArchiveRow[]): number {
  const known = new Map(tablesOf(sql).map((table) => [table.name, table]));
  for (const { table, row } of rows) {
    const columns = known.get(table)?.columns.filter((column) => column in row);
    if (!columns) throw new TrellisError('bad_request', `no such table: ${table}`);
    const marks = columns.map(() => '?').join(', ');
    const values = columns.map((column) => toValue(row[column]));
    const done = sql.run(
      `INSERT INTO "${table}" (${list(columns)}) VALUES (${marks}) ON CONFLICT DO NOTHING`,
      ...values,
    );
    if (done !== 1) throw new TrellisError('conflict', `a row of ${table} stands already`);
  }
  return rows.length;
}

import type { Person } from '../port/people.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import type { Connection, Value } from './connection.ts';
import { fromJson, toJson } from './json.ts';

interface Row {
  readonly position: number;
  readonly doc: string;
}

/** Statements looked through at a time, so that others are served in between. */
const STRIDE = 5_000;

/** Statements of the tenant of which the condition holds, in the order they were stored. */
export async function* statementsWhere(
  connection: Connection,
  tenant: string,
  condition: string,
  ...values: readonly Value[]
): AsyncIterable<Row> {
  const end = await connection.act(
    (sql) => sql.first<{ last: number | null }>('SELECT max(position) AS last FROM statements')?.last ?? 0,
  );
  for (let from = 0; from < end; from += STRIDE) {
    const found = await connection.act((sql) =>
      sql.all<Row>(
        `SELECT position, doc FROM statements
         WHERE position > ? AND position <= ? AND tenant = ? AND ${condition}
         ORDER BY position`,
        from,
        from + STRIDE,
        tenant,
        ...values,
      ),
    );
    yield* found;
  }
}

const NAMES_ANY = 'EXISTS (SELECT 1 FROM json_each(?) AS name WHERE instr(doc, name.value) > 0)';

/** Statements of the tenant that name the person's account anywhere, in the order they were stored. */
async function* rowsNaming(connection: Connection, person: Person): AsyncIterable<Row> {
  // As they stand in the document, quotes and escapes included.
  const names = toJson(person.names.map((name) => JSON.stringify(name)));
  for await (const row of statementsWhere(connection, person.tenant, NAMES_ANY, names))
    if (namesPerson(fromJson(row.doc), person)) yield row;
}

/** The statements themselves. */
export async function* statementsNaming(connection: Connection, person: Person): AsyncIterable<unknown> {
  for await (const { doc } of rowsNaming(connection, person)) yield fromJson(doc);
}

/** Removes them; how many. */
export async function removeStatements(connection: Connection, person: Person): Promise<number> {
  let removed = 0;
  for await (const { position } of rowsNaming(connection, person)) {
    removed += await connection.atomic((sql) => {
      // What a forwarding target refused of theirs is named by the statement's id.
      sql.run(
        'DELETE FROM dead_letters WHERE statement = (SELECT id FROM statements WHERE position = ?)',
        position,
      );
      return sql.run('DELETE FROM statements WHERE position = ?', position);
    });
  }
  return removed;
}

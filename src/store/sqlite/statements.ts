import { isDeepStrictEqual } from 'node:util';
import type { Statement } from '../../xapi/statement.ts';
import type { StatementStore } from '../port/statements.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

interface Row {
  readonly position: number;
  readonly tenant: string;
  readonly stored: number;
  readonly doc: string;
}

const PAGE = 500;

export function sqliteStatements(connection: Connection): StatementStore {
  return {
    insert: (tenant, statement, now) =>
      connection.remade((sql) => {
        const stored = sql.run(
          'INSERT INTO statements (tenant, id, stored, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          tenant,
          statement.id,
          now,
          toJson(statement),
        );
        if (stored === 1) return 'stored';
        const standing = docOf<Statement>(
          sql.first('SELECT doc FROM statements WHERE tenant = ? AND id = ?', tenant, statement.id),
        );
        return isDeepStrictEqual(standing, fromJson(toJson(statement))) ? 'duplicate' : 'conflict';
      }),
    all: () => allStatements(connection),
  };
}

async function* allStatements(connection: Connection): ReturnType<StatementStore['all']> {
  let last = 0;
  for (;;) {
    const position = last;
    const page = await connection.act((sql) =>
      sql.all<Row>(
        'SELECT position, tenant, stored, doc FROM statements WHERE position > ? ORDER BY position LIMIT ?',
        position,
        PAGE,
      ),
    );
    for (const { tenant, stored, doc } of page) yield { tenant, stored, statement: fromJson<Statement>(doc) };
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.position;
  }
}

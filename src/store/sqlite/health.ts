import type { Health, HealthStore } from '../port/health.ts';
import { mergedHealth } from '../port/rules/mergedHealth.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteHealth(connection: Connection): HealthStore {
  return {
    // Observed anew by the next launch: it waits for no disk.
    note: (observed) => connection.remade((sql) => observed.forEach((one) => void note(sql, one))),
    list: (registration) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            'SELECT doc FROM health WHERE ?1 IS NULL OR registration = ?1 ORDER BY registration, deployment',
            registration,
          )
          .map((row) => fromJson<Health>(row.doc)),
      ),
  };
}

/** A deployment's id is never empty, so an empty text stands for none. */
function note(sql: Sql, observed: Health): void {
  const { registration } = observed;
  const deployment = observed.deployment ?? '';
  const known = docOf<Health>(
    sql.first('SELECT doc FROM health WHERE registration = ? AND deployment = ?', registration, deployment),
  );
  sql.run(
    'INSERT OR REPLACE INTO health (registration, deployment, doc) VALUES (?, ?, ?)',
    registration,
    deployment,
    toJson(mergedHealth(known, observed)),
  );
}

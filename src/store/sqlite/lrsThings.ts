import type { ActivityDefinition } from '../../xapi/anyStatement.ts';
import { mergedDefinition } from '../../xapi/definitions.ts';
import { type Described, type LrsThingStore, MOST_NAMES } from '../port/lrsThings.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

function describeOne(sql: Sql, tenant: string, { activity, definition }: Described): void {
  const found = sql.first<{ doc: string }>(
    'SELECT doc FROM lrs_activities WHERE tenant = ? AND id = ?',
    tenant,
    activity,
  );
  const known = docOf<ActivityDefinition>(found);
  const merged = JSON.stringify(mergedDefinition(known, definition));
  if (merged !== found?.doc)
    sql.run('INSERT OR REPLACE INTO lrs_activities VALUES (?, ?, ?)', tenant, activity, merged);
}

/** Waits for no disk: a sender that was told nothing sends again, and all is said once more. */
export function sqliteLrsThings(connection: Connection): LrsThingStore {
  return {
    describe: (tenant, described) =>
      connection.remade((sql) => {
        for (const one of described) describeOne(sql, tenant, one);
      }),
    definitions: (tenant, activities) =>
      connection.act((sql) => {
        const rows = sql.all<{ id: string; doc: string }>(
          `SELECT id, doc FROM lrs_activities WHERE tenant = ? AND id IN (SELECT value FROM json_each(?))`,
          tenant,
          toJson(activities),
        );
        return new Map(rows.map(({ id, doc }) => [id, fromJson<ActivityDefinition>(doc)]));
      }),
    name: (tenant, named) =>
      connection.remade((sql) => {
        for (const { agent, name } of named)
          sql.run(
            `INSERT INTO lrs_persons SELECT ?1, ?2, ?3
             WHERE (SELECT count(*) FROM lrs_persons WHERE tenant = ?1 AND agent = ?2) < ?4
             ON CONFLICT DO NOTHING`,
            tenant,
            agent,
            name,
            MOST_NAMES,
          );
      }),
    names: (tenant, agent) =>
      connection.act((sql) =>
        sql
          .all<{ name: string }>(
            'SELECT name FROM lrs_persons WHERE tenant = ? AND agent = ? ORDER BY name',
            tenant,
            agent,
          )
          .map(({ name }) => name),
      ),
  };
}

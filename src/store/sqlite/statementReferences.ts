import { type AnyStatement, isRef } from '../../xapi/anyStatement.ts';
import { entriesOf } from '../../xapi/entries.ts';
import { MOST_FOLLOWED, MOST_REFERRERS } from '../../xapi/facets.ts';
import { VOIDED } from '../../xapi/schema/statement.ts';
import type { Sql } from './connection.ts';
import { fromJson, toJson } from './json.ts';

interface Row {
  readonly position: number;
  readonly id: string;
  readonly doc: string;
  readonly voided: number;
}

const COLUMNS = 'position, id, doc, voided';

/** Id of the statement that this one is about; null when it is about something else. */
export function refOf({ object }: AnyStatement): string | null {
  return isRef(object) ? object.id.toLowerCase() : null;
}

function rowOf(sql: Sql, tenant: string, id: string): Row | undefined {
  return sql.first<Row>(`SELECT ${COLUMNS} FROM statements WHERE tenant = ? AND id = ?`, tenant, id);
}

function referrersOf(sql: Sql, tenant: string, id: string, most: number): Row[] {
  return sql.all<Row>(
    `SELECT ${COLUMNS} FROM statements WHERE tenant = ? AND ref = ? LIMIT ?`,
    tenant,
    id,
    most,
  );
}

/** Entries of a statement and of everything it refers to, from one to the next; statements may refer to each other in a ring. */
export function wholeEntries(sql: Sql, tenant: string, statement: AnyStatement): string[] {
  const targets = new Map<string, AnyStatement>();
  for (let next = refOf(statement); next !== null && !targets.has(next); ) {
    if (targets.size === MOST_FOLLOWED) break;
    const row = rowOf(sql, tenant, next);
    if (!row) break;
    const target = fromJson<AnyStatement>(row.doc);
    targets.set(next, target);
    next = refOf(target);
  }
  return entriesOf(tenant, statement, [...targets.values()]);
}

function index(sql: Sql, tenant: string, row: Row): void {
  const facets = toJson(wholeEntries(sql, tenant, fromJson<AnyStatement>(row.doc)));
  takeOut(sql, row);
  sql.run('UPDATE statements SET facets = ? WHERE position = ?', facets, row.position);
  if (row.voided === 0)
    sql.run('INSERT INTO statement_facets SELECT value, ? FROM json_each(?)', row.position, facets);
}

/** Takes a statement out of every list; it is still found by its id. */
function voidOne(sql: Sql, row: Row): void {
  sql.run('UPDATE statements SET voided = 1 WHERE position = ?', row.position);
  takeOut(sql, row);
}

/** Takes away the entries that stand with a statement. */
function takeOut(sql: Sql, { position }: Row): void {
  sql.run(
    `DELETE FROM statement_facets WHERE position = ?1
     AND key IN (SELECT value FROM json_each((SELECT facets FROM statements WHERE position = ?1)))`,
    position,
  );
}

const isVoiding = (row: Row): boolean => fromJson<AnyStatement>(row.doc).verb.id === VOIDED;

/**
 * After statements were stored: whichever refers to another one is found by that one's entries too, and whichever is voided
 * leaves the lists. A voiding statement cannot be voided (xAPI 2.0, 4.2.5).
 */
export function settleReferences(sql: Sql, tenant: string, stored: readonly AnyStatement[]): void {
  const ids = toJson(stored.map(({ id }) => id));
  const referredTo = sql
    .all<{ ref: string }>(
      'SELECT DISTINCT ref FROM statements WHERE tenant = ? AND ref IN (SELECT value FROM json_each(?))',
      tenant,
      ids,
    )
    .map(({ ref }) => ref);
  const referring = stored.filter((statement) => refOf(statement) !== null);
  for (const { id } of referring) {
    const row = rowOf(sql, tenant, id);
    if (row) index(sql, tenant, row);
  }
  const voiding = referring.filter(({ verb }) => verb.id === VOIDED);
  for (const target of new Set([...referredTo, ...voiding.flatMap((one) => refOf(one) ?? [])]))
    voidIfTold(sql, tenant, target);
  indexReferrers(sql, tenant, referredTo);
}

function voidIfTold(sql: Sql, tenant: string, target: string): void {
  const row = rowOf(sql, tenant, target);
  if (!row || row.voided === 1 || isVoiding(row)) return;
  const told = sql.first(
    "SELECT 1 FROM statements WHERE tenant = ? AND ref = ? AND doc ->> '$.verb.id' = ? LIMIT 1",
    tenant,
    target,
    VOIDED,
  );
  if (told !== undefined) voidOne(sql, row);
}

/** Whatever refers to these, and whatever refers to that, level by level. */
function indexReferrers(sql: Sql, tenant: string, targets: readonly string[]): void {
  const seen = new Map<string, Row>();
  let level = targets;
  for (let depth = 0; depth < MOST_FOLLOWED && level.length > 0; depth += 1) {
    const fresh = new Map<string, Row>();
    for (const target of level) {
      for (const row of referrersOf(sql, tenant, target, MOST_REFERRERS - seen.size - fresh.size))
        if (!seen.has(row.id)) fresh.set(row.id, row);
    }
    for (const [id, row] of fresh) seen.set(id, row);
    level = [...fresh.keys()];
  }
  for (const row of seen.values()) index(sql, tenant, row);
}

import type mongoose from 'mongoose';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { facetKey, facetsOf, MOST_FOLLOWED, MOST_REFERRERS } from '../../xapi/facets.ts';
import { VOIDED } from '../../xapi/schema/statement.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';
import { type StatementClock, stands } from './statementClock.ts';
import { refOf, type StatementRow, statementOf } from './statementRow.ts';

/** What has to be looked at again because some statements were stored. */
export interface Referring {
  /** Statements, stored now, that others refer to. */
  readonly referredTo: readonly string[];
  /** Statements, stored now, that refer to others. */
  readonly referring: readonly AnyStatement[];
}

/** Keeps in order what statements owe to those they refer to, whichever came first. Every step may be run again. */
export interface StatementReferences {
  between(tenant: string, stored: readonly AnyStatement[]): Promise<Referring>;
  settle(tenant: string, referring: Referring): Promise<void>;
}

const isVoiding = (row: StatementRow): boolean => statementOf(row).verb.id === VOIDED;

/** What settling references needs; `rows` is the collection. */
interface Settling {
  readonly database: Database;
  readonly rows: mongoose.mongo.Collection<StatementRow>;
  readonly clock: StatementClock;
}

function find({ database, rows }: Settling, tenant: string, id: string): Promise<StatementRow | null> {
  return database.call(() => rows.findOne(only({ tenant, id })));
}

async function referrers(
  { database, rows }: Settling,
  tenant: string,
  id: string,
  most: number,
): Promise<readonly StatementRow[]> {
  // A limit of 0 would be none.
  if (most <= 0) return [];
  return database.call(() =>
    rows
      .find(only({ tenant, ref: id }))
      .limit(most)
      .toArray(),
  );
}

async function change(
  { database, rows }: Settling,
  tenant: string,
  id: string,
  fields: Partial<StatementRow>,
): Promise<void> {
  await database.call(() => rows.updateOne(only({ tenant, id }), { $set: fields }));
}

/** Facets of a statement and of everything it refers to, from one to the next; they may refer to each other in a ring. */
async function wholeFacets(settling: Settling, tenant: string, statement: AnyStatement): Promise<string[]> {
  const targets = new Map<string, AnyStatement>();
  for (let next = refOf(statement); next !== null && !targets.has(next); ) {
    if (targets.size === MOST_FOLLOWED) break;
    const row = await find(settling, tenant, next);
    if (!row) break;
    const target = statementOf(row);
    targets.set(next, target);
    next = refOf(target);
  }
  return facetsOf(statement, [...targets.values()]).map((facet) => facetKey(tenant, facet));
}

async function index(settling: Settling, tenant: string, row: StatementRow): Promise<void> {
  if (!row.voided)
    await change(settling, tenant, row.id, { facets: await wholeFacets(settling, tenant, statementOf(row)) });
}

/** A voiding statement that nobody can read yet voids nothing: it does so itself once it can be. */
async function voidIfTold(settling: Settling, tenant: string, target: string): Promise<void> {
  const row = await find(settling, tenant, target);
  if (!row || row.voided || isVoiding(row)) return;
  const filter = { ...only({ tenant, ref: target }), 'doc.verb.id': VOIDED };
  const told = () => settling.database.call(() => settling.rows.find(filter).limit(MOST_REFERRERS).toArray());
  if ((await told()).length === 0) return;
  const look = await settling.clock.read(tenant);
  if ((await told()).some((one) => stands(one, look)))
    await change(settling, tenant, target, { voided: true, facets: [] });
}

async function indexReferrers(settling: Settling, tenant: string, targets: readonly string[]): Promise<void> {
  const seen = new Map<string, StatementRow>();
  let level = targets;
  for (let depth = 0; depth < MOST_FOLLOWED && level.length > 0; depth += 1) {
    const fresh = new Map<string, StatementRow>();
    for (const target of level) {
      for (const row of await referrers(settling, tenant, target, MOST_REFERRERS - seen.size - fresh.size))
        if (!seen.has(row.id)) fresh.set(row.id, row);
    }
    for (const [id, row] of fresh) seen.set(id, row);
    level = [...fresh.keys()];
  }
  for (const row of seen.values()) await index(settling, tenant, row);
}

/** References as the collection of statements has them. */
export function statementReferences(database: Database, clock: StatementClock): StatementReferences {
  const rows = database.connection.collection<StatementRow>('statements');
  const settling = { database, rows, clock };
  return {
    between: async (tenant, stored) => {
      const filter = { ...only({ tenant }), ref: { $in: stored.map(({ id }) => scalar(id)) } };
      const found = await database.call(() =>
        rows.find(filter).project<{ ref: string }>({ ref: 1 }).toArray(),
      );
      const referring = stored.filter((statement) => refOf(statement) !== null);
      return { referredTo: [...new Set(found.map(({ ref }) => ref))], referring };
    },
    settle: async (tenant, { referredTo, referring }) => {
      for (const { id } of referring) {
        const row = await find(settling, tenant, id);
        if (row) await index(settling, tenant, row);
      }
      const voiding = referring.filter(({ verb }) => verb.id === VOIDED);
      const targets = voiding.flatMap((statement) => refOf(statement) ?? []);
      for (const target of new Set([...referredTo, ...targets])) await voidIfTold(settling, tenant, target);
      await indexReferrers(settling, tenant, referredTo);
    },
  };
}

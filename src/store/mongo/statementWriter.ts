import { setTimeout as delay } from 'node:timers/promises';
import type mongoose from 'mongoose';
import { TrellisError } from '../../errors.ts';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { sameMeaning } from '../../xapi/equal.ts';
import type { Inserted } from '../port/statements.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './engineError.ts';
import { only, scalar } from './filter.ts';
import { BLOCK_LEASE_MS, type Block, type StatementClock, stands } from './statementClock.ts';
import type { StatementReferences } from './statementReferences.ts';
import { rowOf, type StatementRow, statementOf } from './statementRow.ts';

/** Pause before a statement that somebody else is writing is looked at again, in milliseconds. */
const PAUSE_MS = 20;
/** So many statements may take as long again as one; a thousand stay far below the lease of a block. */
const PATIENT_FOR = 200;
/** Repeats after another writer took an id first. */
const MOST_TRIES = 8;

/** Stores statements of a tenant, all or none. */
export interface StatementWriter {
  insertAll(tenant: string, statements: readonly AnyStatement[], now: number): Promise<Inserted>;
  /** Ends blocks whose writer is dead: what nobody could read is removed, what was readable is settled. */
  recover(tenant: string, open: readonly Block[]): Promise<void>;
}

/** What writing needs; `rows` is the collection. */
interface Writing {
  readonly database: Database;
  readonly rows: mongoose.mongo.Collection<StatementRow>;
  readonly clock: StatementClock;
  readonly references: StatementReferences;
}

/** Writes under blocks of moments, which readers do not pass until they are closed (`statementClock.ts`). */
export function statementWriter(
  database: Database,
  clock: StatementClock,
  references: StatementReferences,
): StatementWriter {
  const rows = database.connection.collection<StatementRow>('statements');
  const writing = { database, rows, clock, references };
  return {
    insertAll: (tenant, statements, now) => insertAll(writing, tenant, statements, now),
    recover: (tenant, open) => recover(writing, tenant, open),
  };
}

async function insertAll(
  writing: Writing,
  tenant: string,
  statements: readonly AnyStatement[],
  now: number,
): Promise<Inserted> {
  let fresh = statements;
  for (let tries = 0; tries < MOST_TRIES && fresh.length > 0; tries += 1) {
    const block = await writing.clock.take(tenant, fresh.length, now);
    if (await write(writing, tenant, fresh, block)) {
      await finish(writing, tenant, fresh, block);
      return { outcome: 'stored', fresh: fresh.length };
    }
    const left = await missing(writing, tenant, statements);
    if (typeof left === 'string') return { outcome: 'conflict', id: left };
    fresh = left;
  }
  if (fresh.length > 0) throw new TrellisError('store_unavailable', 'statements of these ids come and go');
  return { outcome: 'stored', fresh: 0 };
}

/** False when an id was taken: then nothing was written. */
async function write(
  writing: Writing,
  tenant: string,
  statements: readonly AnyStatement[],
  block: Block,
): Promise<boolean> {
  const written = statements.map((one, index) => rowOf(tenant, one, block.from + index, block.id));
  try {
    const patience = 1 + written.length / PATIENT_FOR;
    await writing.database.call(() => writing.rows.insertMany(written, { ordered: false }), patience);
    return true;
  } catch (error) {
    await abandon(writing, tenant, block.id);
    if (error instanceof Error && isDuplicate(error.cause)) return false;
    throw error;
  }
}

/** Removes what was written under a block and gives it back. */
async function abandon({ database, rows, clock }: Writing, tenant: string, block: string): Promise<void> {
  await database.call(() => rows.deleteMany(only({ tenant, block })));
  await clock.close(tenant, block);
}

async function finish(
  { database, rows, clock, references }: Writing,
  tenant: string,
  statements: readonly AnyStatement[],
  { id }: Block,
): Promise<void> {
  const found = await references.between(tenant, statements);
  const gone = () => new TrellisError('store_unavailable', 'statements were written too slowly');
  if (found.referredTo.length + found.referring.length > 0) {
    if (!(await clock.commit(tenant, id))) throw gone();
    await references.settle(tenant, found);
  }
  if (await clock.close(tenant, id)) return;
  await database.call(() => rows.deleteMany(only({ tenant, block: id })));
  throw gone();
}

/** Those of the statements that do not stand yet, or the id of one that stands with another meaning. */
async function missing(
  writing: Writing,
  tenant: string,
  statements: readonly AnyStatement[],
): Promise<readonly AnyStatement[] | string> {
  const { database, rows, clock } = writing;
  const filter = { ...only({ tenant }), id: { $in: statements.map(({ id }) => scalar(id)) } };
  for (;;) {
    const look = await clock.read(tenant);
    const standing = await database.call(() => rows.find(filter).toArray());
    if (standing.every((row) => stands(row, look))) {
      const known = new Map(standing.map((row) => [row.id, row]));
      const other = statements.find((one) => {
        const row = known.get(one.id);
        return row !== undefined && !sameMeaning(statementOf(row), one);
      });
      return other?.id ?? statements.filter(({ id }) => !known.has(id));
    }
    await recover(writing, tenant, look.open);
    await delay(PAUSE_MS);
  }
}

async function recover(writing: Writing, tenant: string, open: readonly Block[]): Promise<void> {
  const { database, rows, clock, references } = writing;
  for (const { id, at, phase } of open) {
    if (Date.now() - at < BLOCK_LEASE_MS) continue;
    if (phase === 'writing') await abandon(writing, tenant, id);
    else {
      const left = await database.call(() => rows.find(only({ tenant, block: id })).toArray());
      await references.settle(tenant, await references.between(tenant, left.map(statementOf)));
      await clock.close(tenant, id);
    }
  }
}

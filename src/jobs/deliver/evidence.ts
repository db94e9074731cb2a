import { TrellisError } from '../../errors.ts';
import type { ClaimedReader } from '../../store/port/statementReaders.ts';
import type { Worker } from '../worker.ts';

/** Statements read at a time. */
const BATCH = 50;
/** How long a reader that has read everything rests, in milliseconds. */
const IDLE_MS = 2_000;

/** Whether it may go better another time: then the statement is read again, and nothing after it before it. */
function isPassing(error: unknown): boolean {
  return error instanceof TrellisError && error.retry;
}

async function learn(worker: Worker, tenant: string, statement: Parameters<Worker['learnFrom']>[1]) {
  try {
    await worker.learnFrom(tenant, statement);
  } catch (error) {
    if (isPassing(error)) throw error;
    worker.logger.error({ err: error, statement: statement.id }, 'statement is taken for no evidence');
  }
}

/** Reads a tenant's next statements for evidence, in their order. Reading one twice changes nothing. */
export async function readEvidence(worker: Worker, reader: ClaimedReader): Promise<void> {
  const { store, now } = worker;
  const upTo = await store.statements.consistentThrough(reader.tenant, now());
  const stretch = { after: reader.cursor, upTo, ascending: true, limit: BATCH };
  const page = await store.statements.list(reader.tenant, stretch);
  for (const { statement } of page) await learn(worker, reader.tenant, statement);
  const cursor = page.at(-1)?.stored ?? reader.cursor;
  const rest = page.length === BATCH ? 0 : IDLE_MS;
  await store.statementReaders.finish(reader, cursor, now() + rest);
}

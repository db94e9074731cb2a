import type { ForwardDelivery, ForwardFilter, ForwardTarget } from '../../store/port/forwards.ts';
import type { ClaimedReader } from '../../store/port/statementReaders.ts';
import type { KeptStatement } from '../../store/port/statements.ts';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { profileIri } from '../../xapi/vocabulary/iris.ts';
import { pauseAfter } from '../retry.ts';
import type { Worker } from '../worker.ts';
import { type OpenTarget, type Sending, sendInOrder } from './sendInOrder.ts';

/** Statements read at a time, and sent in one request. */
const BATCH = 100;
/** Letters tried again in one round. */
const LETTERS = 20;
/** How long a target that has everything rests, in milliseconds. */
const IDLE_MS = 2_000;

function isWanted(
  base: string,
  { verbs, activities, ownOnly }: ForwardFilter,
  statement: AnyStatement,
): boolean {
  const { object } = statement;
  const about = 'id' in object && object.objectType !== 'StatementRef' ? object.id : null;
  const categories = statement.context?.contextActivities?.category ?? [];
  return (
    (verbs.length === 0 || verbs.includes(statement.verb.id)) &&
    (activities.length === 0 || activities.some((start) => about?.startsWith(start) === true)) &&
    (!ownOnly || categories.some(({ id }) => id === profileIri(base)))
  );
}

/** The next statements of the tenant that everybody sees in the same order, wanted or not. */
async function nextPage({ store, now }: Worker, reader: ClaimedReader): Promise<readonly KeptStatement[]> {
  const upTo = await store.statements.consistentThrough(reader.tenant, now());
  const stretch = { after: reader.cursor, upTo, ascending: true, limit: BATCH };
  return store.statements.list(reader.tenant, stretch);
}

/** Tries letters again that an operator asked for; why it stopped, if it did. */
async function tryLetters(worker: Worker, open: OpenTarget): Promise<Sending> {
  const { store } = worker;
  const { id, tenant } = open.target;
  let accepted = 0;
  for (const { statement } of await store.deadLetters.waiting(id, LETTERS)) {
    const kept = await store.statements.find(tenant, statement);
    const sending = kept ? await sendInOrder(worker, open, [kept.statement]) : null;
    if (sending?.wait) return { ...sending, accepted };
    // Refused again, it was put aside again; gone from the store, or accepted, it is none.
    if (sending === null || sending.accepted === 1) await store.deadLetters.settle(id, statement);
    accepted += sending?.accepted ?? 0;
  }
  return { done: 0, accepted, wait: null };
}

function noted(worker: Worker, before: ForwardDelivery, { accepted, wait }: Sending): ForwardDelivery {
  const now = worker.now();
  const sent = before.sent + accepted;
  const sentAt = accepted > 0 ? now : before.sentAt;
  if (wait === null) return { sent, sentAt, attempts: 0, failingSince: null, reason: null };
  const going = accepted === 0 ? before : { attempts: 0, failingSince: null };
  return {
    sent,
    sentAt,
    attempts: going.attempts + 1,
    failingSince: going.failingSince ?? now,
    reason: wait.reason,
  };
}

interface Round {
  readonly reader: ClaimedReader;
  readonly page: readonly KeptStatement[];
  readonly wanted: readonly KeptStatement[];
}

/** How far the reader came: to the end of the page, or to the last statement that is done with. */
function cursorAfter({ reader, page, wanted }: Round, { done }: Sending): number {
  const last = done === wanted.length ? page.at(-1) : wanted[done - 1];
  return last?.stored ?? reader.cursor;
}

async function openTarget(worker: Worker, target: ForwardTarget): Promise<OpenTarget> {
  const { endpoint, username, version, id } = target;
  const password = await worker.unseal(target.password, id);
  return { target, access: { endpoint, username, password, version } };
}

async function finish(worker: Worker, target: ForwardTarget, round: Round, sending: Sending): Promise<void> {
  const delivery = noted(worker, target.delivery, sending);
  await worker.store.forwards.note(target.id, delivery);
  const more = round.page.length === BATCH || sending.done < round.wanted.length;
  const rest = more ? 0 : IDLE_MS;
  const pause = sending.wait ? pauseAfter(delivery.attempts, worker.chance(), sending.wait.afterMs) : rest;
  await worker.store.statementReaders.finish(round.reader, cursorAfter(round, sending), worker.now() + pause);
}

/**
 * Sends a target its next statements, in the order they were stored, and writes how far it came. What was sent and not
 * written down (a crash, a lost claim) is sent once more under the same ids, which changes nothing there. A target that
 * does not answer is tried for as long as it is not removed: it loses nothing by being away.
 */
export async function forward(worker: Worker, reader: ClaimedReader): Promise<void> {
  const target = await worker.store.forwards.find(reader.id);
  if (target === null) return worker.store.statementReaders.remove(reader.id);
  const open = await openTarget(worker, target);
  const letters = await tryLetters(worker, open);
  const page = letters.wait ? [] : await nextPage(worker, reader);
  const wanted = page.filter(({ statement }) => isWanted(worker.publicUrl, target.filter, statement));
  const sending = await sendInOrder(
    worker,
    open,
    wanted.map(({ statement }) => statement),
  );
  const accepted = letters.accepted + sending.accepted;
  const wait = letters.wait ?? sending.wait;
  await finish(worker, target, { reader, page, wanted }, { ...sending, accepted, wait });
}

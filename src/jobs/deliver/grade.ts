import { type ErrorCode, TrellisError } from '../../errors.ts';
import { type ScoreOutcome, sendScore } from '../../lti/ags.ts';
import { workLink } from '../../lti/workLink.ts';
import type { ClaimedGrade, GradeDelivery } from '../../store/port/grades.ts';
import { GIVE_UP_AFTER_MS, LONGEST_MS, pauseAfter } from '../retry.ts';
import type { Worker } from '../worker.ts';
import { lookUpLineItem } from './lineItem.ts';
import { type Recipient, recipientsOf } from './recipient.ts';

/** Moodle compares whole seconds and refuses an equal one. */
const STEP_MS = 1000;

/** A claimed row with its timestamp on the wire fixed and kept: the very same score goes out however often it is tried. */
export interface ReadyGrade {
  /** The row as it is written now. */
  readonly row: ClaimedGrade;
  /** As it was claimed: what stands again when it is not sent. */
  readonly claimed: ClaimedGrade;
  /** The same score may have left before. */
  readonly again: boolean;
  recipient(): Promise<Recipient>;
}

/** What became of a row; `due` is the next try. */
export interface Settlement {
  readonly row: ClaimedGrade;
  readonly delivery: GradeDelivery;
  readonly due: number | null;
}

/** Points to four decimals: 27.5, not 27.500000000000004. */
function rounded(points: number): number {
  return Math.round(points * 10_000) / 10_000;
}

/** The timestamp on the wire: fixed once per decided grade, kept on retry, always above the one before. */
function wireOf({ want, delivery }: ClaimedGrade): NonNullable<GradeDelivery['wire']> {
  if (delivery.wire?.sequence === want.sequence) return delivery.wire;
  const before = Math.max(delivery.sent?.timestamp ?? 0, delivery.wire?.timestamp ?? 0);
  return { sequence: want.sequence, timestamp: Math.max(want.decidedAt, before + STEP_MS) };
}

function sent(row: ClaimedGrade, now: number): Settlement {
  const { want, delivery } = row;
  const wire = delivery.wire ?? wireOf(row);
  const { sequence, value } = want;
  return {
    row,
    delivery: {
      status: 'sent',
      wire,
      sent: { sequence, value, timestamp: wire.timestamp, at: now },
      attempts: 0,
      failingSince: null,
      reason: null,
    },
    due: null,
  };
}

/** A failure that may pass: try later, up to two days after the first one. */
function failed(
  worker: Worker,
  row: ClaimedGrade,
  claimed: GradeDelivery,
  why: { reason: ErrorCode; afterMs: number | null },
): Settlement {
  const now = worker.now();
  const { delivery } = row;
  // A row that was parked, then wanted or sent again, starts afresh: else its first failure would park it once more.
  const going = claimed.status === 'retrying';
  const failingSince = (going ? delivery.failingSince : null) ?? now;
  const attempts = (going ? delivery.attempts : 0) + 1;
  const over = now - failingSince >= GIVE_UP_AFTER_MS;
  const next: GradeDelivery = {
    ...delivery,
    status: over ? 'parked' : 'retrying',
    attempts,
    failingSince,
    reason: why.reason,
    pausedUntil: why.afterMs === null ? null : now + Math.min(why.afterMs, LONGEST_MS),
  };
  const due = over ? null : now + pauseAfter(attempts, worker.chance(), why.afterMs);
  return { row, delivery: next, due };
}

function settlementOf(worker: Worker, { row, claimed }: ReadyGrade, outcome: ScoreOutcome): Settlement {
  const { delivery } = row;
  switch (outcome.outcome) {
    case 'sent':
      return sent(row, worker.now());
    case 'superseded':
      return { row, delivery: { ...delivery, status: 'superseded', reason: 'grade_superseded' }, due: null };
    case 'permanent':
      return { row, delivery: { ...delivery, status: 'parked', reason: outcome.code }, due: null };
    case 'retry': {
      const reason = outcome.code ?? (outcome.ambiguous ? 'outbound_failed' : 'gradebook_busy');
      return failed(worker, row, claimed.delivery, { reason, afterMs: outcome.afterMs });
    }
  }
}

/** Nothing was sent: what was fixed for the wire is taken back. */
function refused(worker: Worker, { claimed, row: { delivery } }: ReadyGrade, error: unknown): Settlement {
  const { triedAt = worker.now() } = delivery;
  const row = { ...claimed, delivery: { ...claimed.delivery, triedAt } };
  if (error instanceof TrellisError && !error.retry)
    return { row, delivery: { ...row.delivery, status: 'parked', reason: error.code }, due: null };
  const reason = error instanceof TrellisError ? error.code : 'outbound_failed';
  return failed(worker, row, claimed.delivery, { reason, afterMs: null });
}

/** Sends the score; when the column is gone, looks for it once more, as after a teacher deleted and restored it. */
async function send(worker: Worker, to: Recipient, { row, again }: ReadyGrade): Promise<ScoreOutcome> {
  const { access, activity, userId } = to;
  const score = {
    userId,
    scoreGiven: rounded(row.want.value * activity.points),
    scoreMaximum: activity.points,
    timestamp: row.delivery.wire?.timestamp ?? row.want.decidedAt,
    activityProgress: row.want.completed ? 'Completed' : 'InProgress',
    workLink: workLink(worker.publicUrl, row.want.learner),
    newAttempt: row.delivery.sent?.sequence !== row.want.sequence,
  } as const;
  const options = { retryOfAmbiguous: again };
  const outcome = await sendScore(access, to.lineItem, score, worker.services, options);
  const gone = outcome.outcome === 'permanent' && outcome.code === 'line_item_gone';
  if (!gone || !to.link.ags?.lineItems) return outcome;
  const lineItem = await lookUpLineItem(worker, to).catch(() => null);
  return lineItem === null || lineItem === to.lineItem
    ? outcome
    : sendScore(access, lineItem, score, worker.services, options);
}

/**
 * Fixes what each of these goes out with and writes it, all in one commit: a crash after it repeats the very same score,
 * which the gradebook takes for what it is. Leaves out those whose claim was lost.
 */
export async function readyGrades(worker: Worker, rows: readonly ClaimedGrade[]): Promise<ReadyGrade[]> {
  const recipientOf = recipientsOf(worker, rows);
  const ready = rows.map((claimed): ReadyGrade => {
    const { delivery, want } = claimed;
    const wire = wireOf(claimed);
    const row = { ...claimed, delivery: { ...delivery, wire, reason: null, triedAt: worker.now() } };
    // No reason: the try before this one never came back to tell, and may have arrived as well as one without an answer.
    const ambiguous = delivery.reason === null || delivery.reason === 'outbound_failed';
    const again = delivery.wire?.sequence === want.sequence && ambiguous;
    return { row, claimed, again, recipient: () => recipientOf(claimed) };
  });
  const kept = await Promise.all(ready.map(({ row }) => worker.store.grades.record(row, row.delivery)));
  return ready.filter((_, index) => kept[index]);
}

/** Sends one grade and says what became of it, which is to be written. Never rejects. */
export async function deliverGrade(worker: Worker, ready: ReadyGrade): Promise<Settlement> {
  let to: Recipient;
  try {
    to = await ready.recipient();
  } catch (error) {
    return refused(worker, ready, error);
  }
  const outcome = await send(worker, to, ready);
  const { registration, deploymentId } = to.access;
  if (outcome.outcome === 'sent') worker.graded({ registration: registration.id, deployment: deploymentId });
  return settlementOf(worker, ready, outcome);
}

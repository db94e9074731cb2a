import { type ErrorCode, TrellisError } from '../../errors.ts';
import { type ScoreOutcome, sendScore } from '../../lti/ags.ts';
import { workLink } from '../../lti/workLink.ts';
import type { ClaimedGrade, GradeDelivery } from '../../store/port/grades.ts';
import { wireOf } from '../../store/port/rules/gradeWire.ts';
import type { NoteLeaving } from '../leaving.ts';
import { GIVE_UP_AFTER_MS, LONGEST_MS, pauseAfter } from '../retry.ts';
import type { Worker } from '../worker.ts';
import { lookUpLineItem } from './lineItem.ts';
import { type Recipient, recipientsOf } from './recipient.ts';

/**
 * Longest that sending one takes once its recipient is known, in milliseconds: twice a token, which may be asked for with
 * two audiences, and twice the score, 15 s each.
 */
export const SENDING_MS = 95_000;

/** A claimed row that is to be sent. */
export interface ReadyGrade {
  readonly row: ClaimedGrade;
  /** End of its lease, milliseconds since the epoch. */
  readonly until: number;
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

/** Whether a try before this one may have brought the very same score to the gradebook. */
function mayHaveArrived({ want, delivery: { wire, reason } }: ClaimedGrade): boolean {
  if (wire?.sequence !== want.sequence) return false;
  // Without the mark no reason says that a try never came back to tell.
  return wire.mayHaveLeft ?? (reason === null || reason === 'outbound_failed');
}

/** The row as it goes out: the very same score however often it is tried. */
function asItGoesOut(worker: Worker, row: ClaimedGrade): ClaimedGrade {
  const wire = { ...wireOf(row), mayHaveLeft: true };
  return { ...row, delivery: { ...row.delivery, wire, reason: null, triedAt: worker.now() } };
}

/** The row after an answer that says whether the score may have arrived with this try; what it was before stays true. */
function answered(row: ClaimedGrade, before: ClaimedGrade, ambiguous: boolean): ClaimedGrade {
  const wire = { ...wireOf(row), mayHaveLeft: ambiguous || mayHaveArrived(before) };
  return { ...row, delivery: { ...row.delivery, wire } };
}

function sent(row: ClaimedGrade, now: number): Settlement {
  const { want, delivery } = row;
  const wire = delivery.wire ?? wireOf(row);
  const { sequence, value } = want;
  const sitting = want.sitting ?? delivery.sent?.sitting;
  const took = { sequence, value, timestamp: wire.timestamp, at: now };
  return {
    row,
    delivery: {
      status: 'sent',
      wire,
      sent: sitting === undefined ? took : { ...took, sitting },
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
  why: { reason: ErrorCode; afterMs: number | null },
): Settlement {
  const now = worker.now();
  const { delivery } = row;
  // A row that was parked, then wanted or sent again, starts afresh: else its first failure would park it once more.
  const going = delivery.status === 'retrying';
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

/** What the gradebook holds was put there after an instructor asked for ours, if one did: it is not overruled. */
function superseded(row: ClaimedGrade): Settlement {
  const { differs, ...rest } = row.delivery;
  const delivery = { ...rest, status: 'superseded', reason: 'grade_superseded' } as const;
  if (differs === undefined) return { row, delivery, due: null };
  const { why, shown, since } = differs;
  return { row, delivery: { ...delivery, differs: { why, shown, since } }, due: null };
}

function settlementOf(worker: Worker, row: ClaimedGrade, outcome: ScoreOutcome): Settlement {
  const { delivery } = row;
  switch (outcome.outcome) {
    case 'sent':
      return sent(row, worker.now());
    case 'superseded':
      return superseded(row);
    case 'permanent':
      return { row, delivery: { ...delivery, status: 'parked', reason: outcome.code }, due: null };
    case 'retry': {
      const reason = outcome.code ?? (outcome.ambiguous ? 'outbound_failed' : 'gradebook_busy');
      return failed(worker, row, { reason, afterMs: outcome.afterMs });
    }
  }
}

/** Nothing was sent, for a reason of the platform or of the store. */
function refused(worker: Worker, claimed: ClaimedGrade, error: unknown): Settlement {
  const row = { ...claimed, delivery: { ...claimed.delivery, triedAt: worker.now() } };
  if (error instanceof TrellisError && !error.retry)
    return { row, delivery: { ...row.delivery, status: 'parked', reason: error.code }, due: null };
  const reason = error instanceof TrellisError ? error.code : 'outbound_failed';
  return failed(worker, row, { reason, afterMs: null });
}

/** Nothing was sent: the row is due as it was, for whoever claims it next. */
export function givenBack(worker: Worker, { row }: ReadyGrade): Settlement {
  return { row, delivery: row.delivery, due: row.due ?? worker.now() };
}

/** Nobody else may claim the row while it is being sent. */
function hasTime(worker: Worker, { until }: ReadyGrade): boolean {
  return until - worker.now() >= SENDING_MS;
}

/**
 * Whether the score is the first since a sitting was opened: where attempts are limited, a platform that counted every change
 * would refuse the grades of one long sitting. Rows from before sittings were kept tell by what was decided.
 */
function isNewAttempt({ want, delivery: { sent: taken } }: ClaimedGrade): boolean {
  if (want.sitting !== undefined) return want.sitting !== taken?.sitting;
  return !want.byInstructor && taken?.sequence !== want.sequence;
}

/**
 * Sends the score; when the column is gone, looks for it once more, as after a teacher deleted and restored it. Null: it is
 * there, and too little of the lease is left.
 */
async function send(
  worker: Worker,
  to: Recipient,
  ready: ReadyGrade,
  row: ClaimedGrade,
): Promise<ScoreOutcome | null> {
  const { access, activity, userId } = to;
  const score = {
    userId,
    scoreGiven: rounded(row.want.value * activity.points),
    scoreMaximum: activity.points,
    timestamp: wireOf(row).timestamp,
    activityProgress: row.want.completed ? 'Completed' : 'InProgress',
    workLink: workLink(worker.publicUrl, row.want.learner),
    newAttempt: isNewAttempt(row),
  } as const;
  const options = { retryOfAmbiguous: mayHaveArrived(ready.row) };
  const outcome = await sendScore(access, to.lineItem, score, worker.services, options);
  const gone = outcome.outcome === 'permanent' && outcome.code === 'line_item_gone';
  if (!gone || !to.link.ags?.lineItems) return outcome;
  const lineItem = await lookUpLineItem(worker, to).catch(() => null);
  if (lineItem === null || lineItem === to.lineItem) return outcome;
  return hasTime(worker, ready) ? sendScore(access, lineItem, score, worker.services, options) : null;
}

/** Rows that were claimed together, with what they have in common read once. @param until when their lease ends */
export function readyGrades(worker: Worker, rows: readonly ClaimedGrade[], until: number): ReadyGrade[] {
  const recipientOf = recipientsOf(worker, rows);
  return rows.map((row) => ({ row, until, recipient: () => recipientOf(row) }));
}

/**
 * Sends one grade and says what became of it, which is to be written. What it goes out with is kept before it leaves: a
 * crash after that repeats the very same score, which the gradebook takes for what it is. A row that was lost or gave way
 * meanwhile, or with too little left of its lease, is not sent. Rejects, with nothing sent, when the store does.
 * @param mayLeave keeps what it goes out with, and says whether it still may
 */
export async function deliverGrade(
  worker: Worker,
  ready: ReadyGrade,
  mayLeave: NoteLeaving,
): Promise<Settlement> {
  const { row: claimed } = ready;
  let to: Recipient;
  try {
    to = await ready.recipient();
  } catch (error) {
    return refused(worker, claimed, error);
  }
  if (!hasTime(worker, ready)) return givenBack(worker, ready);
  const row = asItGoesOut(worker, claimed);
  // Looked at once more, for the store may have taken long.
  if (!(await mayLeave(row)) || !hasTime(worker, ready)) return givenBack(worker, ready);
  const outcome = await send(worker, to, ready, row);
  if (outcome === null) return givenBack(worker, ready);
  const { registration, deploymentId } = to.access;
  if (outcome.outcome === 'sent') worker.graded({ registration: registration.id, deployment: deploymentId });
  const ambiguous = outcome.outcome === 'retry' && outcome.ambiguous;
  return settlementOf(worker, answered(row, claimed, ambiguous), outcome);
}

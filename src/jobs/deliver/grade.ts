import { type ErrorCode, TrellisError } from '../../errors.ts';
import { type ScoreOutcome, sendScore } from '../../lti/ags.ts';
import { workLink } from '../../lti/workLink.ts';
import type { ClaimedGrade, GradeDelivery } from '../../store/port/grades.ts';
import { GIVE_UP_AFTER_MS, LONGEST_MS, pauseAfter } from '../retry.ts';
import type { Worker } from '../worker.ts';
import { type Column, lineItemOf, lookUpLineItem } from './lineItem.ts';

/** Moodle compares whole seconds and refuses an equal one. */
const STEP_MS = 1000;

interface Target extends Column {
  readonly lineItem: string;
  readonly userId: string;
}

async function targetOf(worker: Worker, row: ClaimedGrade): Promise<Target> {
  const { store } = worker;
  const { want } = row;
  const [link, learner, activity] = await Promise.all([
    store.links.get(want.link),
    store.learners.get(want.learner),
    store.activities.get(want.activity),
  ]);
  if (!link || !learner || !activity)
    throw new TrellisError('line_item_gone', 'link, learner or activity is gone');
  const [registration, deployment] = await Promise.all([
    store.platforms.get(link.registration),
    store.platforms.deployment(link.registration, link.deployment),
  ]);
  if (registration?.status !== 'active') throw new TrellisError('registration_inactive');
  if (deployment?.status !== 'active') throw new TrellisError('deployment_disabled');
  const access = { registration, deploymentId: link.deployment, granted: link.ags?.scope ?? null };
  const column = { access, link, activity };
  return { ...column, lineItem: await lineItemOf(worker, column), userId: learner.sub };
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

function sent(row: ClaimedGrade, wire: NonNullable<GradeDelivery['wire']>, now: number): GradeDelivery {
  const { sequence, value } = row.want;
  return {
    status: 'sent',
    wire,
    sent: { sequence, value, timestamp: wire.timestamp, at: now },
    attempts: 0,
    failingSince: null,
    reason: null,
  };
}

/** A failure that may pass: try later, up to two days after the first one. */
function failed(
  worker: Worker,
  row: ClaimedGrade,
  delivery: GradeDelivery,
  why: { reason: ErrorCode; afterMs: number | null },
) {
  const now = worker.now();
  // A row that was parked, then wanted or sent again, starts afresh: else its first failure would park it once more.
  const going = row.delivery.status === 'retrying';
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
  return worker.store.grades.finish(row, next, due, now);
}

function settle(
  worker: Worker,
  row: ClaimedGrade,
  delivery: GradeDelivery,
  outcome: ScoreOutcome,
): Promise<boolean> {
  const now = worker.now();
  const { grades } = worker.store;
  switch (outcome.outcome) {
    case 'sent':
      return grades.finish(row, sent(row, delivery.wire ?? wireOf(row), now), null, now);
    case 'superseded':
      return grades.finish(row, { ...delivery, status: 'superseded', reason: 'grade_superseded' }, null, now);
    case 'permanent':
      return grades.finish(row, { ...delivery, status: 'parked', reason: outcome.code }, null, now);
    case 'retry': {
      const reason = outcome.code ?? (outcome.ambiguous ? 'outbound_failed' : 'gradebook_busy');
      return failed(worker, row, delivery, { reason, afterMs: outcome.afterMs });
    }
  }
}

function refused(worker: Worker, row: ClaimedGrade, error: unknown): Promise<boolean> {
  if (error instanceof TrellisError && !error.retry) {
    return settle(worker, row, row.delivery, { outcome: 'permanent', code: error.code, status: null });
  }
  const reason = error instanceof TrellisError ? error.code : 'outbound_failed';
  return failed(worker, row, row.delivery, { reason, afterMs: null });
}

/** Sends the score; when the column is gone, looks for it once more, as after a teacher deleted and restored it. */
async function send(
  worker: Worker,
  target: Target,
  row: ClaimedGrade,
  again: boolean,
): Promise<ScoreOutcome> {
  const { access, activity, userId } = target;
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
  const outcome = await sendScore(access, target.lineItem, score, worker.services, options);
  const gone = outcome.outcome === 'permanent' && outcome.code === 'line_item_gone';
  if (!gone || !target.link.ags?.lineItems) return outcome;
  const lineItem = await lookUpLineItem(worker, target).catch(() => null);
  return lineItem === null || lineItem === target.lineItem
    ? outcome
    : sendScore(access, lineItem, score, worker.services, options);
}

/** Sends one grade and writes what became of it. Rejects only when the store does not answer. */
export async function deliverGrade(worker: Worker, claimed: ClaimedGrade): Promise<void> {
  const row = { ...claimed, delivery: { ...claimed.delivery, triedAt: worker.now() } };
  let target: Target;
  try {
    target = await targetOf(worker, row);
  } catch (error) {
    await refused(worker, row, error);
    return;
  }
  const { reason } = row.delivery;
  // No reason: the try before this one never came back to tell, and may have arrived as well as one without an answer.
  const ambiguous = reason === null || reason === 'outbound_failed';
  const again = row.delivery.wire?.sequence === row.want.sequence && ambiguous;
  const delivery = { ...row.delivery, wire: wireOf(row), reason: null };
  // Written before sending: a crash after it repeats the very same score, which the gradebook takes for what it is.
  if (!(await worker.store.grades.record(row, delivery))) return;
  const outcome = await send(worker, target, { ...row, delivery }, again);
  const { registration, deploymentId } = target.access;
  if (outcome.outcome === 'sent') worker.graded({ registration: registration.id, deployment: deploymentId });
  await settle(worker, row, delivery, outcome);
}

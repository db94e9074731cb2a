import type { GradeDelivery, GradeRow, GradeStatus, GradeWant, Presser, Quiet } from '../grades.ts';
import { givesWay, heldGrade } from './comparedGrade.ts';
import { wireOfNow } from './gradeWire.ts';

/** An outbox row as an adapter keeps it. Times in milliseconds since the epoch. */
export interface KeptGrade extends Omit<GradeRow, 'key'> {
  readonly claim: string | null;
  readonly leasedUntil: number | null;
  /** First change that no try has carried yet; null when the newest try carried all of them. A claim begins a try. */
  readonly unsentSince: number | null;
}

const UNTRIED: GradeDelivery = {
  status: 'waiting',
  wire: null,
  sent: null,
  attempts: 0,
  failingSince: null,
  reason: null,
};

/** The row after an event decided a grade; null when it knows this or something newer already. */
export function wantedGrade(
  known: KeptGrade | null,
  decided: GradeWant,
  quiet: Quiet,
  now: number,
): KeptGrade | null {
  if (known !== null && !isNewer(decided, known.want)) return null;
  const want = inSitting(decided, known?.want.sitting);
  if (known !== null && stands(known.delivery, want)) return standingGrade(known, want);
  if (known !== null && givesWay(known.delivery, want.value)) return heldGrade(known, want);
  const unsentSince = known?.unsentSince ?? now;
  const delivery = known?.delivery ?? UNTRIED;
  return {
    want,
    delivery: { ...delivery, status: withSomethingToSend(delivery.status) },
    due: notBefore(known, want.final ? now : Math.min(unsentSince + quiet.mostMs, now + quiet.quietMs)),
    claim: known?.claim ?? null,
    leasedUntil: known?.leasedUntil ?? null,
    unsentSince,
  };
}

/** What was decided outside of any sitting has in it what was learnt in the newest one. */
function inSitting(want: GradeWant, known: string | undefined): GradeWant {
  return want.sitting === undefined && known !== undefined ? { ...want, sitting: known } : want;
}

/** Whether the gradebook took this very value last, nothing was decided since, and it was not seen to have lost it. */
function stands({ status, sent, differs }: GradeDelivery, { value }: GradeWant): boolean {
  const lost = differs?.why === 'missing' || differs?.why === 'older';
  return status === 'sent' && sent?.value === value && !lost;
}

/**
 * The row after an event that decided what stands there already, as the end of a sitting does: sent once more it would be
 * another attempt to some gradebooks, and newer than what a teacher has put there since.
 */
function standingGrade(known: KeptGrade, want: GradeWant): KeptGrade {
  const { sent } = known.delivery;
  return {
    ...known,
    want,
    due: null,
    unsentSince: null,
    delivery: { ...known.delivery, sent: sent && { ...sent, sequence: want.sequence } },
  };
}

/** A platform that asked for a pause gets it: something newer to send does not bring the next try forward. */
function notBefore(known: KeptGrade | null, due: number): number {
  return known?.delivery.status === 'retrying' ? Math.max(known.due ?? due, due) : due;
}

/** The row after a try, see `GradeStore.finish`; `tried` is what the try carried. */
export function finishedGrade(
  known: KeptGrade,
  tried: GradeWant,
  delivery: GradeDelivery,
  due: number | null,
  now: number,
): KeptGrade {
  const free = { ...known, claim: null, leasedUntil: null };
  const settled = { ...delivery, sent: withBefore(delivery.sent, known.delivery.sent) };
  if (!isNewer(known.want, tried)) return { ...free, delivery: settled, due };
  const row = { ...free, delivery: settled };
  if (stands(settled, known.want)) return standingGrade(row, known.want);
  if (givesWay(settled, known.want.value)) return heldGrade(row, known.want);
  return {
    ...free,
    delivery: { ...settled, status: withSomethingToSend(delivery.status) },
    due: delivery.status === 'retrying' ? Math.max(due ?? now, known.due ?? now) : (known.due ?? now),
  };
}

/** What was taken, with the value that had been taken before: a gradebook that shows that one was not changed by hand. */
function withBefore(sent: GradeDelivery['sent'], last: GradeDelivery['sent']): GradeDelivery['sent'] {
  if (sent === null || last === null || sent.timestamp === last.timestamp) return sent;
  const before = last.value === sent.value ? last.before : last.value;
  return before === undefined ? sent : { ...sent, before };
}

/**
 * Statuses that "send again" helps, by who presses it. A superseded grade gave way to a newer one, mostly the teacher's,
 * and only a teacher may put the earned one in its place; so with a sent one, once the comparison has shown that it was
 * changed or cleared there.
 */
export const RESENDABLE: Readonly<Record<Presser, readonly GradeStatus[]>> = {
  learner: ['parked', 'retrying'],
  instructor: ['parked', 'retrying', 'superseded'],
  comparer: ['parked', 'retrying', 'superseded', 'sent'],
  administrator: ['parked', 'retrying'],
};

/** Least time between a try and the next that a learner asks for: whoever keeps pressing must not keep the LMS busy. */
export const RESEND_GAP_MS = 10_000;

/** The row after somebody pressed "send again"; null when there is nothing to send again. */
export function resentGrade(known: KeptGrade, by: Presser, now: number): KeptGrade | null {
  const { delivery } = known;
  if (!RESENDABLE[by].includes(delivery.status)) return null;
  const anew = delivery.status === 'superseded' || delivery.status === 'sent';
  const wire = anew ? wireOfNow(known, now) : delivery.wire;
  const wanted = by === 'instructor' || by === 'comparer' ? overruled(delivery) : delivery;
  return {
    ...known,
    delivery: { ...wanted, wire, status: 'waiting' },
    due: Math.max(now, mayBeTriedAt(delivery, by)),
  };
}

/** An instructor wants ours in the place of what was seen in the gradebook. */
function overruled(delivery: GradeDelivery): GradeDelivery {
  const { differs } = delivery;
  return differs === undefined ? delivery : { ...delivery, differs: { ...differs, overruled: true } };
}

/** When "send again" may lead to a try: not in a pause the platform asked for, which holds for all who press. */
function mayBeTriedAt({ triedAt = 0, pausedUntil }: GradeDelivery, by: Presser): number {
  return Math.max(pausedUntil ?? 0, by === 'learner' ? triedAt + RESEND_GAP_MS : 0);
}

/** Sequences count within one pack; where an activity moved to another pack, the later decision is the newer one. */
function isNewer(a: GradeWant, b: GradeWant): boolean {
  return a.pack === b.pack ? a.sequence > b.sequence : a.decidedAt > b.decidedAt;
}

/** Trouble that is being retried stays visible while something newer waits; everything else waits. */
function withSomethingToSend(status: GradeStatus): GradeStatus {
  return status === 'retrying' ? 'retrying' : 'waiting';
}

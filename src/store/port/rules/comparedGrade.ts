import type { GradeDelivery, GradeRow, GradeWant, SeenGrade } from '../grades.ts';

/** What the rules here need of a row as an adapter keeps it. */
type Row = Pick<GradeRow, 'want' | 'delivery' | 'due'>;

/** Somebody changed in the gradebook what it had taken from here. */
function isChangedByHand({ status, differs }: GradeDelivery): boolean {
  return differs?.why === 'byHand' && (status === 'sent' || status === 'superseded');
}

/**
 * Whether a grade decided since, a share, leaves alone what somebody put into the gradebook by hand: it would lower it, or
 * a zero stands there, which nobody gives by accident. Then only an instructor who asks for it puts ours in its place. What
 * stands lower otherwise may be the platform's own doing, such as a deduction for lateness, and must not keep grades back.
 */
export function givesWay(delivery: GradeDelivery, value: number): boolean {
  const shown = delivery.differs?.shown ?? null;
  return isChangedByHand(delivery) && shown !== null && (shown > value || shown === 0);
}

/** The row with a want that waits for "send again". */
export function heldGrade<R extends Row & { readonly unsentSince: number | null }>(
  known: R,
  want: GradeWant,
): R {
  const delivery = { ...known.delivery, status: 'superseded', reason: 'grade_superseded' } as const;
  return { ...known, want, delivery, due: null, unsentSince: null };
}

/** Something newer was decided than was taken last. */
function isUnsent({ want, delivery: { sent } }: Row): boolean {
  return sent === null || sent.sequence !== want.sequence || sent.value !== want.value;
}

/** The row after a reading found both sides alike. One that gave way to what is no longer there is sent after all. */
function agreeing<R extends Row>(known: R, at: number): R | null {
  const { differs, ...rest } = known.delivery;
  if (differs === undefined) return null;
  if (!isChangedByHand(known.delivery) || !isUnsent(known)) return { ...known, delivery: rest };
  return { ...known, delivery: { ...rest, status: 'waiting', reason: null }, due: at };
}

/** The row after the gradebook was read, see `GradeStore.compared`; null when it says nothing new. */
export function comparedGrade<R extends Row>(known: R, { timestamp, differs, at }: SeenGrade): R | null {
  const { status, sent, differs: before } = known.delivery;
  if (status !== 'sent' && status !== 'superseded') return null;
  if ((sent?.timestamp ?? null) !== timestamp) return null;
  if (differs === null) return agreeing(known, at);
  const same = before !== undefined && before.why === differs.why && before.shown === differs.shown;
  return same ? null : { ...known, delivery: { ...known.delivery, differs: { ...differs, since: at } } };
}

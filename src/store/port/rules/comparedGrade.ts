import type { GradeDelivery, GradeRow, GradeWant, SeenGrade } from '../grades.ts';

/** What the rules here need of a row as an adapter keeps it. */
type Row = Pick<GradeRow, 'want' | 'delivery' | 'due'>;

/**
 * Whether a grade that was decided since leaves what stands in the gradebook alone: somebody changed it there by hand, and
 * only an instructor who asks for it puts ours in its place.
 */
export function givesWay({ status, differs }: GradeDelivery): boolean {
  return differs?.why === 'byHand' && (status === 'sent' || status === 'superseded');
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
  if (!givesWay(known.delivery) || !isUnsent(known)) return { ...known, delivery: rest };
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

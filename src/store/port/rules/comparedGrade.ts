import type { GradeDelivery, GradeRow, GradeWant, SeenGrade } from '../grades.ts';
import { alikeShares } from './alikeShares.ts';
import { wireOfNow } from './gradeWire.ts';

/** What the rules here need of a row as an adapter keeps it. */
type Row = Pick<GradeRow, 'want' | 'delivery' | 'due'>;

/** What somebody put into the gradebook by hand, a share, as last read; null where nothing there is known to be a person's. */
function putByHand({ differs, sent }: GradeDelivery): number | null {
  if (differs === undefined || differs.overruled) return null;
  const { why, shown } = differs;
  // A platform that refused ours for a newer one, and shows what it took from here, holds nobody else's.
  const ours = sent !== null && shown !== null && alikeShares(sent.value, shown);
  return why === 'byHand' || (why === 'newer' && !ours) ? shown : null;
}

/**
 * Whether a grade decided since, a share, leaves alone what somebody put into the gradebook by hand: it would lower it, or
 * a zero stands there, which nobody gives by accident. Then only an instructor who asks for it puts ours in its place. What
 * stands lower otherwise may be the platform's own doing, such as a deduction for lateness, and must not keep grades back.
 * What is being sent meanwhile, or could not be, changes nothing of that.
 */
export function givesWay(delivery: GradeDelivery, value: number): boolean {
  const shown = putByHand(delivery);
  return shown !== null && (shown > value || shown === 0);
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

/** The row once what it gave way to is gone. The platform may count the change back as one too, so ours is of now. */
function sentAfterAll<R extends Row>(known: R, at: number): R {
  const { differs: _gone, ...rest } = known.delivery;
  return { ...known, delivery: { ...rest, wire: wireOfNow(known, at), status: 'waiting' }, due: at };
}

/** The row after a reading found both sides alike. */
function agreeing<R extends Row>(known: R, at: number): R | null {
  const { differs, ...rest } = known.delivery;
  if (differs === undefined) return null;
  const gaveWay = putByHand(known.delivery) !== null && isUnsent(known);
  return gaveWay ? sentAfterAll(known, at) : { ...known, delivery: rest };
}

/** The row after the gradebook was read, see `GradeStore.compared`; null when it says nothing new. */
export function comparedGrade<R extends Row>(known: R, { timestamp, differs, at }: SeenGrade): R | null {
  const { status, sent, differs: before } = known.delivery;
  if (status !== 'sent' && status !== 'superseded') return null;
  if ((sent?.timestamp ?? null) !== timestamp) return null;
  if (differs === null) return agreeing(known, at);
  if (differs.why === 'missing' && status === 'superseded') return sentAfterAll(known, at);
  const same = before !== undefined && before.why === differs.why && before.shown === differs.shown;
  return same ? null : { ...known, delivery: { ...known.delivery, differs: { ...differs, since: at } } };
}

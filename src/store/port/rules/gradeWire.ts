import type { GradeDelivery, GradeRow } from '../grades.ts';

/** Moodle compares whole seconds and refuses an equal one. */
const STEP_MS = 1000;

/** What a grade goes out with. */
type Wire = NonNullable<GradeDelivery['wire']>;

type Row = Pick<GradeRow, 'want' | 'delivery'>;

/** A timestamp of this moment, but above all that may have left before. */
export function wireOfNow({ want, delivery: { sent, wire } }: Row, now: number): Wire {
  const before = Math.max(sent?.timestamp ?? 0, wire?.timestamp ?? 0);
  return { sequence: want.sequence, timestamp: Math.max(now, before + STEP_MS), mayHaveLeft: false };
}

/** The timestamp on the wire: fixed once per decided grade, from when it was decided, and kept on retry. */
export function wireOf(row: Row): Wire {
  const { want, delivery } = row;
  return delivery.wire?.sequence === want.sequence ? delivery.wire : wireOfNow(row, want.decidedAt);
}

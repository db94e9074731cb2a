import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';
import { courseById } from '../school/courses.ts';
import type { LineItem, Score } from '../state.ts';

const body = z
  .object({
    userId: z.string().min(1),
    scoreGiven: z.number().nonnegative().finite().optional(),
    scoreMaximum: z.number().positive().finite().optional(),
    comment: z.string().max(10_000).optional(),
    timestamp: z.iso.datetime({ offset: true }),
    activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
    gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
  })
  .refine((one) => one.scoreGiven === undefined || one.scoreMaximum !== undefined, {
    error: 'scoreMaximum must come with scoreGiven',
    path: ['scoreMaximum'],
  });

function parse(item: LineItem, raw: unknown): z.infer<typeof body> {
  const parsed = body.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, z.prettifyError(parsed.error));
  if (!courseById(item.courseId)?.studentIds.includes(parsed.data.userId))
    throw new Refusal(400, 'Incorrect score received: the user is not a student of this course.');
  return parsed.data;
}

/** Points in the column: rescaled to its maximum and clipped to it. Anything but FullyGraded empties the grade, as in Moodle. */
function pointsOf(item: LineItem, sent: z.infer<typeof body>): number | null {
  if (sent.gradingProgress !== 'FullyGraded' || sent.scoreGiven === undefined || !sent.scoreMaximum)
    return null;
  return Math.min(1, sent.scoreGiven / sent.scoreMaximum) * item.scoreMaximum;
}

/**
 * Puts a score into the gradebook (AGS 2.0 section 3.4). Throws a refusal: 400 for a malformed score or somebody who is
 * not a student, 409 unless the timestamp is later than that of the score held.
 */
export async function takeScore(demo: Demo, item: LineItem, raw: unknown): Promise<Score> {
  const sent = parse(item, raw);
  const score: Score = {
    lineItemId: item.id,
    userId: sent.userId,
    points: pointsOf(item, sent),
    comment: sent.comment ?? null,
    timestamp: Date.parse(sent.timestamp),
    activityProgress: sent.activityProgress,
    gradingProgress: sent.gradingProgress,
    receivedAt: demo.now(),
  };
  return demo.state.change((state) => {
    const isOld = (one: Score): boolean => one.lineItemId === item.id && one.userId === score.userId;
    if (state.scores.some((one) => isOld(one) && one.timestamp >= score.timestamp))
      throw new Refusal(409, 'A score with this or a later timestamp is already in the gradebook.');
    state.scores = [...state.scores.filter((one) => !isOld(one)), score];
    return score;
  });
}

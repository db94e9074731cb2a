import { gradeUrls } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import type { LineItem } from '../state.ts';

/** Results of a line item (AGS 2.0 section 3.3), of one user when asked for; a result without a grade has no score. */
export function resultsOf(demo: Demo, item: LineItem, userId: string | undefined): Record<string, unknown>[] {
  const scoreOf = gradeUrls(demo, item.courseId).lineItem(item.id);
  return demo.state.now.scores
    .filter((one) => one.lineItemId === item.id && (userId === undefined || one.userId === userId))
    .map((one) => ({
      id: `${scoreOf}#result-${one.userId}`,
      scoreOf,
      userId: one.userId,
      ...(one.points === null ? {} : { resultScore: one.points, resultMaximum: item.scoreMaximum }),
      ...(one.comment === null ? {} : { comment: one.comment }),
    }));
}

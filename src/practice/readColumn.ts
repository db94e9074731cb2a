import type { GradeRow } from '../store/port/grades.ts';
import type { Link } from '../store/port/links.ts';
import { columnShares, type ResultsService } from './columnShares.ts';
import { noteSeenGrade } from './noteSeenGrade.ts';
import type { Practice } from './practice.ts';

/** The gradebook column of a link, and the grades that go there. */
export interface GradebookColumn {
  readonly link: Link;
  readonly rows: readonly GradeRow[];
  /** Its maximum where the platform does not say. */
  readonly points: number;
}

/**
 * Reads a gradebook column back and keeps with each of its grades whether it differs. Returns the shares, 0 to 1, that it
 * shows, by learner. @throws TrellisError as `read` does
 */
export async function readColumn(
  { store, now }: Pick<Practice, 'store' | 'now'>,
  { link, rows, points }: GradebookColumn,
  read: ResultsService,
): Promise<ReadonlyMap<string, number>> {
  const at = now();
  const shares = columnShares(link, await read(link), points);
  for (const row of rows) await noteSeenGrade(store.grades, row, shares.get(row.want.learner) ?? null, at);
  return shares;
}

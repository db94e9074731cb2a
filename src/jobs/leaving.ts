import type { ClaimedGrade, GradeStore } from '../store/port/grades.ts';

/** For how long grades that are about to leave are gathered, in milliseconds. */
const GATHER_MS = 5;

/** Notes a grade before it leaves. False when it must not: see `GradeStore.record`, as which it rejects. */
export type NoteLeaving = (row: ClaimedGrade) => Promise<boolean>;

/**
 * Notes those that leave at about the same moment side by side: a store that commits together what it is given together does
 * so, for a commit costs more than what stands in it. What it does not take of one keeps no other from leaving.
 * @param most so many are noted at once: as may be on their way of one customer, so that a full set waits for no other
 */
export function noteTogether(grades: Pick<GradeStore, 'record'>, most: number): NoteLeaving {
  let gathered: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    const leaving = gathered;
    gathered = [];
    for (const note of leaving) note();
  }

  return (row) =>
    new Promise((resolve, reject) => {
      const note = () => void grades.record(row).then(resolve, reject);
      if (gathered.push(note) >= most) write();
      else timer ??= setTimeout(write, GATHER_MS);
    });
}

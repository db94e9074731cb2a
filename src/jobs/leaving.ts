import type { ClaimedGrade, GradeStore } from '../store/port/grades.ts';

/** For how long grades that are about to leave are gathered, in milliseconds, and how many at the most: the slots of one customer. */
const GATHER_MS = 5;
const MOST = 4;

/** Notes a grade before it leaves. False when it must not: see `GradeStore.record`, as which it rejects. */
export type NoteLeaving = (row: ClaimedGrade) => Promise<boolean>;

interface Leaving {
  readonly row: ClaimedGrade;
  resolve(mayLeave: boolean): void;
  reject(error: unknown): void;
}

/** Notes those that leave at about the same moment in one commit, which costs more than what stands in it. */
export function noteTogether(grades: Pick<GradeStore, 'record'>): NoteLeaving {
  let gathered: Leaving[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const leaving = gathered;
    gathered = [];
    try {
      const may = await grades.record(leaving.map(({ row }) => row));
      for (const [index, { resolve }] of leaving.entries()) resolve(may[index] === true);
    } catch (error) {
      for (const { reject } of leaving) reject(error);
    }
  }

  return (row) =>
    new Promise((resolve, reject) => {
      if (gathered.push({ row, resolve, reject }) >= MOST) void write();
      else timer ??= setTimeout(write, GATHER_MS);
    });
}

/** How far one simulated student is. */
export interface StudentProgress {
  readonly personId: string;
  readonly state: 'waiting' | 'practising' | 'done' | 'failed';
  readonly answered: number;
  /** One sentence for the visitor when it failed. */
  readonly note: string | null;
}

/** One "Let the class practise" on one activity. */
export interface ClassRun {
  readonly activityId: string;
  readonly courseId: string;
  /** Answers each student gives at most. */
  readonly goal: number;
  readonly running: boolean;
  readonly students: readonly StudentProgress[];
}

/** What one student does; reports each answer, resolves when finished. */
export type PractiseAs = (
  who: { readonly personId: string; readonly courseId: string; readonly activityId: string },
  options: { readonly goal: number; readonly signal: AbortSignal; answered(count: number): void },
) => Promise<void>;

/** The runs of this process; they are not kept over a restart. */
export interface ClassRuns {
  /** Starts a run, or answers the one that is still running on this activity. */
  start(run: { activityId: string; courseId: string; personIds: readonly string[]; goal: number }): ClassRun;
  of(activityId: string): ClassRun | undefined;
  /** Stops everything and resolves when no request is under way any more. */
  stop(): Promise<void>;
}

interface Hooks {
  readonly practiseAs: PractiseAs;
  changed(run: ClassRun): void;
  failed(error: unknown, personId: string): string;
}

/** Runs that let each student practise by `practiseAs`, all at once. */
export function createClassRuns({ practiseAs, changed, failed }: Hooks): ClassRuns {
  const runs = new Map<string, ClassRun>();
  const stopper = new AbortController();
  const pending = new Set<Promise<void>>();

  const update = (activityId: string, personId: string, fresh: Partial<StudentProgress>): void => {
    const run = runs.get(activityId);
    if (!run) return;
    const students = run.students.map((one) => (one.personId === personId ? { ...one, ...fresh } : one));
    const running = students.some((one) => one.state === 'waiting' || one.state === 'practising');
    const next = { ...run, students, running };
    runs.set(activityId, next);
    changed(next);
  };
  const play = async (run: ClassRun, personId: string): Promise<void> => {
    const { activityId, courseId, goal } = run;
    const report = (fresh: Partial<StudentProgress>): void => update(activityId, personId, fresh);
    report({ state: 'practising' });
    try {
      await practiseAs(
        { personId, courseId, activityId },
        { goal, signal: stopper.signal, answered: (answered) => report({ answered }) },
      );
      report({ state: 'done' });
    } catch (error) {
      report({ state: 'failed', note: failed(error, personId) });
    }
  };
  return {
    start({ activityId, courseId, personIds, goal }) {
      const old = runs.get(activityId);
      if (old?.running) return old;
      const students = personIds.map((personId) => ({
        personId,
        state: 'waiting' as const,
        answered: 0,
        note: null,
      }));
      const run = { activityId, courseId, goal, running: true, students };
      runs.set(activityId, run);
      for (const personId of personIds) {
        const played = play(run, personId).finally(() => pending.delete(played));
        pending.add(played);
      }
      return run;
    },
    of: (activityId) => runs.get(activityId),
    async stop() {
      stopper.abort();
      await Promise.allSettled(pending);
    },
  };
}

import { MINUTE_MS } from '../duration.ts';
import type { Due } from '../practice/practice.ts';
import type { ClaimedEntry } from '../store/port/log.ts';
import type { ClaimedReader } from '../store/port/statementReaders.ts';
import { deliverEffects } from './deliver/effects.ts';
import { readEvidence } from './deliver/evidence.ts';
import { forward } from './deliver/forward.ts';
import { deliverGrade, type ReadyGrade } from './deliver/grade.ts';
import { gradeSource } from './gradeSource.ts';
import { type Lanes, startLanes } from './lanes.ts';
import { noteTogether } from './leaving.ts';
import { type Runner, startRunner } from './runner.ts';
import { settleGrades } from './settleGrades.ts';
import { tendingRound } from './tend.ts';
import type { Worker } from './worker.ts';

/** How long a claim is held and how many entries are taken and carried out at a time. */
const LEASE_MS = MINUTE_MS;
const BATCH = 32;
/** For how long entries are gathered before fewer are taken, in milliseconds: what comes together is written together. */
const GATHER_MS = 100;
/**
 * Grades on their way at the same time, in all and of one customer: a gradebook that hangs holds up its own school, and
 * so many schools may hang at once before the others wait.
 */
const PARALLEL = 64;
const PARALLEL_OF_ONE = 4;

/** Targets that statements are sent on to at the same time, each one page at a time and in order. */
const PARALLEL_TARGETS = 16;
/** Customers whose statements are read for evidence at the same time. */
const PARALLEL_READERS = 4;
/** A page may be sent in many parts, see `sendInOrder`. */
const FORWARD_LEASE_MS = 120_000;

/** The worker of one process: effects, grades, readers of statements and chores, each in rounds of its own. */
export interface Loop {
  /** Tells that something is due. */
  nudge(due: Due): void;
  /** Ends after what is running; resolves then. */
  stop(): Promise<void>;
  /** Runs until nothing is due now. For commands and tests. */
  drain(): Promise<void>;
}

/** Whether entries made a grade due now; others wait for their quiet time, and the lanes look by themselves. */
function gradesDue({ quiet }: Worker, entries: readonly ClaimedEntry[]): boolean {
  return entries.some(({ effects }) =>
    effects.some((effect) => effect.kind === 'grade' && (effect.want.final || quiet.quietMs === 0)),
  );
}

/** Entries by learner, each learner's in the order in which they came. */
function byLearner(entries: readonly ClaimedEntry[]): ClaimedEntry[][] {
  const groups = new Map<string, ClaimedEntry[]>();
  for (const entry of entries) {
    const { learner } = entry.event;
    groups.set(learner, [...(groups.get(learner) ?? []), entry]);
  }
  return [...groups.values()];
}

/**
 * The learners of a batch side by side: the store writes at once what they ask for at once, and answers have their turn
 * between. What follows from one learner's events happens in their order, so statements are stored in it.
 */
async function runEffects(worker: Worker, graded: () => void): Promise<number> {
  const entries = await worker.store.log.claimDue(worker.now(), LEASE_MS, BATCH);
  const inOrder = async (own: readonly ClaimedEntry[]) => {
    for (const entry of own) await deliverEffects(worker, entry);
  };
  await Promise.all(byLearner(entries).map(inOrder));
  if (gradesDue(worker, entries)) graded();
  return entries.length;
}

/** A lane per customer. Many rows are claimed and settled together; each is sent by itself as soon as its lane is free. */
function startGrades(worker: Worker, report: (error: unknown) => void): Runner {
  const source = gradeSource(worker);
  const settling = settleGrades(worker, report);
  const mayLeave = noteTogether(worker.store.grades, PARALLEL_OF_ONE);
  const lanes = startLanes<ReadyGrade>(
    {
      take: source.take,
      another: source.another,
      laneOf: ({ row }) => row.want.tenant,
      run: async (ready) => settling.add(await deliverGrade(worker, ready, mayLeave)),
      most: PARALLEL,
      mostInLane: PARALLEL_OF_ONE,
    },
    report,
  );
  return {
    nudge: lanes.nudge,
    async stop() {
      await lanes.stop();
      await settling.flush();
      await source.giveBack().catch(report);
    },
    async drain() {
      const done = await lanes.drain();
      await settling.flush();
      return done;
    },
  };
}

/** A lane per target: its statements go out in order, and one that hangs holds up no other. */
function forwardLanes(worker: Worker): Lanes<ClaimedReader> {
  const { statementReaders } = worker.store;
  return {
    take: (full) => statementReaders.claimDue('forward', worker.now(), FORWARD_LEASE_MS, full),
    laneOf: ({ id }) => id,
    run: (reader) => forward(worker, reader),
    most: PARALLEL_TARGETS,
    mostInLane: 1,
  };
}

/** A lane per customer whose statements are read for evidence. */
function evidenceLanes(worker: Worker): Lanes<ClaimedReader> {
  const { statementReaders } = worker.store;
  return {
    take: (full) => statementReaders.claimDue('evidence', worker.now(), LEASE_MS, full),
    laneOf: ({ id }) => id,
    run: (reader) => readEvidence(worker, reader),
    most: PARALLEL_READERS,
    mostInLane: 1,
  };
}

/**
 * Starts the worker: class rows and statements in one runner, grades and statements that are sent on in lanes of their
 * own, so that a slow gradebook or record store holds up nothing but what is for it. Any number of processes may run one: claims keep them apart.
 */
export function startLoop(worker: Worker): Loop {
  const report = (error: unknown) => worker.logger.warn({ err: error }, 'worker waits for the store');
  const grades = startGrades(worker, report);
  const forwards = startLanes(forwardLanes(worker), report);
  const evidence = startLanes(evidenceLanes(worker), report);
  const effects = startRunner(
    () => runEffects(worker, grades.nudge),
    report,
    (done) => (done < BATCH ? GATHER_MS : 0),
  );
  // Apart: an LMS that does not answer for its roster holds up neither answers nor grades.
  const chores = startRunner(tendingRound(worker), report);
  return {
    nudge(due) {
      if (due === 'effects') effects.nudge();
      else grades.nudge();
    },
    async stop() {
      await Promise.all([effects.stop(), grades.stop(), forwards.stop(), evidence.stop(), chores.stop()]);
    },
    async drain() {
      const parts = [evidence, effects, grades, forwards];
      for (let done = 1; done > 0; ) {
        done = 0;
        for (const part of parts) done += await part.drain();
      }
    },
  };
}

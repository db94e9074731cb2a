import { type ActivityRequest, WHAT_IF_PEOPLE, type WhatIf, type WhatIfRequest } from '../api/activity.ts';
import { MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { ParameterSet } from '../learning/parameters.ts';
import type { Course } from '../learning/simulate/course.ts';
import type { Outcome } from '../learning/simulate/notes.ts';
import { type Run, simulate } from '../learning/simulate/simulation.ts';
import { settingsFrom } from './activitySettings.ts';
import type { Practice } from './practice.ts';

/** Six weeks of three sittings; each ends when nothing is left to do, or after fifteen questions. */
const WEEKS = 6;
const COURSE: Omit<Course, 'start'> = {
  sittings: WEEKS * 3,
  questions: 15,
  pauses: [2, 2, 3],
  endsEarly: true,
};

/** How much one trial may take, in milliseconds. Whoever of the made-up people is finished by then counts. */
export interface TrialLimits {
  /** Of its own work. */
  readonly work: number;
  /** From the request to the answer, others' work included; shorter than a page waits for an answer. */
  readonly wait: number;
}

const LIMITS: TrialLimits = { work: 4_000, wait: 12_000 };

/** Time in which nothing else is served, in milliseconds; a question begun in it is finished, which takes a few more. */
const SLICE = 6;

/** Trials at a time in one process, one of a person; more are asked to come again. */
const AT_ONCE = 4;

/** The same people for every question, so that a changed setting and not chance makes the difference. */
const SEED = 20_260_105;

/** Share of a skill's questions that may be repeats before it is told. */
const SCARCE = 0.15;

/** The trials under way, by who asked. */
const underWay = new Map<string, AbortController>();

/** Who tries an activity, and when the answer is no longer waited for. */
interface Asker {
  readonly id: string;
  readonly left: AbortSignal;
}

/**
 * What would come of an activity with made-up students of one kind, by the very tutor that would teach it. Bounded in
 * people and time, also when nobody is finished in it (`people` 0, no figure means anything); requests are served between
 * its slices. A person's newer trial ends the older one.
 * @throws TrellisError `pack_unknown`, `skill_unknown`; `too_many_requests` when there is no place for it, or it was ended
 */
export async function whatIf(
  practice: Practice,
  { activity, kind }: WhatIfRequest,
  asker: Asker,
  limits = LIMITS,
): Promise<WhatIf> {
  const trial = takePlace(asker);
  try {
    const parameters = await practice.parameters.current(activity.pack);
    const simulation = simulationOf(practice, parameters, activity, kind);
    const runs = await inSlices(simulation, limits, trial.signal);
    return presented(
      kind,
      runs.map(({ outcome }) => outcome),
    );
  } finally {
    asker.left.removeEventListener('abort', trial.end);
    if (underWay.get(asker.id) === trial.controller) underWay.delete(asker.id);
  }
}

/** @throws TrellisError `too_many_requests` */
function takePlace({ id, left }: Asker) {
  const older = underWay.get(id);
  if (older === undefined && underWay.size >= AT_ONCE)
    throw new TrellisError('too_many_requests', 'simulations');
  older?.abort();
  const controller = new AbortController();
  const end = () => controller.abort();
  if (left.aborted) end();
  else left.addEventListener('abort', end, { once: true });
  underWay.set(id, controller);
  return { controller, signal: controller.signal, end };
}

function simulationOf(
  practice: Practice,
  parameters: ParameterSet,
  activity: WhatIfRequest['activity'],
  kind: WhatIf['kind'],
): Generator<Run | null> {
  const request: ActivityRequest = { ...activity, title: '', points: 0 };
  const settings = settingsFrom(practice, request, 1);
  const { catalogue } = practice.packs.current(activity.pack);
  const { model } = practice;
  return simulate({
    room: { catalogue, settings, pinned: { model, parameters, settings: () => settings }, seed: SEED },
    course: { ...COURSE, start: practice.now() },
    policies: ['trellis'],
    kinds: [kind],
    learners: WHAT_IF_PEOPLE,
  });
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Comes back once everything that waits was served; only one trial goes on at a time, so that slices do not add up. */
function myTurn(): Promise<unknown> {
  const mine = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
  lastTurn = mine;
  return mine;
}

/** Goes on in slices until all people are finished or the time is up. @throws TrellisError `too_many_requests` once ended */
async function inSlices(
  simulation: Iterator<Run | null>,
  { work, wait }: TrialLimits,
  ended: AbortSignal,
): Promise<readonly Run[]> {
  const begun = performance.now();
  const runs: Run[] = [];
  for (let worked = 0; worked < work && performance.now() - begun < wait; ) {
    await myTurn();
    if (ended.aborted) throw new TrellisError('too_many_requests', 'the trial was ended');
    const slice = performance.now();
    do {
      const { done, value: run } = simulation.next();
      if (done) return runs;
      if (run !== null) runs.push(run);
    } while (performance.now() - slice < SLICE);
    worked += performance.now() - slice;
  }
  return runs;
}

function presented(kind: WhatIf['kind'], outcomes: readonly Outcome[]): WhatIf {
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / Math.max(1, outcomes.length);
  return {
    kind,
    people: outcomes.length,
    questions: Math.round(mean(({ toCalled, answered }) => toCalled ?? answered)),
    minutes: Math.round(
      mean(
        ({ toCalled, answered, time }) =>
          ((toCalled ?? answered) / Math.max(1, answered)) * (time / MINUTE_MS),
      ),
    ),
    finished: mean(({ toCalled }) => (toCalled === null ? 0 : 1)),
    mastered: mean(({ known, skills }) => known / Math.max(1, skills)),
    weeks: Array.from({ length: WEEKS }, (_, week) =>
      Math.round(mean(({ weeks }) => (weeks[week] ?? 0) / MINUTE_MS)),
    ),
    scarce: scarceSkills(outcomes),
    deadEnds: outcomes.filter(({ deadEnds }) => deadEnds > 0).length,
  };
}

function scarceSkills(outcomes: readonly Outcome[]): WhatIf['scarce'] {
  const total = (of: (outcome: Outcome) => ReadonlyMap<string, number>, skill: string) =>
    outcomes.reduce((sum, outcome) => sum + (of(outcome).get(skill) ?? 0), 0);
  const skills = new Set(outcomes.flatMap(({ asked }) => [...asked.keys()]));
  return [...skills]
    .map((skill) => ({
      skill,
      share: total(({ repeated }) => repeated, skill) / total(({ asked }) => asked, skill),
    }))
    .filter(({ share }) => share > SCARCE)
    .sort((a, b) => b.share - a.share);
}

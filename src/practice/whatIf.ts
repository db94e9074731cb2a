import type { ActivityRequest, WhatIf, WhatIfRequest } from '../api/activity.ts';
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

/** People of a kind, and the longest time spent on them, in milliseconds; whoever is finished by then counts. */
const PEOPLE = 8;
const LONGEST = 4_000;

/** Time in which nothing else is served, in milliseconds, before everything that waits has its turn. */
const SLICE = 6;

/** Simulations at a time in one process; more are asked to come again. */
const AT_ONCE = 4;

/** The same people for every question, so that a changed setting and not chance makes the difference. */
const SEED = 20_260_105;

/** Share of a skill's questions that may be repeats before it is told. */
const SCARCE = 0.15;

let underWay = 0;

/**
 * What would come of an activity with made-up students of one kind, by the very tutor that would teach it. Bounded in
 * people and time; requests are served between its slices.
 * @throws TrellisError `pack_unknown`, `skill_unknown`, `too_many_requests`
 */
export async function whatIf(practice: Practice, { activity, kind }: WhatIfRequest): Promise<WhatIf> {
  if (underWay >= AT_ONCE) throw new TrellisError('too_many_requests', 'simulations');
  underWay += 1;
  try {
    const parameters = await practice.parameters.current(activity.pack);
    const runs = await inSlices(simulationOf(practice, parameters, activity, kind));
    return presented(
      kind,
      runs.map(({ outcome }) => outcome),
    );
  } finally {
    underWay -= 1;
  }
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
    learners: PEOPLE,
  });
}

/** Goes on in slices until all people are finished, or time is up and at least one is. */
async function inSlices(simulation: Generator<Run | null>): Promise<readonly Run[]> {
  const begun = performance.now();
  const runs: Run[] = [];
  let slice = begun;
  for (const run of simulation) {
    if (run !== null) runs.push(run);
    const now = performance.now();
    if (runs.length > 0 && now - begun > LONGEST) break;
    if (now - slice < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    slice = performance.now();
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
        ({ toCalled, answered, time }) => ((toCalled ?? answered) / Math.max(1, answered)) * (time / 60_000),
      ),
    ),
    finished: mean(({ toCalled }) => (toCalled === null ? 0 : 1)),
    mastered: mean(({ known, skills }) => known / Math.max(1, skills)),
    weeks: Array.from({ length: WEEKS }, (_, week) =>
      Math.round(mean(({ weeks }) => (weeks[week] ?? 0) / 60_000)),
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

import { type ActivityRequest, WHAT_IF_PEOPLE, type WhatIf, type WhatIfRequest } from '../api/activity.ts';
import { MINUTE_MS } from '../duration.ts';
import type { ParameterSet } from '../learning/parameters.ts';
import type { Course } from '../learning/simulate/course.ts';
import type { Outcome } from '../learning/simulate/notes.ts';
import { type Run, simulate } from '../learning/simulate/simulation.ts';
import { settingsFrom } from './activitySettings.ts';
import type { Practice } from './practice.ts';
import type { Asker, TrialLimits } from './trials.ts';

/** Six weeks of three sittings; each ends when nothing is left to do, or after fifteen questions. */
const WEEKS = 6;
const COURSE: Omit<Course, 'start'> = {
  sittings: WEEKS * 3,
  questions: 15,
  pauses: [2, 2, 3],
  endsEarly: true,
};

/** Shorter than a page waits for an answer. Whoever of the made-up people is finished by then counts. */
const LIMITS: TrialLimits = { work: 4_000, wait: 12_000 };

/** The same people for every question, so that a changed setting and not chance makes the difference. */
const SEED = 20_260_105;

/** Share of a skill's questions that may be repeats before it is told. */
const SCARCE = 0.15;

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
  const place = practice.trials.takePlace(asker);
  try {
    const parameters = await practice.parameters.current(activity.pack);
    const simulation = simulationOf(practice, parameters, activity, kind);
    const runs = await place.inSlices<Run>(simulation, limits);
    return presented(
      kind,
      runs.map(({ outcome }) => outcome),
    );
  } finally {
    place.giveBack();
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
    learners: WHAT_IF_PEOPLE,
  });
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

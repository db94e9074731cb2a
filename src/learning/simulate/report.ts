import { DEFAULT_RETENTION } from '../preferences.ts';
import type { Course } from './course.ts';
import type { Kind } from './kinds.ts';
import type { PolicyName } from './policies.ts';
import { compareReviews, type ReviewReport } from './reviews.ts';
import type { Run, Simulation } from './simulation.ts';
import { type Summary, summarise } from './summary.ts';

/** One policy over all people, and over each kind of them. */
export interface PolicyReport {
  readonly policy: PolicyName;
  readonly all: Summary;
  readonly kinds: Readonly<Partial<Record<Kind, Summary>>>;
}

/** What a simulation found, with what repeats it. */
export interface SimulationReport {
  readonly pack: string;
  readonly packVersion: string;
  readonly seed: number;
  readonly learners: number;
  readonly course: Pick<Course, 'sittings' | 'questions'>;
  readonly skills: number;
  readonly policies: readonly PolicyReport[];
  /** Reviews of facts over 60 days: the tutor's against fixed intervals. */
  readonly reviews: ReviewReport;
}

/** People whose reviews are compared. */
const REVIEWERS = 60;

/** Sums up the runs of a simulation by policy and kind of person. */
export function reportOf(simulation: Simulation, runs: readonly Run[]): SimulationReport {
  const { room, course, policies, kinds, learners } = simulation;
  const { catalogue, settings, seed } = room;
  const about = { catalogue, skills: settings.skills, budget: course.sittings * course.questions };
  const summary = (mine: readonly Run[]) =>
    summarise(
      mine.map(({ outcome }) => outcome),
      about,
    );
  return {
    pack: catalogue.packId,
    packVersion: catalogue.packVersion,
    seed,
    learners: learners * kinds.length,
    course: { sittings: course.sittings, questions: course.questions },
    skills: settings.skills.length,
    reviews: compareReviews(seed, REVIEWERS, settings.retention ?? DEFAULT_RETENTION),
    policies: policies.map((policy) => {
      const mine = runs.filter((run) => run.policy === policy);
      const byKind = kinds.map((kind) => [kind, summary(mine.filter((run) => run.kind === kind))] as const);
      return { policy, all: summary(mine), kinds: Object.fromEntries(byKind) };
    }),
  };
}

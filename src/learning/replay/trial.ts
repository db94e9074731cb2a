import type { LearnerEvent } from '../event.ts';
import { nextTrialRun, type Tried } from '../experiment/trialRun.ts';
import { activityOf, type LearnerState } from '../learnerState.ts';
import type { Pinned } from './pinned.ts';

/** A skill is practised after a delay when this long has passed, in milliseconds (20 h: the next day). */
const DELAY = 72_000_000;
/** Letters of questions that were worked on, see `gaming.ts`. */
const HONEST = 'gh';

type Tryable = Extract<LearnerEvent, { kind: 'attempt' | 'reveal' }>;

/** Whether the event is the one first try, or the giving up without any, of a question. */
function isFirst(before: LearnerState, event: Tryable): boolean {
  if (event.kind === 'attempt') return event.try === 1 && event.mark.note !== 'unreadable';
  const { open } = activityOf(before, event.activity);
  return open?.id !== event.serving || open.tries === 0;
}

/** Estimates and last practice of skills at the event's moment. */
function masteries(state: LearnerState, skills: readonly string[], event: LearnerEvent, pinned: Pinned) {
  const { rule } = pinned.settings(event.activity, event.revision);
  return skills.map((skill) => pinned.model.mastery(state.model, skill, rule, pinned.parameters, event.at));
}

function meanEstimate(state: LearnerState, event: LearnerEvent, pinned: Pinned): number {
  const { skills } = pinned.settings(event.activity, event.revision);
  const all = masteries(state, skills, event, pinned);
  return all.reduce((sum, { estimate }) => sum + estimate, 0) / Math.max(1, all.length);
}

function triedIn(before: LearnerState, after: LearnerState, event: Tryable, pinned: Pinned): Tried {
  const skills = event.evidence.skills.map(({ skill }) => skill);
  const { manner } = activityOf(after, event.activity);
  return {
    right: event.kind === 'attempt' && event.mark.correct && event.hints === 0,
    honest: HONEST.includes(manner.effort.at(-1) ?? '-'),
    delayed: masteries(before, skills, event, pinned).every(
      ({ lastAt }) => lastAt !== null && event.at - lastAt >= DELAY,
    ),
    before: meanEstimate(before, event, pinned),
    after: meanEstimate(after, event, pinned),
  };
}

/** The state with the event counted for the experiment its settings are an arm of; unchanged without one. */
export function countTrial(
  before: LearnerState,
  after: LearnerState,
  event: LearnerEvent,
  pinned: Pinned,
): LearnerState {
  if ((event.kind !== 'attempt' && event.kind !== 'reveal') || !isFirst(before, event)) return after;
  const { trial } = pinned.settings(event.activity, event.revision);
  if (trial === undefined || trial.activity !== event.activity) return after;
  const activity = activityOf(after, event.activity);
  const run = nextTrialRun(activity.trial, trial, triedIn(before, after, event, pinned));
  return { ...after, activities: { ...after.activities, [event.activity]: { ...activity, trial: run } } };
}

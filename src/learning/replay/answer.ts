import { attemptOutcome } from '../attemptOutcome.ts';
import type { Question } from '../catalogue.ts';
import { checkedBy } from '../dispute.ts';
import type { AttemptEvent, RevealEvent } from '../event.ts';
import { judgeForm } from '../explore/forms.ts';
import { rightAtFirst } from '../firstTry.ts';
import { type Effort, effortOf, nextManner, triedOn } from '../gaming.ts';
import { keepMemory, memoryOf } from '../keptMemory.ts';
import { type ActivityState, activityOf, type LearnerState } from '../learnerState.ts';
import { type RecallGrade, recallGrade, review } from '../memory.ts';
import type { Outcome } from '../model.ts';
import { inZone } from '../reviewDay.ts';
import { nextTemplateRun } from '../templateRun.ts';
import { refreshLevels } from './levels.ts';
import type { Pinned } from './pinned.ts';
import { notePlaced } from './placement.ts';
import { nextRuns } from './runs.ts';
import { advance, noteResult } from './serving.ts';
import { countStamina } from './stamina.ts';
import { countFirstTry, countTime, tallyMisconception } from './tallies.ts';

/** One answer. An answer that could not be read is no try and no evidence. */
export function applyAnswer(state: LearnerState, event: AttemptEvent, pinned: Pinned): LearnerState {
  if (event.mark.note === 'unreadable') return state;
  const outcome = attemptOutcome(event);
  const recalled = event.try === 1 ? recallGrade(outcome) : null;
  const known = learn(state, event, outcome, recalled, pinned);
  const first = rightAtFirst(event);
  const timed = countTime(activityOf(known, event.activity), event);
  const tallied = tallyMisconception(timed, event);
  const counted =
    first === null
      ? furtherTry(tallied, event)
      : firstTry(tallied, event, first, effortOf({ ...event.evidence, hints: event.hints }), pinned);
  return settle(known, event, counted, first, pinned);
}

/** The question given up. Never tried, it counts as a wrong answer with help; after a try it tells nothing new. */
export function applyReveal(state: LearnerState, event: RevealEvent, pinned: Pinned): LearnerState {
  const before = activityOf(state, event.activity);
  const tried = before.open?.id === event.serving && before.open.tries > 0;
  if (tried) return settle(state, event, before, null, pinned);
  const outcome: Outcome = { score: 0, weight: event.evidence.weight, unaided: false };
  const known = learn(state, event, outcome, 'again', pinned);
  const counted = firstTry(activityOf(known, event.activity), event, false, 'revealed', pinned);
  return settle(known, event, counted, false, pinned);
}

/**
 * What the model and the fact's memory make of it. `recalled` is the fact's one review for this question: its first
 * try, or its reveal without one; null for everything after that.
 */
function learn(
  state: LearnerState,
  event: AttemptEvent | RevealEvent,
  outcome: Outcome,
  recalled: RecallGrade | null,
  pinned: Pinned,
): LearnerState {
  const { evidence } = event;
  const question: Question = { item: event.item, step: event.step, ...evidence };
  const model = pinned.model.update(state.model, question, outcome, pinned.parameters, event.at);
  if (evidence.fact === null || recalled === null) return { ...state, model };
  const memory = review(memoryOf(state.facts, evidence.fact), recalled, event.at);
  return { ...state, model, facts: { ...state.facts, [evidence.fact]: keepMemory(memory) } };
}

function firstTry(
  activity: ActivityState,
  event: AttemptEvent | RevealEvent,
  right: boolean,
  effort: Effort,
  pinned: Pinned,
): ActivityState {
  const { questions, skills } = pinned.settings(event.activity, event.revision);
  const graded = event.evidence.skills.some(({ skill }) => skills.includes(skill));
  const { elapsed, extraTime = 1 } = event.kind === 'attempt' ? event : { elapsed: null };
  const counted = countFirstTry(activity, { sitting: event.sitting, right, effort, questions, graded });
  const { evidence } = event;
  const checked = checkedBy(counted, { evidence, right });
  const timed = { elapsed, usual: evidence.usual, extraTime };
  const sitting = countStamina(counted.sitting, counted.open, event, right);
  return { ...checked, sitting, manner: nextManner(counted.manner, effort, timed) };
}

/** A further try adds nothing to the counts; in haste, it tells how the question was met. */
function furtherTry(activity: ActivityState, event: AttemptEvent): ActivityState {
  if (event.evidence.hurried !== 'tries') return activity;
  return { ...activity, manner: triedOn(activity.manner) };
}

/** Levels, runs, the open serving and the history after the answer was counted. */
function settle(
  state: LearnerState,
  event: AttemptEvent | RevealEvent,
  counted: ActivityState,
  first: boolean | null,
  pinned: Pinned,
): LearnerState {
  const skills = event.evidence.skills.map(({ skill }) => skill);
  const levelled = refreshLevels(state, counted, skills, event, pinned);
  const run = first === null ? levelled : nextRuns(state, levelled, event, pinned);
  const mine = run.open?.id === event.serving ? run.open : null;
  const open = mine === null ? run.open : advance(mine, event, first);
  return {
    ...state,
    reviews: inZone(state.reviews, event.kind === 'attempt' ? event.zone : undefined),
    ...(first === null ? {} : judged(state, { serving: event.serving, skills }, first)),
    history: mine === null || first === null ? state.history : noteResult(state.history, mine, first),
    activities: {
      ...state.activities,
      [event.activity]: { ...run, ...finished(run, event), ...notePlaced(run, event), open },
    },
  };
}

/** What forms of explanations and hints have shown by this first try. */
function judged(
  { forms, hintForms }: LearnerState,
  question: { readonly serving: string; readonly skills: readonly string[] },
  right: boolean,
): Pick<LearnerState, 'forms' | 'hintForms'> {
  return {
    forms: judgeForm(forms, question, right),
    hintForms: judgeForm(hintForms, question, right),
  };
}

/** What a finished question leaves behind; nothing while it goes on. */
function finished(activity: ActivityState, event: AttemptEvent | RevealEvent): Pick<ActivityState, 'run'> {
  return event.then === 'closed' ? { run: nextTemplateRun(activity, event) } : {};
}

import { TrellisError } from '../errors.ts';
import type { ChooseEvent, ExtraTimeEvent, HintEvent, LearnerEvent } from './event.ts';
import { showForm } from './explore/forms.ts';
import { gradeOf } from './grade.ts';
import { type ActivityState, activityOf, initialState, type LearnerState } from './learnerState.ts';
import { applyAnswer, applyReveal } from './replay/answer.ts';
import { withCarried, withCompleted } from './replay/carried.ts';
import { applyDispute } from './replay/dispute.ts';
import { withOutcomes } from './replay/outcomes.ts';
import { applyOutside, counted } from './replay/outside.ts';
import { applyOverride } from './replay/override.ts';
import type { Pinned } from './replay/pinned.ts';
import { choosePlacement, endPlacement } from './replay/placement.ts';
import { openServing } from './replay/serving.ts';
import { applyHint, finishSitting, mixSitting, openSitting } from './replay/sitting.ts';
import { countTrial } from './replay/trial.ts';

/** Part of the signature of what is exported here. */
export type { Pinned } from './replay/pinned.ts';

/**
 * The learner's state after one more event. The steps, in order: check the sequence; keep levels, completion and numbers
 * in experiments that the event says; apply what happened; open the next serving; note who was seen; grade; count for an
 * experiment. Pure: the same state, event and pinned values give the same result.
 * @throws TrellisError `conflict` when the event is not the next in sequence.
 * @throws TypeError when the state belongs to another model than the pinned one: rebuild it from the log.
 */
export function applyEvent(state: LearnerState, event: LearnerEvent, pinned: Pinned): LearnerState {
  if (event.sequence !== state.sequence + 1) {
    throw new TrellisError('conflict', `event ${event.sequence} does not follow ${state.sequence}`);
  }
  if (state.modelId !== pinned.model.id) {
    throw new TypeError(`state of model ${state.modelId} cannot take an event judged by ${pinned.model.id}`);
  }
  const next = { ...state, sequence: event.sequence };
  const earned = withCompleted(withCarried(next, event.carries), event.completed);
  const stood = withOutcomes(earned, event.outcomes);
  const happened = apply(stood, event, pinned);
  const opened = openServing(happened, event);
  const placed = endPlacement(activityOf(opened, event.activity), event);
  const after = graded(withActivity(opened, event.activity, seen(placed, event)), event, pinned);
  return countTrial(state, after, event, pinned);
}

/**
 * The state after all these events, starting from nothing or from a snapshot. `pinned` may depend on the event, where
 * a log crosses a recalibration. Evidence that one of them takes back does not count from when it came in; one that came
 * before a snapshot has to be folded from the start.
 * @throws as `applyEvent`.
 */
export function fold(
  events: Iterable<LearnerEvent>,
  pinned: Pinned | ((event: LearnerEvent) => Pinned),
  from?: LearnerState,
): LearnerState | null {
  let state = from ?? null;
  for (const event of counted([...events])) {
    const by = typeof pinned === 'function' ? pinned(event) : pinned;
    state = applyEvent(state ?? initialState(by.model), event, by);
  }
  return state;
}

function apply(state: LearnerState, event: LearnerEvent, pinned: Pinned): LearnerState {
  switch (event.kind) {
    case 'attempt':
      return applyAnswer(state, event, pinned);
    case 'reveal':
      return applyReveal(state, event, pinned);
    case 'dispute':
      return applyDispute(state, event, pinned);
    case 'override':
      return applyOverride(state, event, pinned);
    case 'extra-time':
      return giveTime(state, event);
    case 'outside':
      return applyOutside(state, event, pinned);
    case 'withdrawn':
      return state;
    case 'sitting-opened':
      return openSitting(state, event, pinned);
    case 'sitting-finished':
      return withActivity(state, event.activity, finishSitting(activityOf(state, event.activity), event));
    case 'hint':
      return withActivity(
        noteHintForm(state, event),
        event.activity,
        applyHint(activityOf(state, event.activity), event),
      );
    case 'explained':
      return { ...state, forms: showForm(state.forms, { skill: event.skill, form: event.form }) };
    case 'choose':
      return withActivity(state, event.activity, chosen(activityOf(state, event.activity), event));
  }
}

/** Extra time is given, in place of what was given before, or taken back. */
function giveTime(
  { extraTime: _before, ...state }: LearnerState,
  { extraTime }: ExtraTimeEvent,
): LearnerState {
  return extraTime === null ? state : { ...state, extraTime };
}

/** A hint was shown in one of its forms: what comes of it is waited for. */
function noteHintForm(state: LearnerState, { serving, picked }: HintEvent): LearnerState {
  if (picked === undefined) return state;
  const { skill, form } = picked;
  return { ...state, hintForms: showForm(state.hintForms, { skill, form, serving }) };
}

function withActivity(state: LearnerState, id: string, activity: ActivityState): LearnerState {
  return { ...state, activities: { ...state.activities, [id]: activity } };
}

function chosen(activity: ActivityState, event: ChooseEvent): ActivityState {
  return {
    ...activity,
    ...choosePlacement(activity.placement, event.placement),
    goal: event.goal ?? activity.goal,
    sitting: mixSitting(activity.sitting, event),
  };
}

/** What others did: it does not mean that the learner was there. */
const BY_OTHERS: readonly LearnerEvent['kind'][] = ['override', 'extra-time', 'outside', 'withdrawn'];

function seen(activity: ActivityState, event: LearnerEvent): ActivityState {
  if (BY_OTHERS.includes(event.kind)) return { ...activity, revision: event.revision };
  return { ...activity, revision: event.revision, totals: { ...activity.totals, lastSeen: event.at } };
}

/**
 * What a grade may follow from. All else leaves it as it stands: who only opens the activity after its settings were
 * revised, or after practising its skills elsewhere, has done nothing here that a grade could change by.
 */
const GRADING: readonly LearnerEvent['kind'][] = [
  'attempt',
  'reveal',
  'dispute',
  'override',
  'outside',
  'withdrawn',
];

function graded(state: LearnerState, event: LearnerEvent, pinned: Pinned): LearnerState {
  const isNothing = event.kind === 'outside' && event.weight === 0;
  if (isNothing || !GRADING.includes(event.kind)) return state;
  const activity = activityOf(state, event.activity);
  const grade = gradeOf(activity, pinned.settings(event.activity, event.revision));
  const completed = activity.completed || grade === 1;
  return withActivity(state, event.activity, { ...activity, grade, completed });
}

import type { ChooseEvent, HintEvent, SittingFinishedEvent, SittingOpenedEvent } from '../event.ts';
import { type ActivityState, activityOf, type LearnerState, type OpenServing } from '../learnerState.ts';
import type { Level } from '../level.ts';
import { countedLevel } from '../standing.ts';
import { refreshLevels } from './levels.ts';
import type { Pinned } from './pinned.ts';

/** A sitting begins: what was learned in other activities of the pack counts here from now on. */
export function openSitting(state: LearnerState, event: SittingOpenedEvent, pinned: Pinned): LearnerState {
  const settings = pinned.settings(event.activity, event.revision);
  const activity = refreshLevels(state, activityOf(state, event.activity), settings.skills, event, pinned);
  const levels: Record<string, Level> = {};
  for (const skill of settings.skills) {
    const level = countedLevel(activity, skill, settings.counts);
    if (level !== 'not-started') levels[skill] = level;
  }
  const sitting = {
    id: event.sitting,
    startedAt: event.at,
    answered: 0,
    right: 0,
    hints: 0,
    levels,
    finished: false,
  };
  return { ...state, activities: { ...state.activities, [event.activity]: { ...activity, sitting } } };
}

/** The learner ended the sitting. The open serving stays for the next one. */
export function finishSitting(activity: ActivityState, event: SittingFinishedEvent): ActivityState {
  const { sitting } = activity;
  if (sitting === null || sitting.id !== event.sitting) return activity;
  return { ...activity, sitting: { ...sitting, finished: true } };
}

/** The sitting with the mix of questions the learner asked for. */
export function mixSitting(
  sitting: ActivityState['sitting'],
  { mix, sitting: id }: ChooseEvent,
): ActivityState['sitting'] {
  if (mix === undefined || sitting?.id !== id) return sitting;
  const { easier: _before, ...usual } = sitting;
  return mix === 'easier' ? { ...usual, easier: true } : usual;
}

/** One more hint was shown on the step in hand. */
export function applyHint(activity: ActivityState, event: HintEvent): ActivityState {
  const { open, sitting } = activity;
  const mine = open?.id === event.serving && open.step === event.step;
  return {
    ...activity,
    open: mine ? hinted(open, event) : open,
    sitting: sitting?.id === event.sitting ? { ...sitting, hints: sitting.hints + 1 } : sitting,
  };
}

/** The open serving after one more of its hints. */
export function hinted(open: OpenServing, event: HintEvent): OpenServing {
  const hurried = (open.hurried ?? 0) + (event.hurried ? 1 : 0);
  return {
    ...open,
    hints: Math.max(open.hints, event.count),
    hintAt: event.at,
    ...(hurried > 0 ? { hurried } : {}),
    ...withForm(open, event),
  };
}

/** Which forms of the step's hints are shown. Of one that had no choice it is the first. */
function withForm(
  { shownForms = [] }: OpenServing,
  { count, picked }: HintEvent,
): Pick<OpenServing, 'shownForms'> {
  if (picked === undefined) return {};
  const before = Array.from({ length: count - 1 }, (_, index) => shownForms[index] ?? 0);
  return { shownForms: [...before, picked.offered.indexOf(picked.form)] };
}

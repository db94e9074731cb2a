import type { AttemptEvent, ChooseEvent, LearnerEvent, RevealEvent } from '../event.ts';
import type { ActivityState } from '../learnerState.ts';
import type { Placement } from '../placement/state.ts';

/** The placement after the learner began or left it out; one that was done or left out may be begun again. */
export function choosePlacement(
  placement: Placement | undefined,
  wish: ChooseEvent['placement'],
): Pick<ActivityState, 'placement'> {
  if (wish === 'start') return { placement: { status: 'running', asked: 0, answers: [] } };
  if (wish === 'skip' && placement === undefined) return { placement: { status: 'skipped' } };
  return placement === undefined ? {} : { placement };
}

/**
 * One more answer of a running placement. It speaks of the skill the question was chosen for, at the first try of each
 * step; a rapid guess and a step on another skill tell nothing. A question that is over counts as asked.
 */
export function notePlaced(
  activity: ActivityState,
  event: AttemptEvent | RevealEvent,
): Pick<ActivityState, 'placement'> {
  const { placement, open } = activity;
  if (placement?.status !== 'running') return placement === undefined ? {} : { placement };
  const about = open?.id === event.serving ? open.decision : null;
  if (about?.reason !== 'placement') return { placement };
  const { skills, guess, rapid } = event.evidence;
  const first = event.kind === 'reveal' ? open?.tries === 0 : event.try === 1;
  const tells = first && !rapid && skills.some(({ skill }) => skill === about.skill);
  const right = event.kind === 'attempt' && event.mark.correct && event.hints === 0;
  return {
    placement: {
      status: 'running',
      asked: placement.asked + (event.then === 'closed' ? 1 : 0),
      answers: tells ? [...placement.answers, { skill: about.skill, right, guess }] : placement.answers,
    },
  };
}

/** The activity after an event that ended a placement. */
export function endPlacement(activity: ActivityState, { placed, at }: LearnerEvent): ActivityState {
  return placed === undefined ? activity : { ...activity, placement: { status: 'done', result: placed, at } };
}

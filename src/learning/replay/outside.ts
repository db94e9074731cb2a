import type { Question } from '../catalogue.ts';
import type { LearnerEvent, OutsideEvent } from '../event.ts';
import { activityOf, type LearnerState } from '../learnerState.ts';
import type { OutsideRecord } from '../outside.ts';
import { refreshLevels } from './levels.ts';
import type { Pinned } from './pinned.ts';

function recordAfter(before: OutsideRecord | undefined, { source, at }: OutsideEvent): OutsideRecord {
  const run = before?.source === source ? before.run + 1 : 1;
  return { count: (before?.count ?? 0) + 1, at, source, run };
}

/**
 * What was done in another tool, as evidence of a skill: like an answer to a middling question, with help, because nobody
 * here saw how it came about. So it moves the estimate and the level, and never stands for an unaided answer that
 * mastery asks for. Taken back, it is nothing.
 */
export function applyOutside(state: LearnerState, event: OutsideEvent, pinned: Pinned): LearnerState {
  const { skill, score, weight } = event;
  if (weight === 0) return state;
  const { model, parameters } = pinned;
  const question: Question = {
    item: `outside:${skill}`,
    step: 0,
    skills: [{ skill, weight: 1 }],
    difficulty: 0,
    guess: 0,
    fact: null,
  };
  const outcome = { score, weight, unaided: false };
  const after: LearnerState = {
    ...state,
    model: model.update(state.model, question, outcome, parameters, event.at),
    outside: { ...state.outside, [skill]: recordAfter(state.outside?.[skill], event) },
  };
  const levelled = refreshLevels(after, activityOf(after, event.activity), [skill], event, pinned);
  return { ...after, activities: { ...after.activities, [event.activity]: levelled } };
}

/** Ids of the evidence that some of these events take back. */
function takenBack(events: readonly LearnerEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.kind === 'withdrawn' ? [event.takesBack] : [])));
}

/** The events as they count: evidence that was taken back weighs nothing, from when it came in. */
export function counted(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  const back = takenBack(events);
  if (back.size === 0) return events;
  return events.map((event) =>
    event.kind === 'outside' && back.has(event.id) ? { ...event, weight: 0 } : event,
  );
}

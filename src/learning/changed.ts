import type { Believed, Changed } from './believed.ts';
import type { AttemptEvent, Evidence, LearnerEvent, RevealEvent } from './event.ts';
import { activityOf, type LearnerState } from './learnerState.ts';
import type { Pinned } from './replay/pinned.ts';
import { countedLevel } from './standing.ts';

/** Why an answer counts less than whole, the first reason first. */
export type WeightReason =
  | { readonly code: 'hints'; readonly count: number }
  | { readonly code: 'try'; readonly count: number }
  | { readonly code: 'rapid' | 'clicked' | 'told' | 'slip' | 'repeat' };

/** Events that change what is believed of the one skill they name. */
const ABOUT_ONE: readonly LearnerEvent['kind'][] = ['override', 'dispute', 'outside', 'withdrawn'];

function isAnswer(event: LearnerEvent): event is AttemptEvent | RevealEvent {
  return event.kind === 'attempt' || event.kind === 'reveal';
}

function skillsOf(event: LearnerEvent): readonly string[] {
  if (isAnswer(event)) return event.evidence.skills.map(({ skill }) => skill);
  return ABOUT_ONE.includes(event.kind) && 'skill' in event ? [event.skill] : [];
}

function believed(state: LearnerState, skill: string, event: LearnerEvent, pinned: Pinned): Believed {
  const settings = pinned.settings(event.activity, event.revision);
  const { model, parameters } = pinned;
  const { estimate, lower } = model.mastery(state.model, skill, settings.rule, parameters, event.at);
  const level = countedLevel(activityOf(state, event.activity), skill, settings.counts);
  return { estimate, lower, level };
}

function predictedOf(before: LearnerState, event: LearnerEvent, pinned: Pinned): number | null {
  if (!isAnswer(event)) return null;
  const question = { item: event.item, step: event.step, ...event.evidence };
  return pinned.model.predict(before.model, question, pinned.parameters, event.at);
}

/**
 * What the event changed, from the states around it; null for an event that is about no skill. The moment is the
 * event's, so that the log alone gives the same numbers at any later time.
 */
export function changedBy(
  event: LearnerEvent,
  before: LearnerState,
  after: LearnerState,
  pinned: Pinned,
): Changed | null {
  const skills = skillsOf(event);
  if (skills.length === 0) return null;
  return {
    predicted: predictedOf(before, event, pinned),
    skills: skills.map((skill) => ({
      skill,
      before: believed(before, skill, event, pinned),
      after: believed(after, skill, event, pinned),
    })),
  };
}

function repeated({ weight, unaided, rapid, slip }: Evidence): boolean {
  return weight < 1 && !unaided && !rapid && slip === undefined;
}

/** Why the answer counts less than whole; empty where it does not. A reveal is told as what it is. */
export function weightReasons(event: AttemptEvent | RevealEvent): readonly WeightReason[] {
  if (event.kind === 'reveal') return [];
  const { evidence } = event;
  const reasons: WeightReason[] = [];
  if (evidence.hurried === 'hints') reasons.push({ code: 'clicked' });
  else if (evidence.told) reasons.push({ code: 'told' });
  else if (event.hints > 0) reasons.push({ code: 'hints', count: event.hints });
  if (event.try > 1) reasons.push({ code: 'try', count: event.try });
  if (evidence.rapid) reasons.push({ code: 'rapid' });
  if (evidence.slip) reasons.push({ code: 'slip' });
  return reasons.length === 0 && repeated(evidence) ? [{ code: 'repeat' }] : reasons;
}

import type { SkillShare } from '../../learning/catalogue.ts';
import { skillIri } from '../../xapi/vocabulary/iris.ts';
import type { Happened } from '../effects.ts';
import type { Situation } from '../situation.ts';

/** What the model believed of a skill before an event and after it, as statements tell it; 0 to 1. */
interface EstimateChange {
  readonly skill: string;
  readonly before: number;
  readonly after: number;
}

/** Digits of a probability that mean anything. */
const DIGITS = 4;

/** A probability without the digits that mean nothing. */
export function rounded(value: number): number {
  return Number(value.toFixed(DIGITS));
}

function estimateOf({ pinned, state, settings, now }: Situation, skill: string): number {
  return rounded(pinned.model.mastery(state.model, skill, settings.rule, pinned.parameters, now).estimate);
}

/** Estimates of these skills around an event, by the IRI of the skill. Both as of the event, so that time plays no part. */
export function estimateChanges(
  base: string,
  { event, before, after }: Happened,
  skills: readonly Pick<SkillShare, 'skill'>[],
): readonly EstimateChange[] {
  return skills.map(({ skill }) => ({
    skill: skillIri(base, event.pack, skill),
    before: estimateOf({ ...before, now: after.now }, skill),
    after: estimateOf(after, skill),
  }));
}

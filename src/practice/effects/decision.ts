import type { Decision } from '../../learning/decision.ts';
import { skillIri } from '../../xapi/vocabulary/iris.ts';
import { rounded } from './estimates.ts';

/** Why a question was chosen, as statements tell it: the stored decision, skills by IRI, nothing of the item. */
export function toldDecision(base: string, pack: string, decision: Decision) {
  const { reason, skill, predicted, target, estimate, lower, needed, recall, sincePractice } = decision;
  return {
    reason,
    skill: skillIri(base, pack, skill),
    predicted: rounded(predicted),
    target: [...target],
    estimate: rounded(estimate),
    lower: rounded(lower),
    propensity: rounded(decision.propensity),
    ...(needed === null ? {} : { needed }),
    ...(recall === null ? {} : { recall: rounded(recall) }),
    ...(sincePractice === null ? {} : { sincePractice }),
    alternatives: decision.alternatives.map((other) => ({
      skill: skillIri(base, pack, other.skill),
      reason: other.reason,
      score: rounded(other.score),
    })),
  };
}

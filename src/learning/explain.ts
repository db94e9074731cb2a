import { type ActivityState, activityOf, type LearnerState } from './learnerState.ts';
import type { Level } from './level.ts';
import { neededBound } from './masteryPolicy.ts';
import type { LearnerModel, Mastery, MasteryRule, MissingForMastery } from './model.ts';
import { PROFICIENT_MARGIN } from './models/masteryRules.ts';
import type { ParameterSet } from './parameters.ts';
import type { ActivitySettings } from './settings.ts';
import { countedLevel } from './standing.ts';
import { isStuck } from './stuck.ts';

/** One thing behind a level, as a code with numbers; words come from the reader's catalogue. */
export type LevelReason =
  /** Set by an instructor; `raised` leaves room to rise further. */
  | { readonly code: 'override'; readonly level: Level; readonly raised: boolean; readonly at: number }
  /** No answer yet: the estimate is what is expected of anybody. */
  | { readonly code: 'no_evidence'; readonly estimate: number }
  /**
   * Effective number of answers, the probability they show, its lower bound, and the bound to reach; null where the
   * activity's rule asks for none, or a row of right answers proves the skill without it.
   */
  | {
      readonly code: 'estimate';
      readonly answers: number;
      readonly estimate: number;
      readonly lower: number;
      readonly needed: number | null;
    }
  | { readonly code: 'unaided'; readonly now: number; readonly needed: number }
  /**
   * Probability that it is known by knowledge tracing, where that decides: against the bound of the activity's rule, or
   * (null) in a row of right answers that counts for more than the estimate.
   */
  | { readonly code: 'traced'; readonly known: number; readonly needed: number | null }
  /** So many right answers in a row without help, which the activity's rule asks for. */
  | { readonly code: 'row'; readonly needed: number }
  /** A once reached level counts although the estimate has fallen since. */
  | { readonly code: 'reached'; readonly level: Level; readonly now: Level }
  /** Probability of still recalling it, and milliseconds since the last practice. */
  | { readonly code: 'recall'; readonly now: number; readonly since: number }
  /** Some of the evidence came from other tools: how often, and when last. */
  | { readonly code: 'outside'; readonly count: number; readonly at: number }
  | { readonly code: 'stuck'; readonly opportunities: number }
  /** The learner says that it is forgotten; or said that it is known, and a check confirmed it. */
  | { readonly code: 'forgotten' | 'confirmed'; readonly at: number }
  /** What is still missing for mastery. */
  | { readonly code: 'missing'; readonly missing: MissingForMastery };

/** A level with its reasons, the deciding one first. */
export interface LevelExplanation {
  readonly skill: string;
  /** The level that counts in the activity. */
  readonly level: Level;
  readonly reasons: readonly LevelReason[];
}

/** What a level is explained from. `now` in milliseconds since the epoch. */
export interface ExplainInput {
  readonly state: LearnerState;
  readonly activity: string;
  readonly settings: ActivitySettings;
  readonly model: LearnerModel<unknown>;
  readonly parameters: ParameterSet;
  readonly now: number;
}

function disputeReasons({ disputes }: ActivityState, skill: string): LevelReason[] {
  const dispute = disputes?.[skill];
  if (dispute?.outcome === 'lowered') return [{ code: 'forgotten', at: dispute.at }];
  return dispute?.outcome === 'confirmed' ? [{ code: 'confirmed', at: dispute.at }] : [];
}

/** What decides besides the estimate, by the activity's rule. */
function ruleReasons(rule: MasteryRule, mastery: Mastery): LevelReason[] {
  const { level, unaided, traced } = mastery;
  switch (rule.policy ?? 'certain') {
    case 'bkt':
      return [{ code: 'traced', known: traced, needed: rule.threshold }];
    case 'certain': {
      const row: LevelReason[] = isByRow(rule, mastery)
        ? [{ code: 'traced', known: traced, needed: null }]
        : [];
      return [...row, { code: 'unaided', now: unaided, needed: rule.unaided }];
    }
    default:
      return level === 'mastered' ? [{ code: 'row', needed: rule.unaided }] : [];
  }
}

/** Whether a row of right answers gives a level that the estimate would not give. */
function isByRow(rule: MasteryRule, mastery: Mastery): boolean {
  const { level, estimate } = mastery;
  if (level === 'mastered') return neededBound(rule, mastery) === null;
  return level === 'proficient' && estimate < rule.threshold - PROFICIENT_MARGIN;
}

/** Says why a skill stands where it stands, in numbers. */
export function explainLevel(input: ExplainInput, skill: string): LevelExplanation {
  const { settings, now } = input;
  const activity = activityOf(input.state, input.activity);
  const mastery = input.model.mastery(input.state.model, skill, settings.rule, input.parameters, now);
  const { estimate, lower, lastAt } = mastery;
  const reasons: LevelReason[] = [];
  const override = activity.overrides[skill];
  if (override !== undefined) {
    reasons.push({ code: 'override', level: override.level, raised: override.raised, at: override.at });
  }
  reasons.push(...disputeReasons(activity, skill));
  const reached = activity.reached[skill];
  if (settings.counts === 'reached' && reached !== undefined && reached !== mastery.level) {
    reasons.push({ code: 'reached', level: reached, now: mastery.level });
  }
  if (lastAt === null) {
    reasons.push({ code: 'no_evidence', estimate });
  } else {
    const needed = neededBound(settings.rule, mastery);
    reasons.push({ code: 'estimate', answers: mastery.evidence, estimate, lower, needed });
    reasons.push(...ruleReasons(settings.rule, mastery));
    reasons.push({ code: 'recall', now: mastery.recall, since: Math.max(0, now - lastAt) });
  }
  const outside = input.state.outside?.[skill];
  if (outside !== undefined) reasons.push({ code: 'outside', count: outside.count, at: outside.at });
  if (isStuck(activity, skill)) {
    reasons.push({ code: 'stuck', opportunities: activity.runs[skill]?.opportunities ?? 0 });
  }
  for (const missing of mastery.missing) reasons.push({ code: 'missing', missing });
  return { skill, level: countedLevel(activity, skill, settings.counts), reasons };
}

/** Explanations as codes and numbers; the reader's page words them. Probabilities 0 to 1, times in milliseconds. */

type Level = 'not-started' | 'familiar' | 'proficient' | 'mastered';

/** What was believed of a skill at one moment. */
export interface BelievedView {
  readonly level: Level;
  readonly estimate: number;
  readonly lower: number;
}

/** What an answer changed about a skill. */
export interface SkillChange {
  readonly skill: string;
  readonly title: string;
  readonly before: BelievedView;
  readonly after: BelievedView;
}

/** Why an answer counts less than whole. */
export type WeightView =
  | { readonly code: 'hints' | 'try'; readonly count: number }
  | { readonly code: 'rapid' | 'clicked' | 'told' | 'slip' | 'repeat' };

/** What an answer changed, and why by so much. */
export interface ChangeView {
  /** Probability of a right answer as it was given. */
  readonly predicted: number;
  /** Credit it got, and how much it counts. */
  readonly score: number;
  readonly weight: number;
  readonly reasons: readonly WeightView[];
  readonly skills: readonly SkillChange[];
}

/** One thing behind a level, the deciding one first. */
export type LevelReasonView =
  | { readonly code: 'override'; readonly level: Level; readonly at: number }
  | { readonly code: 'no_evidence'; readonly estimate: number }
  | {
      readonly code: 'estimate';
      readonly answers: number;
      readonly estimate: number;
      readonly lower: number;
      /** Null where the activity's rule asks for no bound, or a row of right answers proves the skill without it. */
      readonly needed: number | null;
    }
  | { readonly code: 'unaided'; readonly now: number; readonly needed: number }
  /** Knowledge tracing decides: against the rule's bound, or (null) in a row of right answers. */
  | { readonly code: 'traced'; readonly known: number; readonly needed: number | null }
  | { readonly code: 'row'; readonly needed: number }
  | { readonly code: 'reached'; readonly level: Level; readonly now: Level }
  | { readonly code: 'recall'; readonly now: number; readonly since: number }
  | { readonly code: 'outside'; readonly count: number; readonly at: number }
  | { readonly code: 'stuck'; readonly opportunities: number }
  | { readonly code: 'forgotten' | 'confirmed'; readonly at: number };

/** Why a question was chosen, as a code and numbers; words come from the reader's catalogue. */
export type Reason =
  | 'first' // nothing known yet
  | 'frontier' // prerequisites met, next to learn
  | 'review' // recall is about to fall
  | 'goal' // the learner asked for this skill
  | 'probe' // stuck: looking for the prerequisite that is missing
  | 'remedy' // stuck: the prerequisite that is missing
  | 'placement' // finding out what is known already
  | 'retest' // one delayed success makes it mastered
  | 'check' // the learner says that they know it
  | 'similar' // the learner asked for a similar question
  | 'explore' // now and then something else, to learn about items
  | 'keep-fresh'; // everything is mastered

/** The decision stored with a serving. */
export interface Decision {
  readonly reason: Reason;
  readonly skill: string;
  readonly item: string;
  readonly itemVersion: string;
  readonly seed: number;
  /** Predicted probability of success, 0 to 1. */
  readonly predicted: number;
  /** Band of predicted success aimed at. */
  readonly target: readonly [low: number, high: number];
  /** Estimate and lower bound of the skill when choosing, and the bound mastery needs; null where it goes by something else. */
  readonly estimate: number;
  readonly lower: number;
  readonly needed: number | null;
  /** Recall now when memory decided, else null. */
  readonly recall: number | null;
  /** Milliseconds since the skill was last practised; null when never. */
  readonly sincePractice: number | null;
  /** The skill whose prerequisite this is, where the question serves another one; absent else. */
  readonly towards?: string;
  /** Up to three skills that were also considered, with the score they got. */
  readonly alternatives: readonly {
    readonly skill: string;
    readonly reason: Reason;
    readonly score: number;
  }[];
  /** Probability with which chance picked this item, where chance played a part; else 1. */
  readonly propensity: number;
}

/** What the learner asks of the next question. */
export type Wish =
  | { readonly kind: 'any' }
  | { readonly kind: 'skill'; readonly skill: string }
  /** A question of the check that decides whether the skill is known. */
  | { readonly kind: 'check'; readonly skill: string }
  /** Same item with other values, or a sibling of the same skill. */
  | { readonly kind: 'similar'; readonly item: string; readonly skill: string };

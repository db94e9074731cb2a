import type { MasteryPolicy } from '../masteryPolicy.ts';

/** What is compared, one number per learner: all between 0 and 1 (growth may be negative), more is better. */
export type Measure =
  /** How much the mean estimate over the activity's skills has risen after so many questions. */
  | 'growth'
  /** Share of right first tries among so many questions on skills not practised for 20 hours. */
  | 'delayed'
  /** Share of so many questions that were worked on, not guessed, clicked through or given up. */
  | 'honest';

/** The one setting in which the second arm differs, and its value there. */
export type Variation =
  | { readonly setting: 'masteryPolicy'; readonly value: MasteryPolicy }
  | {
      readonly setting: 'threshold' | 'unaided' | 'delayHours' | 'tries' | 'retention';
      readonly value: number;
    }
  | { readonly setting: 'placement'; readonly value: boolean };

/** What is fixed before the first answer is looked at. */
export interface Plan {
  readonly experiment: string;
  readonly variation: Variation;
  readonly measure: Measure;
  /** Questions after which a learner's number stands. */
  readonly questions: number;
  /** Learners with a number in each arm before anything is concluded, and at which it ends in any case. */
  readonly minimum: number;
  readonly most: number;
  /** Smallest difference worth knowing, in units of the measure. */
  readonly effect: number;
  /** Chance, 0 to 1, to see a difference where there is none, however often one looks. */
  readonly alpha: number;
  /** Share of the learners who take part, 0 to 1; the others go on as before. */
  readonly share: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Ids of all activities it runs in, which are read and ended together; absent for one alone. */
  readonly activities?: readonly string[];
}

/** The two ways that are compared: `a` is as it was, `b` has the variation. */
export type Arm = 'a' | 'b';

/** An arm as a revision of an activity's settings says it. */
export interface Trial {
  /** The activity it runs in: a copy of it in another course takes no part. */
  readonly activity: string;
  readonly plan: Plan;
  readonly arm: Arm;
  /** Revision of the settings without an experiment, and that of arm `b`. */
  readonly base: number;
  readonly variant: number;
}

/** How an experiment ended: who reads the settings later sees why they are so. */
export interface Concluded {
  readonly experiment: string;
  readonly kept: Arm;
  readonly at: number;
}

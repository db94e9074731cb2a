import type { Concluded, Trial } from './experiment/plan.ts';
import type { MasteryRule } from './model.ts';

/** How the grade of an activity is made. */
export type GradePolicy =
  /** Share of the activity's skills weighted by level. */
  | 'mastery'
  /** Best share of first tries right over any run of `questions` answers. */
  | 'best'
  /** Share of `questions` answered with honest effort. */
  | 'practice';

/** Settings of an activity, one revision of them. */
export interface ActivitySettings {
  readonly revision: number;
  readonly pack: string;
  /** Skills the activity covers, in the instructor's order; the grade is made of these alone. */
  readonly skills: readonly string[];
  readonly rule: MasteryRule;
  readonly policy: GradePolicy;
  /** For `best` and `practice`: number of questions, 5 to 200. */
  readonly questions: number;
  /** For `mastery`: the level once reached counts, or the level now. */
  readonly counts: 'reached' | 'current';
  /** Tries per question before the explanation is shown, 1 to 5. */
  readonly tries: number;
  /** Recall at which reviews come, 0.7 to 0.97; absent is 0.9. A learner may choose another. */
  readonly retention?: number;
  /** The settings are an arm of an experiment; absent for none. */
  readonly trial?: Trial;
  /** The experiment that left them as they are; absent for none. */
  readonly concluded?: Concluded;
  /** A first visit offers to find out what is known already; absent is so. */
  readonly placement?: boolean;
}

import { z } from 'zod';

/** The one setting in which the second arm differs, and its value there. */
export const Variation = z.discriminatedUnion('setting', [
  z.strictObject({ setting: z.literal('masteryPolicy'), value: z.enum(['certain', 'bkt', 'row', 'retest']) }),
  z.strictObject({ setting: z.literal('threshold'), value: z.number().min(0.5).max(0.99) }),
  z.strictObject({ setting: z.literal('unaided'), value: z.int().min(1).max(10) }),
  z.strictObject({ setting: z.literal('delayHours'), value: z.number().min(0).max(720) }),
  z.strictObject({ setting: z.literal('tries'), value: z.int().min(1).max(5) }),
  z.strictObject({ setting: z.literal('retention'), value: z.number().min(0.7).max(0.97) }),
  z.strictObject({ setting: z.literal('placement'), value: z.boolean() }),
]);
export type Variation = z.infer<typeof Variation>;

/** What two ways are compared by. */
export const MeasureName = z.enum(['growth', 'delayed', 'honest']);
export type MeasureName = z.infer<typeof MeasureName>;

/** `POST /api/class/experiment`: what is compared, and everything that is fixed before anybody looks. */
export const ExperimentRequest = z
  .strictObject({
    variation: Variation,
    measure: MeasureName,
    /** Questions after which a learner's number stands. */
    questions: z.int().min(5).max(200),
    /** Learners with a number in each arm before anything is concluded, and at which it ends in any case. */
    minimum: z.int().min(10).max(10_000),
    most: z.int().min(10).max(100_000),
    /** Smallest difference worth knowing, in units of the measure. */
    effect: z.number().min(0.01).max(0.5),
    /** Share of the learners who take part. */
    share: z.number().min(0.1).max(1),
  })
  .refine(({ minimum, most }) => most >= minimum, {
    path: ['most'],
    error: 'is less than the minimum of learners per group',
  });
export type ExperimentRequest = z.infer<typeof ExperimentRequest>;

/** `POST /api/class/experiment/close`: which way everybody goes on. */
export const CloseRequest = z.strictObject({ keep: z.enum(['a', 'b']) });
export type CloseRequest = z.infer<typeof CloseRequest>;

/** Starting values of the form; a difference of 0.05 is found with about 100 to 200 learners in each arm. */
export const DEFAULT_EXPERIMENT: Omit<ExperimentRequest, 'variation'> = {
  measure: 'growth',
  questions: 30,
  minimum: 30,
  most: 300,
  effect: 0.05,
  share: 1,
};

/** One arm in the report: who began, whose number stands, and the mean of those numbers. */
export interface ArmView {
  readonly began: number;
  readonly reached: number;
  readonly mean: number | null;
}

/** An experiment as a person reads it. Arm `a` is as it was, `b` has the variation. */
export interface ExperimentView extends Omit<ExperimentRequest, 'variation'> {
  readonly id: string;
  /** How many activities it runs in; those that are not read here have learners of their own. */
  readonly activities: number;
  readonly variation: Variation;
  /** Value of the setting in arm `a`. */
  readonly was: string | number | boolean;
  readonly alpha: number;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly concluded: { readonly kept: 'a' | 'b'; readonly at: number } | null;
  readonly arms: { readonly a: ArmView; readonly b: ArmView };
  /** Mean of `b` less that of `a` with an interval that holds however often one looks; null with too few numbers. */
  readonly effectSeen: { readonly difference: number; readonly low: number; readonly high: number } | null;
  readonly verdict: 'collecting' | 'a' | 'b' | 'same' | 'undecided';
  readonly doubts: readonly ('uneven_arms' | 'uneven_loss')[];
}

/** `GET /api/class/experiment`: the newest experiment of the activity, and how many learners the class has. */
export interface ClassExperiment {
  readonly newest: ExperimentView | null;
  readonly learners: number;
}

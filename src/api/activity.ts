import { z } from 'zod';
import type { Html, PublicQuestion } from './question.ts';

/** What the instructor decides about an activity. `POST /api/deep-link` and `PUT /api/activity` */
export const ActivityRequest = z.strictObject({
  title: z.string().trim().min(1).max(200),
  pack: z.string().min(1).max(64),
  skills: z.array(z.string().min(1).max(64)).min(1).max(200),
  /** How a skill becomes mastered; which of the three numbers after it count depends on it. */
  masteryPolicy: z.enum(['certain', 'bkt', 'row', 'retest']).default('certain'),
  threshold: z.number().min(0.5).max(0.99),
  unaided: z.int().min(1).max(10),
  /** Hours until the delayed success; fractions allowed (1/60 is one minute). */
  delayHours: z
    .number()
    .min(0)
    .max(24 * 30),
  policy: z.enum(['mastery', 'best', 'practice']),
  questions: z.int().min(5).max(200),
  counts: z.enum(['reached', 'current']),
  tries: z.int().min(1).max(5),
  /** Recall at which reviews come, 0 to 1; learners may choose another. */
  retention: z.number().min(0.7).max(0.97).default(0.9),
  /** A first visit to many skills offers to find out what is known already. */
  placement: z.boolean().default(true),
  /** Points of the gradebook column; 0 for no column. */
  points: z.int().min(0).max(1000),
});
export type ActivityRequest = z.infer<typeof ActivityRequest>;

/** One kind of statement of other tools that is evidence of a skill. */
export const OutsideRule = z.strictObject({
  /** Id of the activity the statement is about; `*` stands for anything. */
  activity: z.string().trim().min(8).max(2000),
  /** IRI of the verb; null for any. */
  verb: z.string().trim().min(3).max(2000).nullable(),
  from: z.enum(['score', 'success']),
  skill: z.string().min(1).max(64),
  /** Trust, against an answer given here without help. */
  weight: z.number().min(0.05).max(1),
});
export type OutsideRule = z.infer<typeof OutsideRule>;

/** `GET` and `PUT /api/activity/outside` */
export const OutsideRulesRequest = z.strictObject({ rules: z.array(OutsideRule).max(20) });
export type OutsideRulesRequest = z.infer<typeof OutsideRulesRequest>;

/** How a platform opens an activity. */
export const PresentationTarget = z.enum(['iframe', 'window']);
export type PresentationTarget = z.infer<typeof PresentationTarget>;

/** `POST /api/deep-link`: what was chosen; nothing at all cancels. `target` is null where the course decides. */
export const ChosenRequest = z.strictObject({
  activities: z.array(ActivityRequest).max(20),
  target: PresentationTarget.nullable(),
});
export type ChosenRequest = z.infer<typeof ChosenRequest>;

/** Where an activity came from: copied with its course, or begun afresh at the same link. */
export interface ActivityOriginView {
  readonly reason: 'copy' | 'separated';
  /** Title of the course it was in, where the platform tells. */
  readonly course: string | null;
  readonly at: number;
}

/** Starting values of the picker. */
export const DEFAULT_ACTIVITY: Omit<ActivityRequest, 'title' | 'pack' | 'skills'> = {
  masteryPolicy: 'certain',
  threshold: 0.8,
  unaided: 3,
  delayHours: 10,
  policy: 'mastery',
  questions: 20,
  counts: 'reached',
  tries: 2,
  retention: 0.9,
  placement: true,
  points: 100,
};

/** A skill as the picker shows it. */
export interface PickerSkill {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly group: string | null;
  readonly requires: readonly string[];
  readonly items: number;
}

/** A pack as the picker shows it. */
export interface PickerPack {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly subject: string;
  readonly licence: string;
  readonly skills: readonly PickerSkill[];
  /** What choices of recall cost; absent where none is offered. */
  readonly reviewLoads?: readonly ReviewLoad[];
}

/** What one choice of recall costs. */
export interface ReviewLoad {
  /** Recall at which reviews come, 0 to 1. */
  readonly retention: number;
  /** How many times as many reviews as the usual choice asks for. */
  readonly times: number;
}

/** `GET /api/preview?pack=&skill=&seed=`: a question as students would see it, and its explanation. */
export interface Preview {
  readonly skill: string;
  readonly item: string;
  readonly seed: number;
  readonly question: PublicQuestion;
  readonly solution: Html;
  readonly explanation: Html | null;
  readonly hints: readonly Html[];
  readonly language: string;
}

/** Answer to a finished picker: a form the page posts to the platform, or nothing more to do (`saved`). */
export type PickerResult =
  | { readonly kind: 'form'; readonly action: string; readonly jwt: string }
  | { readonly kind: 'saved' };

/** Kinds of made-up students, who learn by rules that are not the tutor's. */
export const STUDENT_KINDS = ['steady', 'fading', 'mistaken', 'guessing', 'lacking', 'returning'] as const;
type StudentKind = (typeof STUDENT_KINDS)[number];

/** Made-up students of each kind that a trial is for. */
export const WHAT_IF_PEOPLE = 8;

/** `POST /api/what-if`: what would come of an activity with made-up students of one kind. */
export const WhatIfRequest = z.strictObject({
  activity: ActivityRequest.omit({ title: true, points: true }),
  kind: z.enum(STUDENT_KINDS),
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;

/** The answer for one kind of student: means over people, minutes with reading the feedback. */
export interface WhatIf {
  readonly kind: StudentKind;
  /** People who practised; fewer than `WHAT_IF_PEOPLE` when time was short. With 0 nothing below means anything. */
  readonly people: number;
  /** Until every skill was called mastered, and the share of people who came to that within the course. */
  readonly questions: number;
  readonly minutes: number;
  readonly finished: number;
  /** Share of the skills truly mastered at the end. */
  readonly mastered: number;
  /** Minutes in each week of the course. */
  readonly weeks: readonly number[];
  /** Skills with so few items that the same questions came again, with the share of questions that did. */
  readonly scarce: readonly { readonly skill: string; readonly share: number }[];
  /** People who came to a point without a next question. */
  readonly deadEnds: number;
}

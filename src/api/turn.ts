import { z } from 'zod';
import { Answer } from './answer.ts';
import type { Html, PublicServing } from './question.ts';

const Uuid = z.uuid();

/** `POST /api/answer` */
export const AnswerRequest = z.strictObject({
  serving: Uuid,
  step: z.int().min(0).max(20),
  try: z.int().min(1).max(20),
  answer: Answer,
  /** Time on this try in milliseconds, idle time left out by the page; null when not measured. */
  elapsed: z.number().finite().min(0).max(86_400_000).nullable(),
});
export type AnswerRequest = z.infer<typeof AnswerRequest>;

/** `POST /api/hint`: `count` is the number of hints shown before, so that a repeat is recognised. */
export const HintRequest = z.strictObject({
  serving: Uuid,
  step: z.int().min(0).max(20),
  count: z.int().min(0).max(20),
});
export type HintRequest = z.infer<typeof HintRequest>;

/** `POST /api/reveal`: show the explanation and go on. */
export const RevealRequest = z.strictObject({ serving: Uuid, step: z.int().min(0).max(20) });
export type RevealRequest = z.infer<typeof RevealRequest>;

/** `POST /api/choose`: another question than the open one. `id` is made by the page, one per click. */
export const ChooseRequest = z.strictObject({
  id: Uuid,
  wish: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('any') }),
    z.strictObject({ kind: z.literal('skill'), skill: z.string().min(1).max(64) }),
    /** Similar to the question answered last. */
    z.strictObject({ kind: z.literal('similar'), serving: Uuid }),
  ]),
  /** Skills to work towards; empty for the tutor's choice; null leaves the goal as it is. */
  goal: z.array(z.string().min(1).max(64)).max(50).nullable(),
});
export type ChooseRequest = z.infer<typeof ChooseRequest>;

/** `POST /api/explain`: the explanation of a skill in the next form; `form` counts up from 0. */
export const ExplainRequest = z.strictObject({
  skill: z.string().min(1).max(64),
  form: z.int().min(0).max(20),
});
export type ExplainRequest = z.infer<typeof ExplainRequest>;

/** One explanation of a skill, and how many forms there are. */
export interface SkillExplanation {
  readonly skill: string;
  readonly form: 'worked-example' | 'picture' | 'analogy' | 'rule';
  readonly html: Html;
  readonly index: number;
  readonly count: number;
}

export type LevelName = 'not-started' | 'familiar' | 'proficient' | 'mastered';

/** What is still missing for "mastered". */
export type MissingView =
  | { readonly code: 'lower_bound'; readonly now: number; readonly needed: number }
  | { readonly code: 'unaided'; readonly now: number; readonly needed: number }
  | { readonly code: 'known'; readonly now: number; readonly needed: number }
  | { readonly code: 'row'; readonly now: number; readonly needed: number }
  | { readonly code: 'delayed'; readonly from: number | null };

/** One skill of the activity as the learner stands with it. Probabilities 0 to 1, times in ms since the epoch. */
export interface SkillView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly group: string | null;
  readonly requires: readonly string[];
  readonly level: LevelName;
  /** The level that counts for the grade (once reached), never below `level` when the setting says "reached". */
  readonly reached: LevelName;
  readonly estimate: number;
  readonly lower: number;
  readonly recall: number;
  readonly answers: number;
  readonly missing: readonly MissingView[];
  /** Some prerequisite is not proficient yet. The skill can still be chosen. */
  readonly early: boolean;
  readonly due: boolean;
  /** Set by the instructor, with the reason given. */
  readonly override: { readonly level: LevelName; readonly reason: string } | null;
  readonly lastPractised: number | null;
}

/** Where the grade stands between here and the gradebook. */
export interface GradeView {
  readonly policy: 'mastery' | 'best' | 'practice';
  /** 0 to 1; null before the first graded answer. */
  readonly value: number | null;
  readonly state: 'none' | 'waiting' | 'sent' | 'retrying' | 'parked' | 'superseded' | 'not-graded';
  /** When it was sent, or will next be tried (waiting, retrying). */
  readonly at: number | null;
  /** Error code that says why it is parked or retried. */
  readonly reason: string | null;
  /** Value last accepted by the gradebook, 0 to 1. */
  readonly sentValue: number | null;
}

/** What an answer brought. */
export interface Feedback {
  readonly serving: string;
  readonly step: number;
  readonly try: number;
  readonly correct: boolean;
  readonly score: number;
  /** `accent`, `form`, `unit_missing`, `unit_wrong`, `unreadable`, `partly`, `revealed` or null. */
  readonly note: string | null;
  readonly misconception: { readonly id: string; readonly title: string } | null;
  /** Words of the author for this very answer. */
  readonly message: Html | null;
  /** Right or wrong per part (blank, pair, entry). */
  readonly parts: Readonly<Record<string, boolean>>;
  /** Shown once the step is over. */
  readonly solution: Html | null;
  readonly explanation: Html | null;
  readonly then: 'again' | 'step' | 'closed';
  /** The answer all this is about, where another one than the sent answer was counted before it; else null. */
  readonly earlier: Answer | null;
  /** Too fast to have been worked on: counted less, said kindly. */
  readonly rapid: boolean;
  /** Hints clicked through, or tries in a row without a look at what they told: said kindly. */
  readonly hurried?: 'hints' | 'tries';
  /** A single wrong answer after long mastery: counted less, and said so. */
  readonly slip?: true;
  readonly changes: readonly SkillChange[];
  readonly skill: { readonly id: string; readonly title: string };
}

/** What an answer changed about a skill. */
export interface SkillChange {
  readonly skill: string;
  readonly title: string;
  readonly before: { readonly level: LevelName; readonly estimate: number };
  readonly after: { readonly level: LevelName; readonly estimate: number };
}

/** Counts of the running sitting. */
export interface SittingView {
  readonly id: string;
  readonly startedAt: number;
  /** Questions finished, and how many of them right at the first try without help. */
  readonly answered: number;
  readonly right: number;
  readonly hints: number;
  /** Skills whose level rose, with the level they had at the start. */
  readonly risen: readonly {
    readonly skill: string;
    readonly title: string;
    readonly from: LevelName;
    readonly to: LevelName;
  }[];
  readonly finished: boolean;
}

/** Everything a practice page needs after any of its requests. */
export interface Turn {
  /** The open question; null only when the sitting is finished. */
  readonly serving: PublicServing | null;
  readonly feedback: Feedback | null;
  readonly skills: readonly SkillView[];
  readonly goal: readonly string[];
  readonly grade: GradeView;
  readonly sitting: SittingView;
}

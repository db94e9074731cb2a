import { z } from 'zod';
import { Answer } from './answer.ts';
import type { ChangeView, LevelReasonView } from './explanation.ts';
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
  /** Minutes the reader's clock is ahead of UTC: reviews are counted by their day. */
  zone: z.int().min(-840).max(840).optional(),
});
export type AnswerRequest = z.infer<typeof AnswerRequest>;

/**
 * `GET /api/turn`: the verdict that stands on the page is named, so that it is told again: which try of which step of which
 * question, 0 for one that was given up. Left out where none stands there.
 */
export const TurnRequest = z.looseObject({
  serving: Uuid.optional(),
  step: z.coerce.number().int().min(0).max(20).default(0),
  try: z.coerce.number().int().min(0).max(20).default(0),
});
export type TurnRequest = z.infer<typeof TurnRequest>;

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
  /** Begins a placement, leaves it out, or ends it before its time. */
  placement: z.enum(['start', 'skip', 'stop']).optional(),
  /** Easier questions for the rest of the sitting, or the usual ones again. */
  mix: z.enum(['easier', 'usual']).optional(),
});
export type ChooseRequest = z.infer<typeof ChooseRequest>;

/** `POST /api/dispute`: "I know this" or "I forgot this". `id` is made by the page, one per click. */
export const DisputeRequest = z.strictObject({
  id: Uuid,
  skill: z.string().min(1).max(64),
  claim: z.enum(['know', 'forgot']),
});
export type DisputeRequest = z.infer<typeof DisputeRequest>;

/** `POST /api/explain`: an explanation of a skill; `form` null leaves its form to the tutor, else counts from 0. */
export const ExplainRequest = z.strictObject({
  skill: z.string().min(1).max(64),
  form: z.int().min(0).max(20).nullable(),
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
  /** Set by the instructor, with the reason given; `answered` is the level that answers alone would give now. */
  readonly override: {
    readonly level: LevelName;
    readonly reason: string;
    readonly answered: LevelName;
  } | null;
  readonly lastPractised: number | null;
  /** Why the level is what it is, the deciding reason first; what is missing for mastered stands in `missing`. */
  readonly reasons: readonly LevelReasonView[];
  /** What the learner said of it last, and what came of that; absent for nothing. */
  readonly dispute?: DisputeView;
}

/** What a learner said of a skill, and what answers made of it. */
export interface DisputeView {
  readonly claim: 'know' | 'forgot';
  readonly at: number;
  readonly outcome: 'open' | 'confirmed' | 'not-shown' | 'left' | 'lapsed' | 'lowered' | 'relearned';
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
  /** What it changed in what is believed; null where it changed nothing or that was not kept. */
  readonly changed: ChangeView | null;
  readonly skill: { readonly id: string; readonly title: string };
  /** The check of a skill the learner says they know, if this answer was part of it. */
  readonly check?: {
    readonly skill: string;
    readonly title: string;
    readonly outcome: 'open' | 'confirmed' | 'not-shown';
  };
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

/** Finding out what is known already, before practice. */
export type PlacementView =
  /** May be begun or left out; it takes at most so many questions. */
  | { readonly status: 'offered'; readonly most: number }
  | { readonly status: 'running'; readonly asked: number; readonly most: number }
  /** It has just ended: titles of skills that seem known, of new ones, and of those that are not clear. */
  | {
      readonly status: 'done';
      readonly asked: number;
      readonly known: readonly string[];
      readonly unclear: readonly string[];
      readonly fresh: readonly string[];
    };

/** Advice to rest, with what it rests on. */
export type RestView =
  /** Results and pace are below the learner's own start: shares of right answers then and lately. */
  | { readonly kind: 'break' | 'end'; readonly easier: boolean }
  /** Nothing is left to do today; reviews that wait for the next days, and when the next delayed success counts. */
  | { readonly kind: 'done'; readonly waiting: number; readonly next: number | null };

/** Everything a practice page needs after any of its requests. */
export interface Turn {
  /** The open question; null only when the sitting is finished. */
  readonly serving: PublicServing | null;
  readonly feedback: Feedback | null;
  readonly skills: readonly SkillView[];
  readonly goal: readonly string[];
  readonly grade: GradeView;
  readonly placement: PlacementView | null;
  readonly rest: RestView | null;
  readonly sitting: SittingView;
  /** Extra time that the learner was given; left out for none. */
  readonly given?: GivenTime;
}

/** Extra time somebody else has set for the learner, and who. */
export interface GivenTime {
  /** Above 1. */
  readonly factor: number;
  readonly by: 'instructor' | 'platform';
}

/** The turn as it stands, with the verdict told again that was named. */
export interface TurnAgain extends Turn {
  /** The question the verdict ended, as it stood then; null where it is still open, or nothing was named. */
  readonly judged: PublicServing | null;
}

import { z } from 'zod';
import type { ChangeView } from './explanation.ts';
import type { Difference } from './gradeReport.ts';
import type { Html, Why } from './question.ts';
import type { GradeView, LevelName, SkillView } from './turn.ts';

interface Person {
  readonly learner: string;
  /** Null where the platform tells none; pages and files then show `learnerCode`. */
  readonly name: string | null;
}

/** What tells nameless learners apart: the last four characters of the id, the same every time, nobody's real name. */
export function learnerCode(learner: string): string {
  return learner.slice(-4).toUpperCase();
}

/** One learner in the class table. */
export interface ClassRow extends Person {
  readonly started: boolean;
  /** Level that counts, by skill id; a skill left out is not started. */
  readonly levels: Readonly<Record<string, LevelName>>;
  readonly answered: number;
  /** Share of first tries right, 0 to 1; null before the first. */
  readonly right: number | null;
  readonly minutes: number;
  readonly lastSeen: number | null;
  readonly grade: GradeView;
  /** The link whose column `grade` tells of; null while no column knows of it. */
  readonly link: string | null;
  readonly stuckOn: readonly string[];
  readonly nextSkill: string | null;
}

/** A grade that stands in the gradebook otherwise than here, as it was last read. Grades are shares from 0 to 1. */
export interface DifferingGrade extends Person {
  /** The link whose column it is. */
  readonly link: string;
  /** Title of the link whose column it is, where the activity has several. */
  readonly column: string | null;
  readonly wanted: number;
  /** Null where the gradebook shows none. */
  readonly shown: number | null;
  /** When it was first seen so, milliseconds since the epoch. */
  readonly since: number;
  readonly why: Difference;
}

/** How reading a gradebook column back by itself went. */
export interface GradebookReading {
  readonly column: string | null;
  /** When it was last read, milliseconds since the epoch; null before. */
  readonly readAt: number | null;
  /** Error code that says why it was not read last time; null when it was. */
  readonly failed: string | null;
}

/** One thing to act on. At most five are shown, most urgent first. */
export type ClassAction =
  | {
      readonly kind: 'stuck';
      readonly people: readonly (Person & { readonly skill: string; readonly answers: number })[];
    }
  | {
      readonly kind: 'missing-prerequisite';
      readonly skill: string;
      readonly blocks: readonly string[];
      readonly people: readonly Person[];
    }
  | {
      readonly kind: 'misconception';
      readonly id: string;
      readonly title: string;
      readonly answer: Html;
      readonly people: readonly Person[];
      /** One real wrong answer and the question it was given to, with the skill most of the question is about. */
      readonly example: {
        readonly question: Html;
        readonly answer: Html;
        readonly language: string;
        readonly skill: { readonly id: string; readonly title: string };
      };
    }
  | {
      readonly kind: 'groups';
      readonly groups: readonly { readonly skill: string; readonly people: readonly Person[] }[];
    }
  | { readonly kind: 'not-started'; readonly people: readonly Person[] }
  | { readonly kind: 'grades-differ'; readonly people: readonly DifferingGrade[] }
  | { readonly kind: 'grades-parked'; readonly people: readonly (Person & { readonly reason: string })[] }
  /** Grades that are tried again while the platform gives no token for its gradebook. */
  | { readonly kind: 'grades-refused'; readonly people: readonly Person[] };

/** `GET /api/class` */
export interface ClassOverview {
  readonly activity: {
    readonly id: string;
    readonly title: string;
    readonly points: number;
    readonly policy: string;
  };
  readonly skills: readonly { readonly id: string; readonly title: string; readonly group: string | null }[];
  readonly rows: readonly ClassRow[];
  /** Test users of the platform who have tried the activity: in no count, no file and no gradebook. */
  readonly testers?: readonly ClassRow[];
  /** How many practised here and have left the course, as the platform tells: kept, and not shown. */
  readonly left?: number;
  /** Learners whose data were erased, and how many questions they had answered here: no longer in any row. */
  readonly erased?: { readonly people: number; readonly answers: number };
  readonly actions: readonly ClassAction[];
  /** Columns that are read back by themselves; left out before the first reading. */
  readonly gradebooks?: readonly GradebookReading[];
  readonly updatedAt: number;
  /** Whether the platform tells who is in the course; without it people who never came cannot be listed. */
  readonly roster: 'known' | 'unknown';
}

/** One answer in a learner's detail. */
export interface AttemptView {
  readonly id: string;
  readonly at: number;
  readonly skill: string;
  readonly question: Html;
  readonly answer: Html;
  /** Language of the question and the answer. */
  readonly language: string;
  readonly correct: boolean;
  readonly score: number;
  readonly try: number;
  readonly hints: number;
  /** Milliseconds, null when not measured. */
  readonly elapsed: number | null;
  readonly note: string | null;
  /** Title of the misconception it shows, in the reader's language. */
  readonly misconception: string | null;
  readonly rapid: boolean;
  /** How much it counted as evidence, 0 to 1. */
  readonly weight: number;
  /** What it changed, and why the question was chosen; null where that was not kept. */
  readonly changed: ChangeView | null;
  readonly why: Why | null;
}

/** `GET /api/class/:learner` */
export interface LearnerDetail extends Person {
  readonly skills: readonly SkillView[];
  readonly attempts: readonly AttemptView[];
  /** Evidence from other tools, newest first; left out where there is none. */
  readonly outside?: readonly OutsideView[];
  readonly grade: GradeView;
  readonly answered: number;
  readonly minutes: number;
  readonly lastSeen: number | null;
  /** Factor on times that an instructor gave, above 1, null for none; told to instructors alone, left out for others. */
  readonly extraTime?: number | null;
}

/** Evidence from another tool in a learner's detail. */
export interface OutsideView {
  readonly id: string;
  /** When it came in, and when it happened as its sender says; ms since the epoch. */
  readonly at: number;
  readonly happenedAt: number;
  readonly skill: string;
  /** Id of the activity it is about. */
  readonly source: string;
  /** 0 to 1. */
  readonly score: number;
  /** How much it counted as evidence, 0 to 1. */
  readonly weight: number;
  /** Why it no longer counts; null while it does. */
  readonly takenBack: 'voided' | 'instructor' | null;
}

/** `POST /api/class/:learner/withdraw`: takes evidence from another tool back. */
export const WithdrawRequest = z.strictObject({ event: z.uuid() });

/** `POST /api/class/:learner/extra-time`: gives extra time in every activity of the pack; null takes it back. */
export const ExtraTimeRequest = z.strictObject({
  id: z.uuid(),
  /** Factor on times, see `LearnerSettings`. */
  extraTime: z.union([z.literal(1.5), z.literal(2)]).nullable(),
});
export type ExtraTimeRequest = z.infer<typeof ExtraTimeRequest>;

/** `POST /api/class/:learner/override` */
export const OverrideRequest = z.strictObject({
  id: z.uuid(),
  skill: z.string().min(1).max(64),
  level: z.enum(['not-started', 'familiar', 'proficient', 'mastered']).nullable(),
  /** Control characters, which no keyboard types, become spaces. */
  reason: z
    .string()
    .transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())
    .pipe(z.string().min(1).max(500)),
});
export type OverrideRequest = z.infer<typeof OverrideRequest>;

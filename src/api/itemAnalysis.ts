import type { Html } from './question.ts';

/** What is wrong with a question, as a code with its numbers; shares 0 to 1. */
export type QuestionFault =
  | { readonly code: 'negative_discrimination' }
  | {
      readonly code: 'wrong_key' | 'distractor_ahead';
      /** The wrong answer as given (of a choice its words), and shares among learners above the middle. */
      readonly response: string;
      /** Language of those words. */
      readonly language: string;
      readonly share: number;
      readonly key: number;
    }
  | { readonly code: 'drift'; readonly before: number; readonly lately: number };

/** One question as everybody's answers show it. */
export interface QuestionAnalysis {
  readonly item: string;
  readonly step: number;
  readonly prompt: Html;
  readonly language: string;
  readonly skill: string;
  readonly answers: number;
  /** Answers that are missing before there are numbers; 0 when there are. */
  readonly missing: number;
  /** Share right at the first try without help; difficulty and discrimination; null while answers are missing. */
  readonly right: number | null;
  readonly difficulty: number | null;
  readonly discrimination: number | null;
  readonly faults: readonly QuestionFault[];
}

/** One point of a chart: both shares 0 to 1, resting on `n`; null while `missing` more are needed. */
export interface SharePoint {
  readonly n: number;
  readonly missing: number;
  readonly predicted: number | null;
  readonly right: number | null;
}

/** `GET /api/class/questions`: what the last calibration of the activity's pack found. */
export interface ItemAnalysis {
  /** Null before the first calibration. */
  readonly found: {
    readonly at: number;
    readonly answers: number;
    readonly learners: number;
    /** Those with faults first, then those answered most; at most 100 of the activity's skills. */
    readonly questions: readonly QuestionAnalysis[];
    /** How many more questions there are. */
    readonly more: number;
    /** Success foretold when questions were chosen, against what came of it: lowest first. */
    readonly calibration: readonly SharePoint[];
    /** By skill, the first questions of it in order. */
    readonly curves: readonly { readonly skill: string; readonly points: readonly SharePoint[] }[];
  } | null;
}

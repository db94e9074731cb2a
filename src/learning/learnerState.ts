import type { Serving } from './event.ts';
import type { TrialRun } from './experiment/trialRun.ts';
import { type Forms, NO_FORMS } from './explore/forms.ts';
import type { KeptMemory } from './keptMemory.ts';
import type { Level } from './level.ts';
import type { LearnerModel } from './model.ts';
import type { OutsideRecord } from './outside.ts';
import type { Pace } from './pace.ts';
import type { Placement } from './placement/state.ts';
import { NO_REVIEWS, type ReviewDay } from './reviewDay.ts';
import type { Stamina } from './stamina.ts';
import type { TemplateRun } from './templateRun.ts';

/** One question shown, for not showing it again too soon. */
export interface HistoryEntry {
  readonly item: string;
  readonly skill: string;
  /** Seed it was filled in with; absent in snapshots of before it was kept. */
  readonly seed?: number;
  /** When it was opened, milliseconds since the epoch. */
  readonly at: number;
  /** First tries of all its answered steps right and without hints; null before the first. */
  readonly correct: boolean | null;
}

/** The serving that is open in an activity, and how far it has come. */
export interface OpenServing extends Serving {
  /** Index of the step in hand. */
  readonly step: number;
  /** When a step after the first opened, milliseconds since the epoch; absent on the first. */
  readonly stepAt?: number;
  /** Counted tries and hints shown on this step. */
  readonly tries: number;
  readonly hints: number;
  /** By hint of this step, from the first: which of its forms is shown; absent where none has forms. */
  readonly shownForms?: readonly number[];
  /** When the last of each was, milliseconds since the epoch; absent before the first. */
  readonly triedAt?: number;
  readonly hintAt?: number;
  /** Hints of this step asked for before what stood there could be read; absent for none. */
  readonly hurried?: number;
  /** Per step that was answered or revealed: right at the first try without hints. */
  readonly firstTries: readonly boolean[];
  /** The learner has chosen another question in its place before. */
  readonly passed: boolean;
}

/** A level set by an instructor. */
export interface Override {
  readonly level: Level;
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  /** It raised the level: the learner may still go beyond it. Otherwise it holds until taken back. */
  readonly raised: boolean;
}

/** What a learner said about a skill last, and what came of it. */
export interface Dispute {
  readonly claim: 'know' | 'forgot';
  readonly at: number;
  /**
   * `know`: `open` while the check goes on, then as it decided, `left` for something else, or `lapsed` by a wrong answer
   * after it. `forgot`: `lowered`, until it is `relearned`.
   */
  readonly outcome: 'open' | 'confirmed' | 'not-shown' | 'left' | 'lapsed' | 'lowered' | 'relearned';
}

/** A short check that goes on. */
export interface Check {
  readonly skill: string;
  /** Logarithm of how much likelier the answers are of somebody who knows the skill than of somebody who does not. */
  readonly ratio: number;
  readonly answers: number;
}

/** One run of practice, for its summary. */
export interface SittingView {
  readonly id: string;
  readonly startedAt: number;
  /** Questions (steps) answered or revealed, those right at the first try without hints, and hints shown. */
  readonly answered: number;
  readonly right: number;
  readonly hints: number;
  /** Levels that counted when it began, by skill; what is left out was not started. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly finished: boolean;
  /** Strength over the sitting; absent before its first question. */
  readonly stamina?: Stamina;
  /** The learner took easier questions for the rest of it; absent where not. */
  readonly easier?: true;
}

/** What a learner did in an activity, whatever skill it was about. */
export interface Totals {
  /** Questions (steps) answered or revealed, and those right at the first try without hints. */
  readonly answered: number;
  readonly right: number;
  /** Milliseconds on questions, at most five minutes each. */
  readonly activeMs: number;
  /** Time of the learner's last event; null before the first. */
  readonly lastSeen: number | null;
}

/** How often a misconception showed, and the event it showed in last. */
export interface MisconceptionTally {
  readonly id: string;
  readonly count: number;
  readonly lastEvent: string;
}

/** Opportunities to learn a skill since it last grew. */
export interface SkillRun {
  readonly opportunities: number;
  /** Best estimate so far. */
  readonly best: number;
}

/** How questions are met lately, for pace and for gaming. */
export interface Manner {
  /**
   * Last 20 questions, newest last: `g` worked on, `r` rapid, `h` two hints or more before trying, `c` hints clicked
   * through, `a` tried on until right, `v` revealed untried.
   */
  readonly effort: string;
  /** Running mean of the natural logarithm of milliseconds per answer; null before the first measured one. */
  readonly logTime: number | null;
  /** How much slower (positive) the last answer was than that, in logarithms. */
  readonly lastPace: number;
  /** Time of honest first tries against what is usual for the questions; absent before the first. */
  readonly pace?: Pace;
}

/** A learner in one activity: all that grades, thresholds and summaries are made of. */
export interface ActivityState {
  /** Revision of the settings of the last event. */
  readonly revision: number;
  readonly goal: readonly string[];
  readonly open: OpenServing | null;
  /** Unanswered questions in whose place the learner chose another, oldest first; they come back with their skill. */
  readonly aside: readonly OpenServing[];
  /** Highest level reached by events of this activity, and the level after the last of them, by skill. */
  readonly reached: Readonly<Record<string, Level>>;
  readonly current: Readonly<Record<string, Level>>;
  readonly overrides: Readonly<Record<string, Override>>;
  /** The last dispute by skill, and the check of the newest; absent for none. */
  readonly disputes?: Readonly<Record<string, Dispute>>;
  readonly check?: Check;
  readonly sitting: SittingView | null;
  readonly totals: Totals;
  /**
   * Last 200 first tries at questions on a skill of the activity, `1` right and `0` not, newest last; best share of any
   * run of them as the policy `best` counts it.
   */
  readonly firstTries: string;
  readonly bestShare: number;
  /** Questions on a skill of the activity answered with honest effort. */
  readonly honest: number;
  /** Most frequent first. */
  readonly misconceptions: readonly MisconceptionTally[];
  readonly runs: Readonly<Record<string, SkillRun>>;
  /** Questions of one item finished last in a row; absent before the first. */
  readonly run?: TemplateRun;
  /** Finding out what is known already; absent where that was never begun nor left out. */
  readonly placement?: Placement;
  readonly manner: Manner;
  /** The newest experiment the learner is in; absent for none. */
  readonly trial?: TrialRun;
  /** 0 to 1 as of the last event of this activity; null before the first graded one. */
  readonly grade: number | null;
  /** The grade has been 1 at some time; once so, always so. */
  readonly completed: boolean;
}

/** Version of the types here. A state of another one is folded anew from the log. */
export const STATE_SHAPE = 15;

/** Everything known of one learner in one pack: plain JSON, bounded, a fold over the learner's events. */
export interface LearnerState {
  readonly shape: number;
  /** Sequence number of the last event folded in; 0 before the first. */
  readonly sequence: number;
  readonly modelId: string;
  /** Belongs to the model; nobody else reads it. */
  readonly model: unknown;
  /** Memory by fact. */
  readonly facts: Readonly<Record<string, KeptMemory>>;
  /** Last 200 questions shown, newest last. */
  readonly history: readonly HistoryEntry[];
  /** Reviews shown today. */
  readonly reviews: ReviewDay;
  /** Factor on times that an instructor has given, above 1; absent for none. */
  readonly extraTime?: number;
  /** Evidence from other tools, by skill; absent before the first. */
  readonly outside?: Readonly<Record<string, OutsideRecord>>;
  /** How forms of explanation have served, and forms of hints. */
  readonly forms: Forms;
  readonly hintForms: Forms;
  readonly activities: Readonly<Record<string, ActivityState>>;
}

/** The state before the first event. */
export function initialState(model: LearnerModel<unknown>): LearnerState {
  return {
    shape: STATE_SHAPE,
    sequence: 0,
    modelId: model.id,
    model: model.initial(),
    facts: {},
    history: [],
    reviews: NO_REVIEWS,
    forms: NO_FORMS,
    hintForms: NO_FORMS,
    activities: {},
  };
}

const NEW_ACTIVITY: ActivityState = {
  revision: 0,
  goal: [],
  open: null,
  aside: [],
  reached: {},
  current: {},
  overrides: {},
  sitting: null,
  totals: { answered: 0, right: 0, activeMs: 0, lastSeen: null },
  firstTries: '',
  bestShare: 0,
  honest: 0,
  misconceptions: [],
  runs: {},
  manner: { effort: '', logTime: null, lastPace: 0 },
  grade: null,
  completed: false,
};

/** The learner's state in an activity, also one never opened. */
export function activityOf(state: LearnerState, activity: string): ActivityState {
  return state.activities[activity] ?? NEW_ACTIVITY;
}

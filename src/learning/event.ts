import type { Answer } from './answer.ts';
import type { Changed } from './believed.ts';
import type { SkillShare } from './catalogue.ts';
import type { Decision } from './decision.ts';
import type { Arm } from './experiment/plan.ts';
import type { Level } from './level.ts';
import type { Mark } from './marking/key.ts';
import type { PlacementResult } from './placement/state.ts';
import type { Preferences } from './preferences.ts';
import type { Carried } from './replay/carried.ts';
import type { Outcomes } from './replay/outcomes.ts';

/** One question shown. Its id is derived from the event that opened it. */
export interface Serving {
  readonly id: string;
  readonly decision: Decision;
  readonly packVersion: string;
  readonly openedAt: number;
  /** What the learner had chosen about reviews then, as it decides which question comes; absent for the usual. */
  readonly preferences?: Preferences;
}

/** What every event says. Times are milliseconds since the epoch. */
interface Common {
  /** UUID; chosen by the client or derived, so that a repeat is recognised. */
  readonly id: string;
  readonly learner: string;
  readonly pack: string;
  /** 1, 2, 3 … without gaps, per learner and pack. */
  readonly sequence: number;
  readonly at: number;
  readonly activity: string;
  /** Revision of the activity's settings it was judged by. */
  readonly revision: number;
  readonly sitting: string;
  /** The experiment it belongs to and the arm the learner is in; absent for none. */
  readonly arm?: { readonly experiment: string; readonly arm: Arm };
  /** Model and parameter set it was judged by. */
  readonly model: string;
  readonly parameters: string;
  /** What it changed in what is believed, as it was told then; absent before it was kept, and where it changes nothing. */
  readonly changed?: Changed;
  /** The serving this event opens; null when the open one stays open or none follows. */
  readonly opens: Serving | null;
  /**
   * On the first event judged by another parameter set: levels reached under the one before that the new one alone would
   * not give. Absent where there are none.
   */
  readonly carries?: Carried;
  /**
   * Activities that had been completed by then, and that the log as it is folded from this event on would not complete: by
   * another parameter set, or without evidence taken back. Absent where there are none.
   */
  readonly completed?: readonly string[];
  /**
   * Numbers in experiments that stand from this event on, for good: the one that it completes, and those that a log of
   * before they were kept says only by its fold. Absent where there are none.
   */
  readonly outcomes?: Outcomes;
  /** What the placement found that ended with this event; absent where none did. */
  readonly placed?: PlacementResult;
}

/** Evidence for the model that an answer gives, pinned so that replay needs no content. */
export interface Evidence {
  readonly skills: readonly SkillShare[];
  readonly difficulty: number;
  readonly guess: number;
  readonly fact: string | null;
  readonly weight: number;
  readonly unaided: boolean;
  /** Faster than a person can read the question, or far faster than is usual for it and for the learner. */
  readonly rapid: boolean;
  /** Hints clicked through, or further tries without a look at what the last one told; absent for neither. */
  readonly hurried?: 'hints' | 'tries';
  /** A single wrong answer after long mastery, which counts less; absent otherwise. */
  readonly slip?: true;
  /** The worked step was shown before the first try; absent otherwise. */
  readonly told?: true;
  /** Milliseconds that are usual for the question; absent where time was not looked at. */
  readonly usual?: number;
}

/** One answer to one serving. */
export interface AttemptEvent extends Common {
  readonly kind: 'attempt';
  readonly serving: string;
  readonly item: string;
  readonly itemVersion: string;
  readonly packVersion: string;
  readonly seed: number;
  readonly step: number;
  /** 1 for the first try at this step. */
  readonly try: number;
  readonly answer: Answer;
  readonly mark: Mark;
  readonly hints: number;
  /** Time on the question as the browser measured it, in milliseconds; null when not told. */
  readonly elapsed: number | null;
  /** Factor on times that the learner had then, above 1, whoever had set it; absent for none. */
  readonly extraTime?: number;
  /** Minutes the learner's clock is ahead of UTC, as the page told; absent where it told nothing. */
  readonly zone?: number;
  readonly evidence: Evidence;
  /** `again`: another try is open; `step`: on to the next step; `closed`: the serving is over. */
  readonly then: 'again' | 'step' | 'closed';
}

/** A sitting begins, with its first serving or the one left open last time (`opens` null). */
export interface SittingOpenedEvent extends Common {
  readonly kind: 'sitting-opened';
}

/** One more hint of the open serving was shown. */
export interface HintEvent extends Common {
  readonly kind: 'hint';
  /** Asked for before what stood there could be read; absent otherwise. */
  readonly hurried?: true;
  readonly serving: string;
  readonly step: number;
  /** Hints shown after this one. */
  readonly count: number;
  /** Which of its forms was picked; absent for a hint without forms. */
  readonly picked?: PickedForm;
}

/** A form of a hint that the tutor picked for a learner. It gates nothing. */
export interface PickedForm {
  /** Skill whose next question tells whether it helped. */
  readonly skill: string;
  /** Which form, and all that the hint has, as the pack names them. */
  readonly form: string;
  readonly offered: readonly string[];
  /** Probability with which it was picked. */
  readonly propensity: number;
}

/** The learner gave the question up and saw its explanation: evidence of not knowing if never tried. */
export interface RevealEvent extends Common {
  readonly kind: 'reveal';
  readonly serving: string;
  readonly item: string;
  readonly packVersion: string;
  readonly seed: number;
  readonly step: number;
  readonly evidence: Evidence;
  /** `step`: on to the next step; `closed`: the serving is over. */
  readonly then: 'step' | 'closed';
}

/** The learner asked for another question than the open one: a skill, a goal, a similar one. No evidence. */
export interface ChooseEvent extends Common {
  readonly kind: 'choose';
  /** Skills to work towards from now on; empty for the tutor's choice; null leaves the goal as it is. */
  readonly goal: readonly string[] | null;
  /** A placement is begun, left out, or ended before its time; absent for none of these. */
  readonly placement?: 'start' | 'skip' | 'stop';
  /** Easier questions for the rest of the sitting, or the usual ones again; absent leaves it as it is. */
  readonly mix?: 'easier' | 'usual';
}

/** An explanation of a skill was shown. No evidence: it gates nothing. */
export interface ExplainedEvent extends Common {
  readonly kind: 'explained';
  readonly skill: string;
  readonly packVersion: string;
  /** Position among the skill's explanations, 0-based. */
  readonly index: number;
  /** Which form, as the pack names it. */
  readonly form: string;
  /** Probability with which it was chosen; 1 where the learner asked for the next one. */
  readonly propensity: number;
}

/** The learner disputes what is believed about a skill: a claim, which a check decides where it would raise anything. */
export interface DisputeEvent extends Common {
  readonly kind: 'dispute';
  readonly skill: string;
  readonly claim: 'know' | 'forgot';
}

/** An instructor sets a level by hand, with a reason. */
export interface OverrideEvent extends Common {
  readonly kind: 'override';
  readonly skill: string;
  /** Null takes an earlier override back. */
  readonly level: Level | null;
  /**
   * Whether it raised what had been earned, as judged then: a floor, and otherwise a ceiling. Absent where it takes one
   * back, and in logs of before it was kept, which are judged by the fold.
   */
  readonly raised?: boolean;
  readonly by: string;
  readonly reason: string;
}

/**
 * An instructor gives extra time, or takes it back; it holds in every activity of the pack. No evidence, and told to
 * nobody outside: it may hint at a disability.
 */
export interface ExtraTimeEvent extends Common {
  readonly kind: 'extra-time';
  /** Factor on times, above 1; null takes back what was given. */
  readonly extraTime: number | null;
  readonly by: string;
}

/** Evidence of a skill from another tool, as a statement tells it. Everything that counts is pinned. */
export interface OutsideEvent extends Common {
  readonly kind: 'outside';
  /** Id of the statement, and of the activity it is about. */
  readonly statement: string;
  readonly source: string;
  readonly skill: string;
  /** 0 to 1. */
  readonly score: number;
  /** How much it counts, 0 to 1: trust, less for one of a row about the same thing. */
  readonly weight: number;
  /** When it happened, as the statement says; milliseconds since the epoch. */
  readonly happenedAt: number;
}

/** Evidence from outside is taken back: from then on the log is folded without it. */
export interface WithdrawnEvent extends Common {
  readonly kind: 'withdrawn';
  /** Id of the event that brought the evidence, and the skill it was of. */
  readonly takesBack: string;
  /** The statement it rested on. */
  readonly statement: string;
  readonly skill: string;
  /** The statement was voided, or an instructor took the evidence back. */
  readonly because: 'voided' | 'instructor';
  /** The instructor; absent where a statement was voided, and in logs of before it was kept. */
  readonly by?: string;
}

/** The learner ended the sitting. */
export interface SittingFinishedEvent extends Common {
  readonly kind: 'sitting-finished';
}

/** One entry of the learner's log. */
export type LearnerEvent =
  | AttemptEvent
  | SittingOpenedEvent
  | HintEvent
  | RevealEvent
  | ChooseEvent
  | ExplainedEvent
  | DisputeEvent
  | OverrideEvent
  | ExtraTimeEvent
  | OutsideEvent
  | WithdrawnEvent
  | SittingFinishedEvent;

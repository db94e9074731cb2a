import type { CalibrationBin } from '../evaluate/metrics.ts';
import { logistic } from '../models/logistic.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../parameters.ts';
import { tidy } from '../tidy.ts';
import { type Estimates, setsApart, setsOf } from './estimate.ts';
import { type Finding, findingsOf } from './findings.ts';
import { type FoldedSets, sameForAll, setFor } from './fold.ts';
import { changeInAMonth } from './forgetting.ts';
import { growthOf, withGrowth } from './growth.ts';
import { ItemWorth } from './itemWorth.ts';
import type { LoggedRow } from './logRows.ts';
import { type CurvePoint, Observation } from './observe.ts';
import { Sample } from './sample.ts';
import { Tally } from './tally.ts';
import { UsualTimes } from './usualTimes.ts';
import { type FittedWeights, fitWeights } from './weights.ts';

/** Rounds through all answers: two for the questions, since abilities and difficulties rest on each other, one to look. */
export const ROUNDS = 3;
/** Answers that the weights and the growth are fitted to: more would cost time and tell little. */
const SAMPLE = 100_000;

/** What was found of one question. Numbers rest on all answers; `answers` says how many that is. */
export interface QuestionFound {
  readonly item: string;
  readonly step: number;
  readonly skills: readonly string[];
  readonly answers: number;
  /** Share right at the first try without help. */
  readonly right: number;
  /** Difficulty in logits: the author's, and as found with its standard error. */
  readonly author: number;
  readonly difficulty: number;
  readonly difficultyError: number;
  readonly discrimination: number;
  readonly discriminationError: number;
  readonly findings: readonly Finding[];
}

/** What a calibration found, for those who write and choose questions. Holds nothing of a single person. */
export interface CalibrationReport {
  readonly answers: number;
  readonly learners: number;
  /** Logits gained by an answer. */
  readonly gain: number;
  /** Logits by which a month without practice changes what is foretold, see `changeInAMonth`. */
  readonly forgetting: number;
  readonly firmness: FittedWeights['firmness'];
  readonly loss: FittedWeights['loss'];
  readonly questions: readonly QuestionFound[];
  readonly bins: readonly CalibrationBin[];
  readonly curves: Readonly<Record<string, readonly CurvePoint[]>>;
}

/** A calibration that is done. */
export interface Calibrated {
  readonly parameters: ParameterSet;
  readonly report: CalibrationReport;
}

interface Fitted {
  readonly parameters: ParameterSet;
  readonly sets: FoldedSets;
  readonly weights: FittedWeights;
  readonly gain: number;
}

/**
 * Calibration of one pack from its log. It is given all learners `ROUNDS` times, one after the other in any order, and
 * told when a round is over; it never holds more than a sample of their answers. The same answers give the same result.
 */
export class Calibration {
  readonly #now: number;
  readonly #sample = new Sample(SAMPLE);
  readonly #times = new UsualTimes();
  readonly #worth = new ItemWorth();
  #tally = new Tally(sameForAll());
  #round = 0;
  #answers = 0;
  #learners = 0;
  #found: Estimates = { skillOffset: new Map(), questions: new Map() };
  #fitted: Fitted | null = null;
  #observation: Observation | null = null;

  /** `now` in milliseconds since the epoch. */
  constructor(now: number) {
    this.#now = now;
  }

  /** Takes one learner's answers, in the order they were given. */
  take(rows: readonly LoggedRow[]): void {
    const user = rows[0]?.user;
    if (user === undefined) return;
    if (this.#observation !== null && this.#fitted !== null) {
      this.#observation.take(rows, setFor(this.#fitted.sets, user));
      return;
    }
    this.#tally.take(rows);
    if (this.#round > 0) return;
    this.#sample.take(rows);
    this.#times.take(rows);
    this.#worth.take(rows);
    this.#learners += 1;
    this.#answers += rows.filter(({ logged }) => logged.counts).length;
  }

  /** Answers of the first round that predictions are made of. */
  get answers(): number {
    return this.#answers;
  }

  /** All learners have been taken once more. */
  endRound(): void {
    this.#round += 1;
    if (this.#round >= ROUNDS) return;
    const { found, ...sets } = setsOf(this.#tally);
    this.#found = found;
    if (this.#round === ROUNDS - 1) this.#fit(sets);
    else this.#tally = new Tally(sets);
  }

  /** What was found, under the name the set will have. Throws a TypeError before the last round is over. */
  result(version: string): Calibrated {
    if (this.#fitted === null || this.#round < ROUNDS) throw new TypeError('a round is missing');
    return { parameters: { ...this.#fitted.parameters, version }, report: this.#report(this.#fitted) };
  }

  #fit(sets: FoldedSets): void {
    const { rows } = this.#sample;
    const growth = growthOf(rows, sets);
    const weights = fitWeights(rows, sets, withGrowth(growth), (fold) => setsApart(this.#tally, fold));
    const fitted = { [logistic.id]: weights.weights };
    const known = {
      whole: { ...sets.whole, fitted },
      without: sets.without.map((set) => ({ ...set, fitted })),
    };
    const observed = { usualMs: this.#times.times, worth: this.#worth.arms };
    const parameters = { ...PRIOR_PARAMETERS, ...known.whole, ...observed };
    this.#fitted = { parameters, sets: known, weights, gain: growth.gain };
    this.#observation = new Observation(middlesOf(this.#tally), this.#now);
  }

  #report({ weights, gain }: Fitted): CalibrationReport {
    const observed = this.#observation;
    return {
      answers: this.#answers,
      learners: this.#learners,
      gain,
      forgetting: tidy(changeInAMonth(weights.weights)),
      firmness: weights.firmness,
      loss: weights.loss,
      questions: this.#questions(),
      bins: observed?.bins ?? [],
      curves: Object.fromEntries(observed?.curves ?? []),
    };
  }

  #questions(): readonly QuestionFound[] {
    const known = [...this.#found.questions].flatMap(([key, estimate]) => {
      const observed = this.#observation?.questions.get(key);
      const tally = this.#tally.questions.get(key);
      return observed === undefined || tally === undefined ? [] : [{ key, estimate, observed, tally }];
    });
    const findings = findingsOf(
      known.map(({ estimate, observed }) => ({ ...observed, loose: estimate.loose })),
    );
    return known.map(({ estimate: { loose: _, prior: __, ...estimate }, observed, tally }, nth) => ({
      item: tally.item,
      step: tally.step,
      skills: tally.skills.map(({ skill }) => skill),
      answers: tally.answers,
      right: (observed.before.right + observed.lately.right) / (observed.before.n + observed.lately.n),
      author: tally.author,
      ...estimate,
      findings: findings[nth] ?? [],
    }));
  }
}

/** Mean ability of those who met a question. */
function middlesOf(tally: Tally): ReadonlyMap<string, number> {
  return new Map(
    [...tally.questions].map(([key, { cells }]) => {
      const list = cells.list();
      const n = list.reduce((sum, cell) => sum + cell.n, 0);
      return [key, list.reduce((sum, cell) => sum + cell.n * cell.ability, 0) / n];
    }),
  );
}

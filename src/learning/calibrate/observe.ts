import { DAY_MS } from '../../duration.ts';
import { counts } from '../evaluate/answerRow.ts';
import type { CalibrationBin } from '../evaluate/metrics.ts';
import { type Encounter, walk } from '../evaluate/walk.ts';
import type { LogisticState } from '../models/logistic/state.ts';
import { logistic } from '../models/logistic.ts';
import { type ParameterSet, questionKey } from '../parameters.ts';
import type { Span } from './drift.ts';
import type { LoggedRow } from './logRows.ts';
import { Responses } from './responses.ts';
import { seenIn } from './tally.ts';

/** What is seen of one question in the last round. */
export interface Observed {
  readonly responses: Responses;
  readonly before: Span;
  readonly lately: Span;
}

/** One opportunity of a skill, over the learners who had it. */
export interface CurvePoint {
  /** 1 for the first question of the skill. */
  readonly opportunity: number;
  readonly learners: number;
  /** Share right at the first try without help, and what the model had expected. */
  readonly right: number;
  readonly predicted: number;
}

/** Opportunities told apart. */
const OPPORTUNITIES = 20;
/** What counts as lately, in milliseconds. */
const LATELY = 90 * DAY_MS;
const BINS = 10;

interface Sums {
  n: number;
  right: number;
  predicted: number;
}

/** The last round: what authors are told, seen with the parameters that were found. Memory grows with the questions. */
export class Observation {
  readonly questions = new Map<string, Observed>();
  readonly #curves = new Map<string, Sums[]>();
  readonly #bins: Sums[] = Array.from({ length: BINS }, nothing);
  readonly #middles: ReadonlyMap<string, number>;
  readonly #since: number;

  /** `middles`: mean ability of those who met a question. `now` in milliseconds since the epoch. */
  constructor(middles: ReadonlyMap<string, number>, now: number) {
    this.#middles = middles;
    this.#since = now - LATELY;
  }

  /** Looks at one learner's answers in order, with a set that does not know them. */
  take(rows: readonly LoggedRow[], parameters: ParameterSet): void {
    const met = new Set<string>();
    const practised = new Map<string, number>();
    const own = new Map<Span, number>();
    walk(
      rows,
      logistic,
      () => parameters,
      ({ logged }) => logged.question,
      (encounter) => {
        if (counts(encounter.row)) this.#see(encounter, met, practised, own);
      },
    );
    for (const [span, residual] of own) {
      span.learners += 1;
      span.squares += residual * residual;
    }
  }

  /** Chances foretold when questions were chosen, against what came of them. */
  get bins(): readonly CalibrationBin[] {
    return this.#bins.filter(({ n }) => n > 0).map(means);
  }

  /** By skill, share right by opportunity. */
  get curves(): ReadonlyMap<string, readonly CurvePoint[]> {
    return new Map(
      [...this.#curves].map(([skill, points]) => [
        skill,
        points.map((sums, nth) => {
          const { n, right, predicted } = means(sums);
          return { opportunity: nth + 1, learners: n, right, predicted };
        }),
      ]),
    );
  }

  #see(
    encounter: Encounter<LogisticState, LoggedRow>,
    met: Set<string>,
    practised: Map<string, number>,
    own: Map<Span, number>,
  ): void {
    const { row, question, state, parameters } = encounter;
    const predicted = logistic.predict(state, question, parameters, row.at);
    if (row.foretold !== null) {
      const bin = this.#bins[Math.min(BINS - 1, Math.floor(row.foretold * BINS))];
      if (bin !== undefined) count(bin, row.correct, row.foretold);
    }
    for (const { skill } of question.skills) {
      const nth = practised.get(skill) ?? 0;
      practised.set(skill, nth + 1);
      if (nth >= OPPORTUNITIES) continue;
      const points = this.#curves.get(skill) ?? [];
      this.#curves.set(skill, points);
      const point = points[nth] ?? nothing();
      points[nth] = point;
      count(point, row.correct, predicted);
    }
    const key = questionKey(question);
    const seen = this.questions.get(key) ?? {
      responses: new Responses(),
      before: noSpan(),
      lately: noSpan(),
    };
    this.questions.set(key, seen);
    const span = row.at >= this.#since ? seen.lately : seen.before;
    addAnswer(span, row.correct, predicted);
    own.set(span, (own.get(span) ?? 0) + (row.correct ? 1 : 0) - predicted);
    if (met.has(key)) return;
    met.add(key);
    const strong = seenIn(encounter).ability > (this.#middles.get(key) ?? 0);
    seen.responses.add(strong, row.correct, row.response);
  }
}

function nothing(): Sums {
  return { n: 0, right: 0, predicted: 0 };
}

function noSpan(): Span {
  return { n: 0, right: 0, residual: 0, information: 0, learners: 0, squares: 0 };
}

function count(sums: Sums, right: boolean, predicted: number): void {
  sums.n += 1;
  if (right) sums.right += 1;
  sums.predicted += predicted;
}

function addAnswer(sums: Span, right: boolean, predicted: number): void {
  sums.n += 1;
  if (right) sums.right += 1;
  sums.residual += (right ? 1 : 0) - predicted;
  sums.information += predicted * (1 - predicted);
}

function means({ n, right, predicted }: Sums): CalibrationBin {
  return { n, right: right / n, predicted: predicted / n };
}

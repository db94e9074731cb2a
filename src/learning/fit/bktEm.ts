import type { BktParameters } from '../models/tracing.ts';
import { clamp } from '../tidy.ts';

/** Answers of one learner to one skill in order: 1 right, 0 wrong. */
export type Sequence = readonly number[];

/** Expectation-maximisation stops after so many rounds, or once no parameter moves by more. */
const ROUNDS = 60;
const STILL = 1e-4;
/** "Known" must not mean "fails" (Baker, Corbett & Aleven 2008). */
const MOST_SLIP = 0.5;
const LEAST = 0.001;

/** Where a fit begins, and what it is held to by how many answers. */
export interface BktPrior {
  readonly at: BktParameters;
  readonly strength: number;
}

/** Expected counts, each with what it is a share of. */
interface Counts {
  known: number;
  knownOf: number;
  learn: number;
  learnOf: number;
  slip: number;
  slipOf: number;
  guess: number;
  guessOf: number;
}

/**
 * Parameters of one skill by expectation-maximisation on its hidden Markov model (Baum, Petrie, Soules & Weiss 1970;
 * Corbett & Anderson 1995 for the model), with beta priors around `prior.at` worth `prior.strength` answers each, so
 * that a rare skill stays near it.
 */
export function fitBkt(sequences: readonly Sequence[], prior: BktPrior): BktParameters {
  let p = prior.at;
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = expected(sequences, p);
    const next = maximised(counts, prior);
    const moved = Math.max(
      ...(['known', 'learn', 'slip', 'guess'] as const).map((name) => Math.abs(next[name] - p[name])),
    );
    p = next;
    if (moved < STILL) break;
  }
  return p;
}

function maximised(counts: Counts, { at, strength }: BktPrior): BktParameters {
  const share = (of: number, all: number, usual: number, most: number) =>
    clamp((of + strength * usual) / (all + strength), LEAST, most);
  return {
    known: share(counts.known, counts.knownOf, at.known, 1 - LEAST),
    learn: share(counts.learn, counts.learnOf, at.learn, 1 - LEAST),
    slip: share(counts.slip, counts.slipOf, at.slip, MOST_SLIP),
    guess: share(counts.guess, counts.guessOf, at.guess, MOST_SLIP),
  };
}

function expected(sequences: readonly Sequence[], p: BktParameters): Counts {
  const counts = { known: 0, knownOf: 0, learn: 0, learnOf: 0, slip: 0, slipOf: 0, guess: 0, guessOf: 0 };
  for (const sequence of sequences) addExpected(sequence, p, counts);
  return counts;
}

/** Chance of an answer when the skill is known and when it is not. */
function emission(right: number, p: BktParameters): readonly [known: number, not: number] {
  return right === 1 ? [1 - p.slip, p.guess] : [p.slip, 1 - p.guess];
}

/** Forward and backward through one sequence; nothing is forgotten, so there is one way from state to state. */
function addExpected(sequence: Sequence, p: BktParameters, counts: Counts): void {
  const before = forward(sequence, p);
  let after: readonly [number, number] = [1, 1];
  for (let at = sequence.length - 1; at >= 0; at -= 1) {
    const right = sequence[at] ?? 0;
    const [known, not] = emission(right, p);
    const prior = before[at] ?? p.known;
    const joint = prior * known * after[0];
    const other = (1 - prior) * not * after[1];
    const is = joint / (joint + other);
    addAnswer(counts, right, is);
    if (at === 0) {
      counts.known += is;
      counts.knownOf += 1;
      break;
    }
    after = backward(sequence, at, p, before, after, [known, not], counts);
  }
}

function addAnswer(counts: Counts, right: number, known: number): void {
  counts.slipOf += known;
  counts.guessOf += 1 - known;
  if (right === 1) counts.guess += 1 - known;
  else counts.slip += known;
}

/** P(known) before each answer, given the earlier ones. */
function forward(sequence: Sequence, p: BktParameters): Float64Array {
  const before = new Float64Array(sequence.length);
  let known = p.known;
  for (const [at, right] of sequence.entries()) {
    before[at] = known;
    const [is, not] = emission(right, p);
    const seen = (known * is) / (known * is + (1 - known) * not);
    known = seen + (1 - seen) * p.learn;
  }
  return before;
}

/** Takes the backward message over one step and counts the expected learning there. */
function backward(
  sequence: Sequence,
  at: number,
  p: BktParameters,
  before: Float64Array,
  after: readonly [number, number],
  [known, not]: readonly [number, number],
  counts: Counts,
): readonly [number, number] {
  const earlier = before[at - 1] ?? p.known;
  const [was, wasNot] = emission(sequence[at - 1] ?? 0, p);
  const seen = (earlier * was) / (earlier * was + (1 - earlier) * wasNot);
  const stays = seen * known * after[0];
  const learns = (1 - seen) * p.learn * known * after[0];
  const remains = (1 - seen) * (1 - p.learn) * not * after[1];
  const all = stays + learns + remains;
  counts.learn += learns / all;
  counts.learnOf += (learns + remains) / all;
  const message = [known * after[0], p.learn * known * after[0] + (1 - p.learn) * not * after[1]] as const;
  const size = message[0] + message[1];
  return [message[0] / size, message[1] / size];
}

import { sigmoid } from '../models/logit.ts';
import { clamp } from '../tidy.ts';
import type { Cell } from './cells.ts';

/** What a question is believed to be before its answers are looked at, as two independent normals. */
export interface ResponsePrior {
  readonly difficulty: number;
  readonly difficultySpread: number;
  readonly discrimination: number;
  /** 0 holds the discrimination where it is. */
  readonly discriminationSpread: number;
}

/** What answers say of a question, with standard errors. */
export interface Response {
  readonly difficulty: number;
  readonly difficultyError: number;
  /** Not held above 0: a question that the able miss shows as one. */
  readonly discrimination: number;
  readonly discriminationError: number;
}

const ROUNDS = 40;
const STILL = 1e-6;
/** Longest step of a round, in logits; steepest and flattest curve looked for. */
const LONGEST = 1;
const STEEPEST = 4;
const LEAST = 1e-6;

/**
 * Difficulty and discrimination of one question: the maximum a posteriori of a logistic with two parameters and a guess
 * floor (Birnbaum 1968), by Fisher scoring. What is not known of a learner's ability flattens the curve that is seen; the
 * logit is divided by √(1 + π a² v / 8) for it (MacKay 1992), so that new learners do not make a question look blunt.
 * `base` is the logit of a middling learner at a question of difficulty 0.
 */
export function fitResponse(cells: readonly Cell[], base: number, prior: ResponsePrior): Response {
  let difficulty = prior.difficulty;
  let { discrimination } = prior;
  let errors = { difficulty: prior.difficultySpread, discrimination: prior.discriminationSpread };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { step, errors: now } = scored(cells, base, prior, difficulty, discrimination);
    errors = now;
    difficulty += clamp(step[0], -LONGEST, LONGEST);
    discrimination = clamp(discrimination + clamp(step[1], -LONGEST, LONGEST), -STEEPEST, STEEPEST);
    if (Math.abs(step[0]) + Math.abs(step[1]) < STILL) break;
  }
  return {
    difficulty,
    difficultyError: errors.difficulty,
    discrimination,
    discriminationError: errors.discrimination,
  };
}

/** The flattened logit and its slopes in difficulty and discrimination. */
function logitIn(
  { ability, variance }: Pick<Cell, 'ability' | 'variance'>,
  base: number,
  difficulty: number,
  discrimination: number,
) {
  const unsure = (Math.PI / 8) * variance;
  const flat = 1 / Math.sqrt(1 + unsure * discrimination ** 2);
  const sharp = base - difficulty + discrimination * ability;
  return {
    z: flat * sharp,
    byDifficulty: -flat,
    byDiscrimination: flat * ability - sharp * flat ** 3 * unsure * discrimination,
  };
}

/** One step of Fisher scoring and the standard errors at where it starts. */
function scored(
  cells: readonly Cell[],
  base: number,
  prior: ResponsePrior,
  difficulty: number,
  discrimination: number,
) {
  const held = 1 / prior.difficultySpread ** 2;
  const fixed = prior.discriminationSpread === 0;
  const heldSlope = fixed ? 1 : 1 / prior.discriminationSpread ** 2;
  let [g0, g1] = [
    -(difficulty - prior.difficulty) * held,
    -(discrimination - prior.discrimination) * heldSlope,
  ];
  let [h00, h01, h11] = [held, 0, heldSlope];
  for (const cell of cells) {
    const { z, byDifficulty, byDiscrimination } = logitIn(cell, base, difficulty, discrimination);
    const s = sigmoid(z);
    const p = clamp(cell.guess + (1 - cell.guess) * s, LEAST, 1 - LEAST);
    const slope = (1 - cell.guess) * s * (1 - s);
    const pull = ((cell.right - cell.n * p) * slope) / (p * (1 - p));
    const information = (cell.n * slope * slope) / (p * (1 - p));
    g0 += pull * byDifficulty;
    h00 += information * byDifficulty ** 2;
    if (fixed) continue;
    g1 += pull * byDiscrimination;
    h01 += information * byDifficulty * byDiscrimination;
    h11 += information * byDiscrimination ** 2;
  }
  const determinant = h00 * h11 - h01 * h01;
  return {
    step: [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant] as const,
    errors: {
      difficulty: Math.sqrt(h11 / determinant),
      discrimination: fixed ? 0 : Math.sqrt(h00 / determinant),
    },
  };
}

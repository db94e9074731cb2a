import type { AnswerRow } from '../evaluate/answerRow.ts';
import { bySkills, counts } from '../evaluate/answerRow.ts';
import { walk } from '../evaluate/walk.ts';
import { discrimination, easiness, type Weights } from '../models/linear.ts';
import { CORE, skillAbility, withGuess } from '../models/logistic/core.ts';
import { logistic } from '../models/logistic.ts';
import { clamp, tidy } from '../tidy.ts';
import { type FoldedSets, setFor } from './fold.ts';

/** Spread of what is gained by an answer, in logits: of packs, and of skills in a pack. */
const SPREAD = { pack: 0.1, skill: 0.06 } as const;
/** Step of the differences, and what a gain may be. */
const STEP = 0.06;
const GAINS = { least: 0, most: 0.6 } as const;
const ROUNDS = 2;

/** Logits gained by an answer and its feedback: in the pack, and by skill. */
export interface Growth {
  readonly gain: number;
  readonly gains: Readonly<Record<string, number>>;
}

/** Log likelihood by skill, answers shared by weight. */
type BySkill = ReadonlyMap<string, number>;

/**
 * What each skill gains by practice, by how well the abilities alone foretell the next answers when the gain is a little
 * smaller or larger (Newton steps on the profile likelihood), shrunk from skill to pack and from pack to the usual gain.
 */
export function growthOf(rows: readonly AnswerRow[], sets: FoldedSets): Growth {
  let growth: Growth = { gain: CORE.gain, gains: {} };
  for (let round = 0; round < ROUNDS; round += 1) growth = better(rows, sets, growth);
  return growth;
}

/** The weights of the model with this growth and nothing else fitted. */
export function withGrowth({ gain, gains }: Growth): Weights {
  return { ...logistic.prior, abilities: { base: CORE.base, gain }, gains };
}

function better(rows: readonly AnswerRow[], sets: FoldedSets, at: Growth): Growth {
  const [low, here, high] = [-STEP, 0, STEP].map((by) => likelihoods(rows, sets, shifted(at, by)));
  const bends = new Map(
    [...(here ?? [])].map(([skill, value]) => {
      const [before, after] = [low?.get(skill) ?? value, high?.get(skill) ?? value];
      const slope = (after - before) / (2 * STEP);
      const curve = Math.max(0, (2 * value - before - after) / STEP ** 2);
      return [skill, { slope, curve, from: at.gains[skill] ?? at.gain }] as const;
    }),
  );
  const all = [...bends.values()].reduce(
    (sum, { slope, curve }) => ({ slope: sum.slope + slope, curve: sum.curve + curve }),
    { slope: 0, curve: 0 },
  );
  const gain = towards({ ...all, from: at.gain }, CORE.gain, SPREAD.pack);
  const gains = Object.fromEntries(
    [...bends].map(([skill, bend]) => [skill, tidy(towards(bend, gain, SPREAD.skill))]),
  );
  return { gain: tidy(gain), gains };
}

/** A Newton step from `from`, held to `prior`. */
function towards(
  { slope, curve, from }: { readonly slope: number; readonly curve: number; readonly from: number },
  prior: number,
  spread: number,
): number {
  const held = 1 / spread ** 2;
  return clamp((curve * from + slope + held * prior) / (curve + held), GAINS.least, GAINS.most);
}

function shifted({ gain, gains }: Growth, by: number): Growth {
  return {
    gain: gain + by,
    gains: Object.fromEntries(Object.entries(gains).map(([skill, own]) => [skill, own + by])),
  };
}

function likelihoods(rows: readonly AnswerRow[], sets: FoldedSets, growth: Growth): BySkill {
  const fitted = { [logistic.id]: withGrowth(growth) };
  const whole = { ...sets.whole, fitted };
  const without = sets.without.map((set) => ({ ...set, fitted }));
  const found = new Map<string, number>();
  walk(
    rows,
    logistic,
    ({ user }) => setFor({ whole, without }, user),
    bySkills,
    ({ row, state, question, parameters }) => {
      if (!counts(row)) return;
      const ability = state.ability.mean + skillAbility(state, question);
      const z = CORE.base + easiness(question, parameters) + discrimination(question, parameters) * ability;
      const p = withGuess(z, question.guess);
      const told = Math.log(row.correct ? p : 1 - p);
      for (const { skill, weight } of question.skills)
        found.set(skill, (found.get(skill) ?? 0) + weight * told);
    },
  );
  return found;
}

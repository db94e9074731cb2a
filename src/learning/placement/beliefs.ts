import { sigmoid } from '../models/logit.ts';
import { type Chance, chanceOf } from '../sequencing/chance.ts';

/** One answer of a placement: whether it was right, and the chance to guess it. */
export interface PlacementAnswer {
  readonly skill: string;
  readonly right: boolean;
  readonly guess: number;
}

/** States of knowledge that fit the answers, as draws: for each, which skills are known. */
export interface Beliefs {
  readonly skills: readonly string[];
  readonly draws: readonly Uint8Array[];
  /** Probability that a skill is known, by its position. */
  readonly known: readonly number[];
}

/**
 * What people know beforehand: a skill whose prerequisites are known is known by the able more often than not, one whose
 * prerequisites are not is hardly ever known (knowledge spaces with a leak; Doignon & Falmagne 1999). Abilities in logits,
 * equally likely.
 */
const ABILITIES = [-2, -1, 0, 1, 2.2, 3.5] as const;
const LEAK = 0.03;

/** Chance to be right when known; when not known it is the chance to guess, and no less than this. */
const RIGHT = 0.9;
const LUCKY = 0.12;

const CHAINS = 8;
/** Rounds of each chain that are thrown away and kept, and the work of a choice in rounds times skills. */
const BURN = 20;
const KEEP = 40;
const WORK = 4_000;

/** Chance of a right answer to a question that is guessed right with `guess`. */
export function chanceRight(known: boolean, guess: number): number {
  return known ? RIGHT : Math.max(LUCKY, guess);
}

/**
 * What is known after these answers, by Gibbs sampling from eight starts (Geman & Geman 1984). `requires` names
 * prerequisites, those outside `skills` are ignored; `skills` has prerequisites first. The same seed gives the same
 * draws.
 */
export function beliefsAfter(
  skills: readonly string[],
  requires: ReadonlyMap<string, readonly string[]>,
  answers: readonly PlacementAnswer[],
  seed: number,
): Beliefs {
  const graph = positions(skills, requires);
  const evidence = oddsOf(skills, answers);
  const chance = chanceOf(seed);
  const draws: Uint8Array[] = [];
  const scale = Math.min(1, WORK / (skills.length * (BURN + KEEP)));
  const [burn, keep] = [Math.ceil(BURN * scale), Math.ceil(KEEP * scale)];
  for (let nth = 0; nth < CHAINS; nth += 1) {
    const state = Uint8Array.from(skills, (_, at) => (at < (skills.length * nth) / (CHAINS - 1) ? 1 : 0));
    for (let round = 0; round < burn + keep; round += 1) {
      sweep(state, graph, evidence, chance);
      if (round >= burn) draws.push(state.slice());
    }
  }
  const known = skills.map((_, at) => draws.reduce((sum, draw) => sum + (draw[at] ?? 0), 0) / draws.length);
  return { skills, draws, known };
}

interface Graph {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

function positions(skills: readonly string[], requires: ReadonlyMap<string, readonly string[]>): Graph {
  const at = new Map(skills.map((skill, index) => [skill, index]));
  const before = skills.map((skill) =>
    (requires.get(skill) ?? []).flatMap((one) => {
      const index = at.get(one);
      return index === undefined || one === skill ? [] : [index];
    }),
  );
  const after = skills.map((_, index) =>
    before.flatMap((list, child) => (list.includes(index) ? [child] : [])),
  );
  return { before, after };
}

/** For each skill, how many times as likely its answers are when it is known as when it is not. */
function oddsOf(skills: readonly string[], answers: readonly PlacementAnswer[]): readonly number[] {
  return skills.map((skill) =>
    answers
      .filter((answer) => answer.skill === skill)
      .reduce((odds, { right, guess }) => {
        const [yes, no] = [chanceRight(true, guess), chanceRight(false, guess)];
        return odds * (right ? yes / no : (1 - yes) / (1 - no));
      }, 1),
  );
}

/** One round: the ability, then each skill, drawn from what the others say. */
function sweep(state: Uint8Array, graph: Graph, evidence: readonly number[], chance: Chance): void {
  const able = sigmoid(abilityFor(state, graph, chance));
  const prior = (at: number) => (graph.before[at]?.every((one) => state[one] === 1) ? able : LEAK);
  for (let at = 0; at < state.length; at += 1) {
    const own = prior(at);
    let odds = (own / (1 - own)) * (evidence[at] ?? 1);
    for (const child of graph.after[at] ?? []) {
      state[at] = 1;
      const yes = prior(child);
      state[at] = 0;
      const no = prior(child);
      odds *= state[child] === 1 ? yes / no : (1 - yes) / (1 - no);
    }
    state[at] = chance.share() < odds / (1 + odds) ? 1 : 0;
  }
}

/** An ability drawn by how the skills stand whose prerequisites are known. */
function abilityFor(state: Uint8Array, graph: Graph, chance: Chance): number {
  let [yes, no] = [0, 0];
  for (let at = 0; at < state.length; at += 1) {
    if (!graph.before[at]?.every((one) => state[one] === 1)) continue;
    if (state[at] === 1) yes += 1;
    else no += 1;
  }
  const logs = ABILITIES.map(
    (ability) => yes * Math.log(sigmoid(ability)) + no * Math.log(sigmoid(-ability)),
  );
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  let left = chance.share() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return ABILITIES[index] ?? 0;
  }
  return 0;
}

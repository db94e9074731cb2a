import { ancestors } from '../graph.ts';
import { STUCK_AFTER } from '../stuck.ts';
import type { Situation } from './situation.ts';

/** What is likely missing under a skill on which a learner is stuck. */
export interface Blame {
  /** The prerequisite that most likely is missing, and how likely, 0 to 1. */
  readonly suspect: string;
  readonly share: number;
  /** Probability that nothing under the skill is missing: it is hard by itself. */
  readonly innocent: number;
  /** The prerequisite a question on which would tell most. */
  readonly probe: string;
}

/** Prerequisites that are looked at, nearest first. */
const WIDEST = 16;

/** Questions back that still speak of what is known. */
const WINDOW = 40;

/** Chance to be right where nothing is missing, and where it is or something under it. */
const RIGHT = 0.85;
const LUCKY = 0.2;

/**
 * What each question on a skill adds to that: who lacks only this one learns it by practice, so failing on tells of
 * something deeper.
 */
const LEARNED = 0.12;

/** Belief beforehand that nothing is missing when the learner has just got stuck, and the weight of a prerequisite by how it stands. */
const INNOCENT = 0.08;
const MASTERED = 0.3;
const MET = 0.7;

interface Hypothesis {
  /** Null: nothing is missing. */
  readonly missing: string | null;
  readonly share: number;
}

/**
 * Who is to blame, by Bayes: each hypothesis says that one prerequisite is missing, and with it whatever builds on it;
 * the last questions on prerequisites tell. Null when the skill has no prerequisite that can be asked about.
 */
export function blameFor(situation: Situation, skill: string): Blame | null {
  const under = ancestors(situation.requires, skill)
    .filter((one) => (situation.catalogue.itemsBySkill.get(one)?.length ?? 0) > 0)
    .slice(0, WIDEST);
  if (under.length === 0) return null;
  const needs = new Map(under.map((one) => [one, new Set([one, ...ancestors(situation.requires, one)])]));
  const right = (asked: string, missing: string | null, before = 0) => {
    if (missing === null || !needs.get(asked)?.has(missing)) return RIGHT;
    return asked === missing ? Math.min(RIGHT, LUCKY + LEARNED * before) : LUCKY;
  };
  const told = answersOn(situation, new Set(under)).reduce(
    (hypotheses, { asked, correct, before }) =>
      hypotheses.map(({ missing, share }) => {
        const chance = right(asked, missing, before);
        return { missing, share: share * (correct ? chance : 1 - chance) };
      }),
    priorOf(situation, skill, under),
  );
  const believed = normalised(told);
  const suspects = believed.filter(({ missing }) => missing !== null);
  const top = best(suspects, ({ share }) => share);
  return {
    suspect: top?.missing ?? under[0] ?? skill,
    share: top?.share ?? 0,
    innocent: believed.find(({ missing }) => missing === null)?.share ?? 0,
    probe: best(under, (asked) => informationOf(believed, (missing) => right(asked, missing))) ?? skill,
  };
}

/** The longer the learner is stuck, the less likely it is that nothing is missing. */
function priorOf(situation: Situation, skill: string, under: readonly string[]): Hypothesis[] {
  const since = situation.here.runs[skill]?.opportunities ?? 0;
  const innocent = INNOCENT * Math.min(1, STUCK_AFTER / Math.max(1, since));
  const weights = under.map((missing) => {
    const { level, met } = situation.standing(missing);
    return { missing, share: level === 'mastered' ? MASTERED : met ? MET : 1 };
  });
  const all = weights.reduce((sum, { share }) => sum + share, 0);
  return [
    ...weights.map(({ missing, share }) => ({ missing, share: ((1 - innocent) * share) / all })),
    { missing: null, share: innocent },
  ];
}

/** An answer to a question chosen for a skill, and how many questions on that skill came before it. */
interface Told {
  readonly asked: string;
  readonly correct: boolean;
  readonly before: number;
}

/** Answers to questions chosen for one of these skills, among the last ones. */
function answersOn({ state }: Situation, skills: ReadonlySet<string>): readonly Told[] {
  const counts = new Map<string, number>();
  return state.history.slice(-WINDOW).flatMap(({ skill, correct }) => {
    if (correct === null || !skills.has(skill)) return [];
    const before = counts.get(skill) ?? 0;
    counts.set(skill, before + 1);
    return [{ asked: skill, correct, before }];
  });
}

function normalised(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  const all = hypotheses.reduce((sum, { share }) => sum + share, 0);
  return hypotheses.map(({ missing, share }) => ({ missing, share: share / all }));
}

/** How much the answer would tell which hypothesis holds: the mutual information of the two (Shannon 1948), in nats. */
function informationOf(believed: readonly Hypothesis[], right: (missing: string | null) => number): number {
  const surprise = (chance: number) => -chance * Math.log(chance) - (1 - chance) * Math.log(1 - chance);
  const mean = (of: (chance: number) => number) =>
    believed.reduce((sum, { missing, share }) => sum + share * of(right(missing)), 0);
  return surprise(mean((chance) => chance)) - mean(surprise);
}

function best<T>(all: readonly T[], of: (one: T) => number): T | undefined {
  let top: T | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of all) {
    const value = of(one);
    if (value > most + 1e-9) [top, most] = [one, value];
  }
  return top;
}

import { type AnswerRow, combinationName } from '../evaluate/answerRow.ts';
import { logit } from '../models/logit.ts';
import type { ParameterSet } from '../parameters.ts';
import { clamp } from '../tidy.ts';

/** Answers that the mean of all stands for, against those of a combination of skills or of a skill. */
const SKILL_STRENGTH = 20;
/** Shares right outside of these say no more than these. */
const LEAST = 0.01;

interface Tally {
  right: number;
  n: number;
}

/**
 * Difficulty of items and skills from shares right, shrunk twice: a combination of skills towards the mean of all rows
 * by 20 answers, an item towards its combination by `strength` answers (empirical Bayes in the manner of Efron &
 * Morris 1975). In logits, positive is harder than a question that somebody new answers right with the logit `base`; an
 * item never seen falls back to its skills.
 */
export function itemPriors(
  rows: Iterable<AnswerRow>,
  strength: number,
  base = 0,
): Pick<ParameterSet, 'difficulty' | 'skillOffset'> {
  const all: Tally = { right: 0, n: 0 };
  const items = new Map<string, Tally & { combination: string }>();
  const combinations = new Map<string, Tally>();
  const skills = new Map<string, Tally>();
  for (const row of rows) {
    const combination = combinationName(row);
    count(all, row);
    count(
      held(items, row.item, () => ({ right: 0, n: 0, combination })),
      row,
    );
    count(held(combinations, combination, empty), row);
    for (const skill of row.skills) count(held(skills, skill, empty), row);
  }
  const mean = all.n === 0 ? 0.5 : all.right / all.n;
  const hardness = (share: number) => base - logit(clamp(share, LEAST, 1 - LEAST));
  const ofSkills = (tally: Tally | undefined) => shrunk(tally ?? empty(), mean, SKILL_STRENGTH);
  return {
    difficulty: mapped(items, (tally) =>
      hardness(shrunk(tally, ofSkills(combinations.get(tally.combination)), strength)),
    ),
    skillOffset: mapped(skills, (tally) => hardness(ofSkills(tally))),
  };
}

function empty(): Tally {
  return { right: 0, n: 0 };
}

function held<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function count(tally: Tally, { correct }: AnswerRow): void {
  tally.n += 1;
  if (correct) tally.right += 1;
}

function shrunk(tally: Tally, towards: number, strength: number): number {
  return (tally.right + strength * towards) / (tally.n + strength);
}

function mapped<T>(map: ReadonlyMap<string, T>, change: (value: T) => number): Record<string, number> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}

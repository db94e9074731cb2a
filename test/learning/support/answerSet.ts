import type { AnswerRow } from '../../../src/learning/evaluate/answerRow.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';

/** Answers of made-up people: able or less so, getting better at each skill with practice, on items easy and hard. */
export function answerSet(seed: number, users: number, answers: number): readonly AnswerRow[] {
  const chance = chanceOf(seed);
  const between = (low: number, high: number) => low + (high - low) * chance.share();
  const items = Array.from({ length: 60 }, (_, nth) => ({
    item: `item ${nth}`,
    skills: nth % 7 === 0 ? [`skill ${nth % 6}`, `skill ${(nth + 1) % 6}`] : [`skill ${nth % 6}`],
    difficulty: difficultyOf(nth),
  }));
  return Array.from({ length: users }, (_, user) => {
    const ability = between(-1.5, 1.5);
    const practice = new Map<string, number>();
    return Array.from({ length: answers }, (_, nth): AnswerRow => {
      const { item, skills, difficulty } =
        items[Math.floor(chance.share() * items.length)] ?? items[0] ?? never();
      const learned =
        skills.reduce((sum, skill) => sum + 0.15 * (practice.get(skill) ?? 0), 0) / skills.length;
      for (const skill of skills) practice.set(skill, (practice.get(skill) ?? 0) + 1);
      const correct = chance.share() < sigmoid(ability + learned - difficulty);
      return { user: `user ${user}`, item, skills, correct, at: nth * 60_000 };
    });
  }).flat();
}

/** Difficulty in logits that an item of `answerSet` was made with. */
export function difficultyOf(nth: number): number {
  return ((nth * 37) % 60) / 15 - 2;
}

function never(): never {
  throw new RangeError('no items');
}

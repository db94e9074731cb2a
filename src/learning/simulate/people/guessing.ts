import type { Question, SkillNode } from '../../catalogue.ts';
import { chanceOf } from '../../sequencing/chance.ts';
import { personOf } from '../mind.ts';
import type { Person } from '../person.ts';
import { steady } from './steady.ts';

/** Share of questions that are guessed without reading, and the chance to hit a typed answer so. */
const GUESSED = 0.3;
const HIT = 0.03;

/** Guesses at three questions in ten within a second or two, and learns nothing from those; works on the others. */
export function guessing(seed: number, skills: readonly SkillNode[]): Person {
  const person = personOf(seed, skills, steady);
  const chance = chanceOf(seed + 1);
  const guess = (question: Question) => ({
    right: chance.share() < Math.max(HIT, question.guess),
    elapsed: Math.round(500 + 900 * chance.share()),
  });
  return {
    ...person,
    answer: (question) => (chance.share() < GUESSED ? guess(question) : person.answer(question)),
  };
}

import type { Question } from '../catalogue.ts';
import type { Chance } from '../sequencing/chance.ts';

/** A draw from the standard normal (Box & Muller 1958). */
export function normal(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.share()));
  return radius * Math.cos(2 * Math.PI * chance.share());
}

/** Half of the questions that are typed, and of those that are chosen, take less than this, in milliseconds. */
const TYPED_MS = 22_000;
const CHOSEN_MS = 12_000;

/**
 * Milliseconds from seeing a question to answering it with effort: log-normal, as response times are (van der Linden
 * 2006), longer for harder questions and for slower people (`pace` 1 is usual).
 */
export function thinking(chance: Chance, question: Question, pace: number): number {
  const middle = question.guess > 0 ? CHOSEN_MS : TYPED_MS;
  return Math.round(middle * pace * Math.exp(0.25 * question.difficulty + 0.45 * normal(chance)));
}

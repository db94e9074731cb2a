import { TrellisError } from '../../errors.ts';
import type { Question } from '../catalogue.ts';
import type { Decision } from '../decision.ts';
import type { LearnerState } from '../learnerState.ts';
import type { Person } from './person.ts';
import type { Policy } from './policies.ts';
import type { Room } from './seat.ts';

/** What came of one person's course. Times in milliseconds. */
export interface Outcome {
  readonly answered: number;
  readonly time: number;
  /** The same in each week of the course. */
  readonly weeks: readonly number[];
  /** Questions until every skill was truly mastered at once, and until all were called mastered; null when never. */
  readonly toTrue: number | null;
  readonly toCalled: number | null;
  /** Skills of the activity. */
  readonly skills: number;
  /** Skills called mastered, and those of them that were not when it was first said. */
  readonly called: number;
  readonly wrong: number;
  /** Skills truly mastered at the end, and those of them that were never called so. */
  readonly known: number;
  readonly missed: number;
  /** Time on skills practised for more than ten questions without being mastered yet. */
  readonly stuck: number;
  /** Expected share right on a middling question of every skill at the end, and 30 days later without practice. */
  readonly posttest: number;
  readonly retained: number;
  /** Moments at which there was no next question. */
  readonly deadEnds: number;
  /** Questions by skill, and those that were shown before exactly so. */
  readonly asked: ReadonlyMap<string, number>;
  readonly repeated: ReadonlyMap<string, number>;
  /** Every item that was shown. */
  readonly items: ReadonlySet<string>;
}

/** Questions on a skill without mastery from which a learner is stuck (Beck & Gong 2013, wheel-spinning). */
const STUCK_FROM = 10;

/** Days after the course at which it is asked what is left. */
const LATER = 30;

/** Writes down what happens in a course. */
export interface Notes {
  readonly chosen: (decision: Decision) => void;
  /** `day` counts from the first, `time` is that of answering and reading, in milliseconds. */
  readonly answered: (
    state: LearnerState,
    question: Question,
    when: { readonly day: number; readonly time: number },
  ) => void;
  /** Does something that needs a next question; false when there is none. */
  readonly trying: (what: () => void) => boolean;
  /** What came of it. Ends the course: the person's days of rest pass. */
  readonly outcome: () => Outcome;
}

/** Notes of one person under one policy. */
export function takeNotes({ catalogue, settings }: Room, policy: Policy, person: Person): Notes {
  const { skills } = settings;
  const asked = new Map<string, number>();
  const repeated = new Map<string, number>();
  const untilKnown = new Map<string, number>();
  const called = new Map<string, boolean>();
  const items = new Set<string>();
  const weeks: number[] = [];
  const count = { answered: 0, time: 0, stuck: 0, deadEnds: 0 };
  let toTrue: number | null = null;
  let toCalled: number | null = null;
  const score = () =>
    skills.reduce((sum, skill) => sum + person.chance(middling(skill)), 0) / Math.max(1, skills.length);
  return {
    chosen: ({ skill, item }) => {
      add(asked, skill);
      if (items.has(item) && catalogue.items.get(item)?.shows === null) add(repeated, skill);
      items.add(item);
    },
    answered: (state, question, { day, time }) => {
      count.answered += 1;
      count.time += time;
      const week = Math.floor(day / 7);
      weeks[week] = (weeks[week] ?? 0) + time;
      for (const { skill } of question.skills) {
        if (person.knows(skill)) untilKnown.set(skill, 0);
        else if (add(untilKnown, skill) > STUCK_FROM) count.stuck += time;
        if (!called.has(skill) && policy.says(state, skill)) called.set(skill, person.knows(skill));
      }
      if (toTrue === null && skills.every(person.knows)) toTrue = count.answered;
      if (toCalled === null && skills.every((skill) => called.has(skill))) toCalled = count.answered;
    },
    trying: (what) => {
      try {
        what();
        return true;
      } catch (error) {
        if (!isDeadEnd(error)) throw error;
        count.deadEnds += 1;
        return false;
      }
    },
    outcome: () => {
      const known = skills.filter(person.knows);
      const posttest = score();
      person.away(LATER);
      return {
        ...count,
        weeks: Array.from(weeks, (time = 0) => time),
        toTrue,
        toCalled,
        skills: skills.length,
        called: called.size,
        wrong: [...called.values()].filter((knew) => !knew).length,
        known: known.length,
        missed: known.filter((skill) => !called.has(skill)).length,
        posttest,
        retained: score(),
        asked,
        repeated,
        items,
      };
    },
  };
}

function add(counts: Map<string, number>, key: string): number {
  const more = (counts.get(key) ?? 0) + 1;
  counts.set(key, more);
  return more;
}

function middling(skill: string): Question {
  return { item: '', step: 0, skills: [{ skill, weight: 1 }], difficulty: 0, guess: 0, fact: null };
}

function isDeadEnd(error: unknown): boolean {
  return error instanceof TrellisError && error.code === 'activity_not_ready';
}

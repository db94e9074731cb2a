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

/** What was shown: questions by skill and item. */
interface Shown {
  readonly asked: Map<string, number>;
  readonly repeated: Map<string, number>;
  readonly items: Set<string>;
}

/** How far the person is, and by when. */
interface Progress {
  /** Questions on each skill without knowing it, in a row. */
  readonly untilKnown: Map<string, number>;
  /** Skills called mastered, and whether the person knew them then. */
  readonly called: Map<string, boolean>;
  toTrue: number | null;
  toCalled: number | null;
}

function noteShown(
  { asked, repeated, items }: Shown,
  { catalogue }: Room,
  { skill, item }: Pick<Decision, 'skill' | 'item'>,
): void {
  add(asked, skill);
  if (items.has(item) && catalogue.items.get(item)?.shows === null) add(repeated, skill);
  items.add(item);
}

/** Looks at the skills of a question that was answered as number `nth`; on how many of them the person is stuck. */
function noteProgress(
  progress: Progress,
  person: Person,
  { skills, question, nth }: { skills: readonly string[]; question: Question; nth: number },
  says: (skill: string) => boolean,
): number {
  const { untilKnown, called } = progress;
  let stuck = 0;
  for (const { skill } of question.skills) {
    if (person.knows(skill)) untilKnown.set(skill, 0);
    else if (add(untilKnown, skill) > STUCK_FROM) stuck += 1;
    if (!called.has(skill) && says(skill)) called.set(skill, person.knows(skill));
  }
  if (skills.every(person.knows)) progress.toTrue ??= nth;
  if (skills.every((skill) => called.has(skill))) progress.toCalled ??= nth;
  return stuck;
}

/** What the person knows when the course is over, and what was called so. Ends the course. */
function finalStanding(skills: readonly string[], person: Person, called: ReadonlyMap<string, boolean>) {
  const score = () =>
    skills.reduce((sum, skill) => sum + person.chance(middling(skill)), 0) / Math.max(1, skills.length);
  const known = skills.filter(person.knows);
  const posttest = score();
  person.away(LATER);
  return {
    skills: skills.length,
    called: called.size,
    wrong: [...called.values()].filter((knew) => !knew).length,
    known: known.length,
    missed: known.filter((skill) => !called.has(skill)).length,
    posttest,
    retained: score(),
  };
}

/** Notes of one person under one policy. */
export function takeNotes(room: Room, policy: Policy, person: Person): Notes {
  const { skills } = room.settings;
  const shown: Shown = { asked: new Map(), repeated: new Map(), items: new Set() };
  const progress: Progress = { untilKnown: new Map(), called: new Map(), toTrue: null, toCalled: null };
  const weeks: number[] = [];
  const count = { answered: 0, time: 0, stuck: 0, deadEnds: 0 };
  return {
    chosen: (decision) => noteShown(shown, room, decision),
    answered: (state, question, { day, time }) => {
      count.answered += 1;
      count.time += time;
      const week = Math.floor(day / 7);
      weeks[week] = (weeks[week] ?? 0) + time;
      const on = { skills, question, nth: count.answered };
      count.stuck += time * noteProgress(progress, person, on, (skill) => policy.says(state, skill));
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
    outcome: () => ({
      ...count,
      ...shown,
      weeks: Array.from(weeks, (time = 0) => time),
      toTrue: progress.toTrue,
      toCalled: progress.toCalled,
      ...finalStanding(skills, person, progress.called),
    }),
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

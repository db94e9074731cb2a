import type { Course } from './course.ts';
import { takeCourse } from './course.ts';
import { KINDS, type Kind, PEOPLE } from './kinds.ts';
import { type Outcome, takeNotes } from './notes.ts';
import { POLICIES, type PolicyName } from './policies.ts';
import type { Room } from './seat.ts';

/** What is to be simulated. `learners` people of each kind practise under each policy, the same people under all. */
export interface Simulation {
  readonly room: Room;
  readonly course: Course;
  readonly policies: readonly PolicyName[];
  readonly kinds: readonly Kind[];
  readonly learners: number;
}

/** What came of one person under one policy. */
export interface Run {
  readonly policy: PolicyName;
  readonly kind: Kind;
  readonly outcome: Outcome;
}

/** Seeds of neighbouring people lie this far apart, so that their draws have nothing in common. */
const APART = 7919;

/**
 * Simulates person by person; yields after each step, and the run after each course, so that the caller may show
 * progress or do other things. The same simulation gives the same runs.
 */
export function* simulate({ room, course, policies, kinds, learners }: Simulation): Generator<Run | null> {
  for (let nth = 0; nth < learners; nth += 1) {
    for (const kind of kinds) {
      const seed = room.seed + APART * (1 + nth) + KINDS.indexOf(kind);
      for (const policy of policies) {
        const person = PEOPLE[kind].make(seed, room.catalogue.skills);
        const mine = { ...room, seed };
        const notes = takeNotes(mine, POLICIES[policy], person);
        for (const _ of takeCourse(mine, POLICIES[policy], person, PEOPLE[kind], course, notes)) yield null;
        yield { policy, kind, outcome: notes.outcome() };
      }
    }
  }
}

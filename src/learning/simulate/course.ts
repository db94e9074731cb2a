import { DAY_MS } from '../../duration.ts';
import type { ActivitySettings } from '../settings.ts';
import type { KindOfPerson } from './kinds.ts';
import type { Notes } from './notes.ts';
import type { Person } from './person.ts';
import type { Policy } from './policies.ts';
import { type Room, takeSeat } from './seat.ts';

/** A course of practice: sittings of so many questions, at most one a day. */
export interface Course {
  readonly sittings: number;
  readonly questions: number;
  /** Days from one sitting to the next, over and over; every day when left out. */
  readonly pauses?: readonly number[];
  /** A sitting ends when the tutor has nothing left but keeping fresh what is mastered. */
  readonly endsEarly?: boolean;
  /** Milliseconds since the epoch. */
  readonly start: number;
}

/** Feedback is read for so long, in milliseconds. */
const READING = 6_000;

/** The same room under a policy's own rule and choice. */
function roomFor(room: Room, policy: Policy, person: Person): Room {
  const settings: ActivitySettings = { ...room.settings, rule: policy.rule(room.settings.rule) };
  const pinned = { ...room.pinned, settings: () => settings };
  return { ...room, settings, pinned, choose: policy.choose(person) };
}

/**
 * One person practises under a policy, step by step: the caller decides when to go on, so that a long simulation
 * need not hold anything up. In the middle of the course the kind's days away pass.
 */
export function* takeCourse(
  room: Room,
  policy: Policy,
  person: Person,
  kind: Pick<KindOfPerson, 'gap'>,
  course: Course,
  notes: Notes,
): Generator<void> {
  let fresh = false;
  const seat = takeSeat(roomFor(room, policy, person), {
    decision: (_, decision) => {
      fresh = decision.reason === 'keep-fresh';
      if (!fresh || course.endsEarly !== true) notes.chosen(decision);
    },
  });
  const over = () =>
    policy.ends === true && room.settings.skills.every((skill) => policy.says(seat.state(), skill));
  let day = 0;
  for (let nth = 0; nth < course.sittings; nth += 1) {
    const sitting = `sitting-${nth}`;
    let now = course.start + day * DAY_MS;
    if (!notes.trying(() => seat.open(sitting, now))) return;
    yield;
    for (let count = 0; count < course.questions && !over(); count += 1) {
      if (fresh && course.endsEarly === true) break;
      const question = seat.question();
      const given = person.answer(question);
      now += given.elapsed;
      if (!notes.trying(() => seat.answer(sitting, given, now))) return;
      notes.answered(seat.state(), question, { day, time: given.elapsed + READING });
      now += READING;
      yield;
    }
    seat.finish(sitting, now);
    const pause = course.pauses?.[nth % course.pauses.length] ?? 1;
    const passing = pause + (nth + 1 === Math.floor(course.sittings / 2) ? kind.gap : 0);
    person.away(passing);
    day += passing;
  }
}

import { randomUUID } from 'node:crypto';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { choose } from '../../../src/practice/choose.ts';
import { finishSitting } from '../../../src/practice/finishSitting.ts';
import { reveal } from '../../../src/practice/reveal.ts';
import { takeHint } from '../../../src/practice/takeHint.ts';
import { simulatedLearner } from '../../learning/support/simulatedLearner.ts';
import { misconceived } from './misconception.ts';
import { questionOf } from './pupil.ts';
import { answer, PACK, rightAnswer, type School, type Seat, wrongAnswer } from './school.ts';

const HOUR = 3_600_000;

/** How one simulated learner practises. */
export interface Visit {
  readonly activity: string;
  /** Name at the platform, and what chance is drawn from. */
  readonly sub: string;
  readonly seed: number;
  readonly sittings: number;
  /** Requests per sitting. */
  readonly requests: number;
}

/**
 * Lets one simulated learner practise through the use cases: answers as the person knows, now and then a hint, a
 * reveal, another skill, a guess too fast to be read. Time passes on the school's clock.
 */
export async function practise(school: School, visit: Visit): Promise<Seat> {
  const { practice, clock } = school;
  const { skills } = practice.packs.current(PACK).catalogue;
  const person = simulatedLearner(visit.seed, skills);
  const chance = chanceOf(visit.seed);
  let seat = await school.student(visit.activity, visit.sub);
  for (let sitting = 0; sitting < visit.sittings; sitting += 1) {
    if (sitting > 0) seat = await school.student(visit.activity, visit.sub);
    for (let count = 0; count < visit.requests; count += 1) {
      clock.now += 5_000 + chance.index(40_000);
      const { serving } = seat.turn;
      if (!serving) throw new TypeError('nothing is open');
      const what = chance.share();
      const open = { serving: serving.id, step: serving.step };
      if (what < 0.08 && serving.hintsLeft > 0) {
        seat.turn = await takeHint(practice, seat.session, { ...open, count: serving.hints.length });
      } else if (what < 0.11) {
        seat.turn = await reveal(practice, seat.session, open);
      } else if (what < 0.14) {
        const { id } = skills[chance.index(4)] ?? { id: serving.skill.id };
        const wish = { kind: 'skill', skill: id } as const;
        seat.turn = await choose(practice, seat.session, { id: randomUUID(), wish, goal: [id] });
      } else {
        const { right, elapsed } = person.answer(await questionOf(practice, seat));
        const wrong = (await misconceived(practice, seat))?.answer ?? wrongAnswer(seat.turn);
        const rapid = chance.share() < 0.05;
        const given = right ? await rightAnswer(practice, seat) : wrong;
        await answer(practice, seat, given, rapid ? 300 : elapsed);
      }
    }
    // The last sitting stays open, so that there are events after the newest snapshot.
    if (sitting + 1 < visit.sittings) seat.turn = await finishSitting(practice, seat.session);
    person.sleep();
    clock.now += 20 * HOUR;
  }
  return seat;
}

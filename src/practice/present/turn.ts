import type { Feedback, Turn } from '../../api/turn.ts';
import { givenTime } from '../extraTime.ts';
import type { SittingSituation } from '../loadSitting.ts';
import type { Practice } from '../practice.ts';
import { presentGrade } from './grade.ts';
import { presentPlacement } from './placement.ts';
import { presentRest } from './rest.ts';
import { presentServing } from './serving.ts';
import { presentSitting } from './sitting.ts';
import { presentSkills } from './skills.ts';

/** Everything the practice page needs after a request. A finished sitting shows no question. */
export async function presentTurn(
  practice: Practice,
  situation: SittingSituation,
  feedback: Feedback | null,
): Promise<Turn> {
  const sitting = presentSitting(situation);
  const given = givenTime(situation);
  return {
    serving: sitting.finished ? null : await presentServing(practice, situation),
    feedback,
    skills: presentSkills(situation),
    goal: situation.here.goal,
    grade: presentGrade(situation, situation.session.preview),
    placement: presentPlacement(situation),
    rest: presentRest(situation),
    sitting,
    ...(given === null ? {} : { given }),
  };
}

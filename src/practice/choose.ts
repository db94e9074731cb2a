import type { ChooseRequest, Turn } from '../api/turn.ts';
import { TrellisError } from '../errors.ts';
import type { ChooseEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { commit } from './commit.ts';
import { askedId } from './derivedId.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';
import { reopenSitting } from './reopenSitting.ts';
import { wishOf } from './wishOf.ts';

function checkSkills(situation: SittingSituation, request: ChooseRequest): void {
  const asked = [...(request.goal ?? []), ...('skill' in request.wish ? [request.wish.skill] : [])];
  // Only what the activity covers: its grade is not to be earned elsewhere in the pack.
  const offered = new Set(situation.settings.skills);
  const strange = asked.find((skill) => !offered.has(skill) || !situation.index.skillById.has(skill));
  if (strange !== undefined) throw new TrellisError('skill_unknown', strange, { params: { skill: strange } });
}

/**
 * Another question than the open one: of a skill, towards a goal, or one similar to the question answered last.
 * @throws TrellisError `skill_unknown`, `serving_closed`
 */
export async function choose(practice: Practice, session: Session, request: ChooseRequest): Promise<Turn> {
  await reopenSitting(practice, session, request.id, (situation) => checkSkills(situation, request));
  const { after } = await commit(practice, session, async (situation) => {
    const id = askedId(situation.learner.id, request.id);
    const stands = await practice.store.log.find(situation.learner.id, id);
    if (stands) return { repeat: stands };
    checkSkills(situation, request);
    const wish = await wishOf(practice, situation, request.wish);
    const event = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'choose',
      goal: request.goal,
      ...(request.placement === undefined ? {} : { placement: request.placement }),
      ...(request.mix === undefined ? {} : { mix: request.mix }),
      opens: null,
    } satisfies ChooseEvent;
    // Nothing in particular: the open question is what there is to go on with.
    const goesOn = request.placement === undefined || request.placement === 'skip';
    if (situation.here.open && wish.kind === 'any' && request.goal === null && goesOn)
      return happening(situation, event);
    return openNext(situation, event, wish);
  });
  return presentTurn(practice, after, null);
}

import type { DisputeRequest, Turn } from '../api/turn.ts';
import { TrellisError } from '../errors.ts';
import type { DisputeEvent } from '../learning/event.ts';
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

/** Only a skill of the activity that can be asked about can be disputed. */
function checkSkill({ settings, index }: SittingSituation, { skill }: DisputeRequest): void {
  const asked = settings.skills.includes(skill) ? index.catalogue.itemsBySkill.get(skill) : undefined;
  if (asked === undefined || asked.length === 0)
    throw new TrellisError('skill_unknown', skill, { params: { skill } });
}

/**
 * The learner disputes what is believed about a skill. "I know this" begins a short check, whose answers decide; "I
 * forgot this" lowers the skill at once and makes it due. Both are events of the log.
 * @throws TrellisError `skill_unknown`, `conflict` and those of the session
 */
export async function disputeSkill(
  practice: Practice,
  session: Session,
  request: DisputeRequest,
): Promise<Turn> {
  await reopenSitting(practice, session, request.id, (situation) => checkSkill(situation, request));
  const { after } = await commit(practice, session, async (situation) => {
    const id = askedId(situation.learner.id, request.id);
    const stands = await practice.store.log.find(situation.learner.id, id);
    if (stands) return { repeat: stands };
    checkSkill(situation, request);
    const event = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'dispute',
      skill: request.skill,
      claim: request.claim,
      opens: null,
    } satisfies DisputeEvent;
    const goesOn = request.claim === 'forgot' && situation.here.open !== null;
    return goesOn ? happening(situation, event) : openNext(situation, event, { kind: 'any' });
  });
  return presentTurn(practice, after, null);
}

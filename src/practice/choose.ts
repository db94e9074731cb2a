import type { ChooseRequest, Turn } from '../api/turn.ts';
import { TrellisError } from '../errors.ts';
import type { ChooseEvent, SittingOpenedEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { commit, commitOr } from './commit.ts';
import { askedId, reopenId } from './derivedId.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';
import { wishOf } from './wishOf.ts';

function checkSkills(situation: SittingSituation, request: ChooseRequest): void {
  const asked = [...(request.goal ?? []), ...('skill' in request.wish ? [request.wish.skill] : [])];
  // Only what the activity covers: its grade is not to be earned elsewhere in the pack.
  const offered = new Set(situation.settings.skills);
  const strange = asked.find((skill) => !offered.has(skill) || !situation.index.skillById.has(skill));
  if (strange !== undefined) throw new TrellisError('skill_unknown', strange, { params: { skill: strange } });
}

/** Going on after the summary begins the sitting anew: its counts start again, the log keeps both. */
async function reopen(practice: Practice, session: Session, request: ChooseRequest): Promise<void> {
  await commitOr<null>(practice, session, async (situation) => {
    const stands = () =>
      practice.store.log.find(situation.learner.id, askedId(situation.learner.id, request.id));
    if (!situation.here.sitting?.finished || (await stands())) return { nothing: null };
    checkSkills(situation, request);
    const common = newEvent(
      practice,
      situation,
      situation.sitting,
      reopenId(askedId(situation.learner.id, request.id)),
    );
    const event: SittingOpenedEvent = { ...common, kind: 'sitting-opened', opens: null };
    return happening(situation, event);
  });
}

/**
 * Another question than the open one: of a skill, towards a goal, or one similar to the question answered last.
 * @throws TrellisError `skill_unknown`, `serving_closed`
 */
export async function choose(practice: Practice, session: Session, request: ChooseRequest): Promise<Turn> {
  await reopen(practice, session, request);
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
      opens: null,
    } satisfies ChooseEvent;
    // Nothing in particular: the open question is what there is to go on with.
    if (situation.here.open && wish.kind === 'any' && request.goal === null)
      return happening(situation, event);
    return openNext(practice, situation, event, wish);
  });
  return presentTurn(practice, after, null);
}

import type { ChooseRequest, Turn } from '../api/turn.ts';
import { TrellisError } from '../errors.ts';
import type { Wish } from '../learning/decision.ts';
import type { ChooseEvent, SittingOpenedEvent } from '../learning/event.ts';
import { commit, commitOr, type SittingSituation } from './commit.ts';
import { askedId, reopenId } from './derivedId.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';

function checkSkills(situation: SittingSituation, request: ChooseRequest): void {
  const asked = [...(request.goal ?? []), ...('skill' in request.wish ? [request.wish.skill] : [])];
  // Only what the activity covers: its grade is not to be earned elsewhere in the pack.
  const offered = new Set(situation.settings.skills);
  const strange = asked.find((skill) => !offered.has(skill) || !situation.index.skillById.has(skill));
  if (strange !== undefined) throw new TrellisError('skill_unknown', strange, { params: { skill: strange } });
}

/** Going on after the summary begins the sitting anew: its counts start again, the log keeps both. */
async function reopen(practice: Practice, tokenHash: string, request: ChooseRequest): Promise<void> {
  await commitOr<null>(practice, tokenHash, async (situation) => {
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
    return { append: event };
  });
}

/** Another question than the open one: of a skill, towards a goal, or a similar one. @throws TrellisError `skill_unknown` */
export async function choose(practice: Practice, tokenHash: string, request: ChooseRequest): Promise<Turn> {
  await reopen(practice, tokenHash, request);
  const { after } = await commit(practice, tokenHash, async (situation) => {
    const stands = await practice.store.log.find(
      situation.learner.id,
      askedId(situation.learner.id, request.id),
    );
    if (stands) return { repeat: stands };
    checkSkills(situation, request);
    const event: ChooseEvent = {
      ...newEvent(practice, situation, situation.sitting, askedId(situation.learner.id, request.id)),
      kind: 'choose',
      goal: request.goal,
      opens: null,
    };
    const wish: Wish = request.wish;
    return { append: openNext(practice, situation, event, wish) };
  });
  return presentTurn(practice, after, null);
}

import type { OutsideEvent } from '../../learning/event.ts';
import { repeatWeight } from '../../learning/evidence.ts';
import { tidy } from '../../learning/tidy.ts';
import type { Activity } from '../../store/port/activities.ts';
import { asTestUser } from '../asTestUser.ts';
import { commitOn } from '../commit.ts';
import { outsideId } from '../derivedId.ts';
import { happening } from '../happening.ts';
import { newEvent } from '../newEvent.ts';
import type { Practice } from '../practice.ts';
import type { Situation } from '../situation.ts';
import { situateLearner } from '../viewLearner.ts';
import type { Told } from './matching.ts';

/** Trust, less for each one directly before it about the same thing: doing it again tells less each time. */
function weightOf({ state }: Situation, { skill, source, trust }: Told): number {
  const before = state.outside?.[skill];
  return tidy(trust * repeatWeight(before?.source === source ? before.run : 0));
}

/**
 * Takes what a statement tells as evidence: an event of the learner's log like any other, once for each statement,
 * activity and skill.
 * @throws TrellisError `learner_unknown` for who is not in the activity, `conflict`
 */
export async function takeEvidence(
  practice: Practice,
  activity: Activity,
  learner: { readonly id: string; readonly locale: string | null },
  told: Told,
): Promise<void> {
  const id = outsideId(told.statement, activity.id, told.skill);
  const about = {
    read: () => situateLearner(practice, activity, learner.id, learner.locale ?? 'en'),
    ...(await asTestUser(practice, activity.id, learner.id)),
  };
  await commitOn<Situation, null>(practice, about, async (before) => {
    if (!before.settings.skills.includes(told.skill)) return { nothing: null };
    const stands = await practice.store.log.find(learner.id, id);
    if (stands) return { repeat: stands };
    const event: OutsideEvent = {
      ...newEvent(practice, before, before.here.sitting?.id ?? id, id),
      kind: 'outside',
      statement: told.statement,
      source: told.source,
      skill: told.skill,
      score: tidy(told.score),
      weight: weightOf(before, told),
      happenedAt: Math.min(told.happenedAt ?? before.now, before.now),
      opens: null,
    };
    return happening(before, event);
  });
}

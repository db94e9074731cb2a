import type { ExtraTimeRequest, LearnerDetail } from '../api/class.ts';
import type { ExtraTimeEvent } from '../learning/event.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Session } from '../store/port/sessions.ts';
import { commitOn, type Ground } from './commit.ts';
import { askedId } from './derivedId.ts';
import { happening } from './happening.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';
import { viewClassLearner } from './viewClassLearner.ts';
import { situateLearner } from './viewLearner.ts';

/**
 * Gives a learner extra time, or takes it back: an event of their log like any other, which counts from the next answer on
 * in every activity of the pack. What they, or the platform, have set is left as it is.
 * @throws TrellisError `learner_unknown`, `conflict`
 */
export async function giveTime(
  practice: Practice,
  by: { session: Session; activity: Activity },
  learner: string,
  request: ExtraTimeRequest,
): Promise<LearnerDetail> {
  const { activity, session } = by;
  const id = askedId(learner, request.id);
  const read = () => situateLearner(practice, activity, learner, session.locale);
  const ground: Ground<Situation> = { read, preview: false };
  await commitOn<Situation, never>(practice, ground, async (before) => {
    const stands = await practice.store.log.find(learner, id);
    if (stands) return { repeat: stands };
    const event: ExtraTimeEvent = {
      ...newEvent(practice, before, before.here.sitting?.id ?? request.id, id),
      kind: 'extra-time',
      extraTime: request.extraTime,
      by: session.learner,
      opens: null,
    };
    return happening(before, event);
  });
  return viewClassLearner(practice, activity, learner, session.locale);
}

import type { LearnerDetail, OverrideRequest } from '../api/class.ts';
import { TrellisError } from '../errors.ts';
import type { OverrideEvent } from '../learning/event.ts';
import { raises } from '../learning/replay/override.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Session } from '../store/port/sessions.ts';
import { accountOfSession } from './accountOfSession.ts';
import { asTestUser } from './asTestUser.ts';
import { commitOn } from './commit.ts';
import { askedId } from './derivedId.ts';
import { happening } from './happening.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';
import { viewClassLearner } from './viewClassLearner.ts';
import { situateLearner } from './viewLearner.ts';

/**
 * Sets a level by hand, with a reason: an event of the learner's log like any other.
 * @throws TrellisError `session_missing`, `skill_unknown`, `learner_unknown`, `conflict`
 */
export async function overrideLevel(
  practice: Practice,
  by: { session: Session; activity: Activity },
  learner: string,
  request: OverrideRequest,
): Promise<LearnerDetail> {
  const { activity, session } = by;
  const id = askedId(learner, request.id);
  const read = () => situateLearner(practice, activity, learner, session.locale);
  const instructor = await accountOfSession(practice, session);
  const tested = await asTestUser(practice, activity.id, learner);
  await commitOn<Awaited<ReturnType<typeof read>>, never>(
    practice,
    { read, ...tested, by: instructor },
    async (before) => {
      if (!before.settings.skills.includes(request.skill)) {
        throw new TrellisError('skill_unknown', request.skill, { params: { skill: request.skill } });
      }
      const stands = await practice.store.log.find(learner, id);
      if (stands) return { repeat: stands };
      const event: OverrideEvent = {
        ...newEvent(practice, before, before.here.sitting?.id ?? request.id, id),
        kind: 'override',
        skill: request.skill,
        level: request.level,
        ...(request.level === null
          ? {}
          : { raised: raises(before.here, request.skill, request.level, before.settings.counts) }),
        by: session.learner,
        reason: request.reason,
        opens: null,
      };
      return happening(before, event);
    },
  );
  return viewClassLearner(practice, activity, learner, session.locale);
}

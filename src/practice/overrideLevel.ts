import type { LearnerDetail, OverrideRequest } from '../api/class.ts';
import { TrellisError } from '../errors.ts';
import type { OverrideEvent } from '../learning/event.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Session } from '../store/port/sessions.ts';
import { after } from './commit.ts';
import { askedId } from './derivedId.ts';
import { effectsOf } from './effects.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';
import { situateLearner, viewLearner } from './viewLearner.ts';

const TRIES = 8;

/** Sets a level by hand, with a reason: an event of the learner's log like any other. */
export async function overrideLevel(
  practice: Practice,
  by: { session: Session; activity: Activity },
  learner: string,
  request: OverrideRequest,
): Promise<LearnerDetail> {
  const { activity, session } = by;
  for (let round = 0; round < TRIES; round += 1) {
    const before = await situateLearner(practice, activity, learner, session.locale);
    if (!before.settings.skills.includes(request.skill)) {
      throw new TrellisError('skill_unknown', request.skill, { params: { skill: request.skill } });
    }
    const sitting = before.here.sitting?.id ?? request.id;
    const event: OverrideEvent = {
      ...newEvent(practice, before, sitting, askedId(learner, request.id)),
      kind: 'override',
      skill: request.skill,
      level: request.level,
      by: session.learner,
      reason: request.reason,
      opens: null,
    };
    const effects = effectsOf(practice, { event, before, after: after(before, event), preview: false });
    const appended = await practice.store.log.append({ event, effects });
    if (appended.outcome !== 'stale') {
      practice.nudge();
      return viewLearner(practice, activity, learner, session.locale);
    }
  }
  throw new TrellisError('conflict', 'the log kept moving');
}

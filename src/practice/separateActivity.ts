import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Link } from '../store/port/links.ts';
import type { Session } from '../store/port/sessions.ts';
import { separatedActivityId } from './derivedId.ts';
import { openView, type ViewPage } from './openView.ts';
import type { Practice } from './practice.ts';
import { activityOfSession } from './viewClass.ts';
import { createSession } from './webSession.ts';

/** Puts the activity's fresh copy in its place at the link; of parallel presses one does it and all find it done. */
async function putFresh(practice: Practice, activity: Activity, link: Link): Promise<string> {
  const { links, activities } = practice.store;
  const id = separatedActivityId(activity.id, link.id);
  const at = practice.now();
  const origin = { activity: activity.id, reason: 'separated', course: link.courseTitle, at } as const;
  await activities.create({ ...activity, id, createdAt: at, origin });
  const rebound = await links.rebind(link.id, activity.id, id);
  if (!rebound && (await links.get(link.id))?.activity !== id) throw new TrellisError('conflict', link.id);
  return id;
}

/**
 * Begins an activity afresh at the link of this session: the same settings, an empty class, no grade yet. For a course
 * that is used again without being copied, and for two links that open one activity. What stood before stays with the
 * other activity and loses nothing; grades already in the gradebook stay there. Returns the class page of the fresh one.
 * @throws TrellisError `not_found`, `conflict` when the link was given another activity meanwhile
 */
export async function separateActivity(practice: Practice, session: Session): Promise<ViewPage> {
  const activity = await activityOfSession(practice, session);
  const link = session.link === null ? null : await practice.store.links.get(session.link);
  const learner = await practice.store.learners.get(session.learner);
  if (!link || !learner) throw new TrellisError('not_found', 'no link');
  const fresh = await putFresh(practice, activity, link);
  const { tokenHash: _own, createdAt: _then, review: _work, ...about } = session;
  const made = await createSession(practice, { ...about, activity: fresh });
  const viewer = { name: learner.name, role: 'instructor', preview: false } as const;
  return openView(practice, 'instructor', {
    ...made,
    learner,
    viewer: { ...viewer, views: session.views ?? [] },
  });
}

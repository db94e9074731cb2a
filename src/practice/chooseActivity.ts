import type { ActivityRequest } from '../api/activity.ts';
import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Link } from '../store/port/links.ts';
import type { Session } from '../store/port/sessions.ts';
import { settingsFrom } from './activitySettings.ts';
import type { Practice } from './practice.ts';

/** A new activity with the settings asked for. @throws TrellisError `pack_unknown`, `skill_unknown` */
function newActivity(
  practice: Practice,
  session: Session,
  link: Link | null,
  request: ActivityRequest,
): Activity {
  return {
    id: `act_${practice.newId()}`,
    tenant: session.tenant,
    context: link?.context ?? null,
    title: request.title,
    points: request.points,
    revisions: [settingsFrom(practice, request, 1)],
    createdAt: practice.now(),
  };
}

/** From deep linking: the activities wait for their first launches. None at all is a cancel, which answers as well. */
async function chooseForPlatform(practice: Practice, session: Session, chosen: readonly Activity[]) {
  if (chosen.length > 1 && !session.deepLink?.acceptMultiple)
    throw new TrellisError('bad_request', 'one activity', { params: { field: 'activities' } });
  if (!(await practice.store.sessions.takeDeepLink(session.tokenHash)))
    throw new TrellisError('deep_link_done');
  for (const activity of chosen) await practice.store.activities.create(activity);
}

/** For a link that stands in the course without an activity: bound to it at once. */
async function chooseForLink(practice: Practice, link: Link, chosen: readonly Activity[]) {
  const [activity, second] = chosen;
  if (!activity || second)
    throw new TrellisError('bad_request', 'one activity', { params: { field: 'activities' } });
  if (link.activity !== null) throw new TrellisError('deep_link_done');
  await practice.store.activities.create(activity);
  if (!(await practice.store.links.bind(link.id, activity.id))) throw new TrellisError('deep_link_done');
}

/**
 * Creates the activities an instructor chose. All of them are checked before the first is created; one session answers
 * once.
 * @throws TrellisError `deep_link_done`, `pack_unknown`, `skill_unknown`, `bad_request`, `not_found`
 */
export async function chooseActivities(
  practice: Practice,
  session: Session,
  requests: readonly ActivityRequest[],
): Promise<readonly Activity[]> {
  const link = session.link === null ? null : await practice.store.links.get(session.link);
  const chosen = requests.map((request) => newActivity(practice, session, link, request));
  if (session.deepLink !== null) await chooseForPlatform(practice, session, chosen);
  else if (link !== null) await chooseForLink(practice, link, chosen);
  else throw new TrellisError('not_found', 'no link to choose for');
  return chosen;
}

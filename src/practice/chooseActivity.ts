import type { ActivityRequest } from '../api/activity.ts';
import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Session } from '../store/port/sessions.ts';
import { settingsFrom } from './activitySettings.ts';
import type { Practice } from './practice.ts';

/** What the platform is to be told of a chosen activity; null when the link was there already. */
export interface Chosen {
  readonly activity: Activity;
  readonly deepLink: boolean;
}

/**
 * Creates the activity an instructor chose. From deep linking it waits for its first launch; from a link without an
 * activity it is bound to that link at once. One session answers once.
 * @throws TrellisError `deep_link_done`, `pack_unknown`, `skill_unknown`, `not_found`
 */
export async function chooseActivity(
  practice: Practice,
  session: Session,
  request: ActivityRequest,
): Promise<Chosen> {
  const settings = settingsFrom(practice, request, 1);
  const link = session.link === null ? null : await practice.store.links.get(session.link);
  if (session.deepLink === null && link === null)
    throw new TrellisError('not_found', 'no link to choose for');
  const first =
    session.deepLink === null
      ? link?.activity === null
      : await practice.store.sessions.takeDeepLink(session.tokenHash);
  if (!first) throw new TrellisError('deep_link_done');
  const activity: Activity = {
    id: `act_${practice.newId()}`,
    tenant: session.tenant,
    context: link?.context ?? null,
    title: request.title,
    points: request.points,
    revisions: [settings],
    createdAt: practice.now(),
  };
  await practice.store.activities.create(activity);
  const bound = link === null || (await practice.store.links.bind(link.id, activity.id));
  if (!bound) throw new TrellisError('deep_link_done');
  return { activity, deepLink: session.deepLink !== null };
}

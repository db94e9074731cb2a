import type { LaunchMessage } from '../../lti/launchMessage.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Link } from '../../store/port/links.ts';
import { contextKey, copiedActivityId, linkId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

/** Custom parameter that carries the activity an instructor chose in deep linking. */
export const ACTIVITY_PARAMETER = 'trellis_activity';

type ResourceLaunch = Extract<LaunchMessage, { type: 'resourceLink' }>;

/** Key of the course a message comes from; a link without a context is a course of its own. */
export function courseOf(message: ResourceLaunch): string {
  const course = message.context?.id ?? `link:${message.resourceLink.id}`;
  return contextKey(message.registrationId, message.deploymentId, course);
}

/**
 * The activity a custom parameter names, if it is this tenant's. In another course than its own (a course copy, which
 * keeps custom parameters) it is copied: settings yes, learners' work no. The copy's id is derived, so that
 * parallel first launches make one.
 */
async function activityFor(
  practice: Practice,
  message: ResourceLaunch,
  context: string,
): Promise<Activity | null> {
  const id = message.custom[ACTIVITY_PARAMETER];
  if (id === undefined) return null;
  // Looked at before it is claimed: another tenant's launch must not decide which course an activity belongs to.
  const known = await practice.store.activities.get(id);
  if (known?.tenant !== message.tenant) return null;
  const named = await practice.store.activities.claimContext(id, context);
  if (!named) return null;
  if (named.context === context) return named;
  const copy: Activity = {
    ...named,
    id: copiedActivityId(named.id, context),
    context,
    createdAt: practice.now(),
  };
  await practice.store.activities.create(copy);
  return practice.store.activities.get(copy.id);
}

/** Keeps the resource link with the services its launch brought, and what it opens. */
export async function noteLink(practice: Practice, message: ResourceLaunch): Promise<Link> {
  const context = courseOf(message);
  const activity = await activityFor(practice, message, context);
  return practice.store.links.note({
    id: linkId(message.registrationId, message.deploymentId, message.resourceLink.id),
    tenant: message.tenant,
    registration: message.registrationId,
    deployment: message.deploymentId,
    resourceLink: message.resourceLink.id,
    context,
    activity: activity?.id ?? null,
    title: message.resourceLink.title,
    courseTitle: message.context?.title ?? null,
    ags: message.ags,
    membershipsUrl: message.membershipsUrl,
    updatedAt: practice.now(),
  });
}

import { TrellisError } from '../../errors.ts';
import type { AgsClaim } from '../../lti/launchMessage.ts';
import { findOrCreateLineItem } from '../../lti/lineItem.ts';
import type { ServiceAccess } from '../../lti/service.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Link } from '../../store/port/links.ts';
import type { Worker } from '../worker.ts';

/** Tag of the tool's columns, so that they are found again. */
export const LINE_ITEM_TAG = 'trellis';

/** The gradebook column of a link: the one its launch named, else found or made once and kept. */
export async function lineItemOf(
  worker: Worker,
  access: ServiceAccess,
  link: Link,
  activity: Activity,
): Promise<string> {
  const ags: AgsClaim | null = link.ags;
  if (ags === null) throw new TrellisError('scope_missing', 'the platform offers no grade service here');
  if (ags.lineItem !== null) return ags.lineItem;
  const wanted = {
    label: activity.title,
    scoreMaximum: activity.points,
    resourceId: activity.id,
    tag: LINE_ITEM_TAG,
  };
  const found = await findOrCreateLineItem(access, ags, wanted, worker.services);
  await worker.store.links.setLineItem(link.id, found.url);
  return found.url;
}

import { TrellisError } from '../../errors.ts';
import { findOrCreateLineItem } from '../../lti/lineItem.ts';
import type { ServiceAccess } from '../../lti/service.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Link } from '../../store/port/links.ts';
import type { Worker } from '../worker.ts';

/** Tag of the tool's columns, so that they are found again. */
export const LINE_ITEM_TAG = 'trellis';

/** A link's gradebook column and how to find it again. */
export interface Column {
  readonly access: ServiceAccess;
  readonly link: Link;
  readonly activity: Activity;
}

/** Finds or makes the column at the platform and keeps its address, forgetting the one known so far. */
export async function lookUpLineItem(worker: Worker, { access, link, activity }: Column): Promise<string> {
  const lineItems = link.ags?.lineItems ?? null;
  const wanted = {
    label: activity.title,
    scoreMaximum: activity.points,
    resourceId: activity.id,
    tag: LINE_ITEM_TAG,
  };
  const found = await findOrCreateLineItem(access, { lineItem: null, lineItems }, wanted, worker.services);
  await worker.store.links.setLineItem(link.id, found.url);
  return found.url;
}

/** The gradebook column of a link: the one its launch named or was found before, else found or made now. */
export async function lineItemOf(worker: Worker, column: Column): Promise<string> {
  const { ags } = column.link;
  if (ags === null)
    throw new TrellisError('scope_missing', 'no grade service here', { params: { scope: 'score' } });
  return ags.lineItem ?? lookUpLineItem(worker, column);
}

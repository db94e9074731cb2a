import { TrellisError } from '../../errors.ts';
import { findOrCreateLineItem, LINE_ITEM_TAG } from '../../lti/lineItem.ts';
import type { ServiceAccess } from '../../lti/service.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Link } from '../../store/port/links.ts';
import type { Worker } from '../worker.ts';

/** A link's gradebook column and how to find it again. */
export interface Column {
  readonly access: ServiceAccess;
  readonly link: Link;
  readonly activity: Activity;
}

async function lookUp(worker: Worker, { access, link, activity }: Column): Promise<string> {
  const lineItems = link.ags?.lineItems ?? null;
  const wanted = {
    label: activity.title,
    scoreMaximum: activity.points,
    resourceId: activity.id,
    tag: LINE_ITEM_TAG,
  };
  const made = await findOrCreateLineItem(access, { lineItem: null, lineItems }, wanted, worker.services);
  // Another process may have made one at the same moment: looked up again, both settle on the same one.
  const { url } =
    made.how === 'created'
      ? await findOrCreateLineItem(access, { lineItem: null, lineItems }, wanted, worker.services)
      : made;
  await worker.store.links.setLineItem(link.id, url);
  return url;
}

/** Look-ups under way, by link: the first grades of a class start at the same moment and must make one column. */
const underWay = new Map<string, Promise<string>>();

/** Finds or makes the column at the platform and keeps its address, forgetting the one known so far. */
export function lookUpLineItem(worker: Worker, column: Column): Promise<string> {
  const key = column.link.id;
  const running = underWay.get(key) ?? lookUp(worker, column).finally(() => underWay.delete(key));
  underWay.set(key, running);
  return running;
}

/** The gradebook column of a link: the one its launch named or was found before, else found or made now. */
export async function lineItemOf(worker: Worker, column: Column): Promise<string> {
  const { ags } = column.link;
  if (ags === null)
    throw new TrellisError('scope_missing', 'no grade service here', { params: { scope: 'score' } });
  return ags.lineItem ?? lookUpLineItem(worker, column);
}

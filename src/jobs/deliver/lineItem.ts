import { MINUTE_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import {
  findLineItem,
  findOrCreateLineItem,
  LINE_ITEM_TAG,
  type WantedLineItem,
} from '../../lti/lineItem.ts';
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

/** A column is made within this, or its maker is given up on; two requests of 15 s each. Milliseconds. */
const MAKING_MS = MINUTE_MS;

function wantedBy({ id, title, points }: Activity, resourceId = id): WantedLineItem {
  return { label: title, scoreMaximum: points, resourceId, tag: LINE_ITEM_TAG };
}

/**
 * The column of the activity, or of the one it was copied from: an LMS copies a course's columns along, and the list is
 * this course's own.
 */
async function find(worker: Worker, { access, link, activity }: Column): Promise<string | null> {
  const ags = { lineItem: null, lineItems: link.ags?.lineItems ?? null };
  const { origin } = activity;
  const copiedFrom = origin?.reason === 'copy' ? origin.activity : null;
  for (const id of [activity.id, copiedFrom]) {
    const found =
      id === null ? null : await findLineItem(access, ags, wantedBy(activity, id), worker.services);
    if (found) return found.url;
  }
  return null;
}

/** Makes the column, one process at a time: whoever comes meanwhile tries again, and finds it. */
async function make(worker: Worker, column: Column): Promise<string> {
  const { access, link, activity } = column;
  const name = `column ${activity.id}`;
  const { turnstiles } = worker.store;
  if (!(await turnstiles.enter(name, worker.now(), worker.now() + MAKING_MS))) {
    throw new TrellisError('gradebook_busy', 'the column is being made');
  }
  try {
    const ags = { lineItem: null, lineItems: link.ags?.lineItems ?? null };
    const known = await find(worker, column);
    return known ?? (await findOrCreateLineItem(access, ags, wantedBy(activity), worker.services)).url;
  } finally {
    await turnstiles.leave(name);
  }
}

async function lookUp(worker: Worker, column: Column): Promise<string> {
  const url = (await find(worker, column)) ?? (await make(worker, column));
  await worker.store.links.setLineItem(column.link.id, url);
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

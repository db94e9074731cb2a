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

/** Copies of copies that are gone back: one a term. */
const GENERATIONS = 20;

/**
 * By which names the column may stand in the gradebook, the activity's own first: an LMS copies a course's columns along
 * with the name of the activity they were made for, however many terms ago. One that was begun afresh has its own only.
 */
async function namesOf(worker: Worker, { activity, link }: Column): Promise<readonly string[]> {
  const names = [activity.id];
  let { origin } = activity;
  while (origin?.reason === 'copy' && names.length < GENERATIONS) {
    // Kept elsewhere, it is known by the name alone that the link came along with.
    const before = origin.activity ?? link.reference ?? null;
    if (before === null) break;
    names.push(before);
    origin = origin.activity === null ? undefined : (await worker.store.activities.get(before))?.origin;
  }
  return names;
}

/** The column of the activity, or of one it was copied from; the list is this course's own. */
async function find(worker: Worker, column: Column): Promise<string | null> {
  const { access, link, activity } = column;
  const ags = { lineItem: null, lineItems: link.ags?.lineItems ?? null };
  for (const name of await namesOf(worker, column)) {
    const found = await findLineItem(access, ags, wantedBy(activity, name), worker.services);
    if (found) return found.url;
  }
  return null;
}

/**
 * Makes the column, one process at a time: whoever comes meanwhile tries again, and finds it. Only its own name is looked for
 * once more, for nobody makes one under another, and many looks would outlast the lock.
 */
async function make(worker: Worker, { access, link, activity }: Column): Promise<string> {
  const name = `column ${activity.id}`;
  const { turnstiles } = worker.store;
  if (!(await turnstiles.enter(name, worker.now(), worker.now() + MAKING_MS))) {
    throw new TrellisError('gradebook_busy', 'the column is being made');
  }
  try {
    const ags = { lineItem: null, lineItems: link.ags?.lineItems ?? null };
    return (await findOrCreateLineItem(access, ags, wantedBy(activity), worker.services)).url;
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

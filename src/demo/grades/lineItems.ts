import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { gradeUrls } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';
import type { LineItem } from '../state.ts';

const body = z.object({
  label: z.string().trim().min(1).max(255),
  scoreMaximum: z.number().positive().finite(),
  resourceId: z.string().max(255).nullish(),
  tag: z.string().max(255).nullish(),
  resourceLinkId: z.string().max(255).nullish(),
});

/** A line item as AGS 2.0 section 3.2 writes it. */
export function present(demo: Demo, item: LineItem): Record<string, unknown> {
  return {
    id: gradeUrls(demo, item.courseId).lineItem(item.id),
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    ...(item.resourceId === null ? {} : { resourceId: item.resourceId }),
    ...(item.tag === null ? {} : { tag: item.tag }),
    ...(item.activityId === null ? {} : { resourceLinkId: item.activityId }),
  };
}

function parse(demo: Demo, courseId: string, raw: unknown): Omit<LineItem, 'id'> {
  const parsed = body.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, z.prettifyError(parsed.error));
  const { label, scoreMaximum, resourceId, tag, resourceLinkId } = parsed.data;
  const known = demo.state.now.activities.some(
    (one) => one.courseId === courseId && one.id === resourceLinkId,
  );
  if (resourceLinkId && !known) throw new Refusal(400, 'resourceLinkId is not in this course');
  return {
    courseId,
    label,
    scoreMaximum,
    resourceId: resourceId ?? null,
    tag: tag ?? null,
    activityId: resourceLinkId ?? null,
  };
}

/** The line item of this course; 404 when there is none. */
export function lineItemOf(demo: Demo, courseId: string, id: string): LineItem {
  const found = demo.state.now.lineItems.find((one) => one.courseId === courseId && one.id === id);
  if (!found) throw new Refusal(404, 'There is no such line item.');
  return found;
}

/** Line items of a course that fit the filters given. */
export function listLineItems(
  demo: Demo,
  courseId: string,
  filter: {
    resource_link_id?: string | undefined;
    resource_id?: string | undefined;
    tag?: string | undefined;
  },
): LineItem[] {
  return demo.state.now.lineItems.filter(
    (one) =>
      one.courseId === courseId &&
      (filter.resource_link_id === undefined || one.activityId === filter.resource_link_id) &&
      (filter.resource_id === undefined || one.resourceId === filter.resource_id) &&
      (filter.tag === undefined || one.tag === filter.tag),
  );
}

/** Adds a column. 400 when label or maximum are missing or the resource link is not in the course. */
export async function addLineItem(demo: Demo, courseId: string, raw: unknown): Promise<LineItem> {
  const item = { id: randomBytes(6).toString('hex'), ...parse(demo, courseId, raw) };
  await demo.state.change((state) => {
    state.lineItems.push(item);
  });
  return item;
}

/** Replaces a column; what is left out becomes empty, and grades keep their share of the maximum, as in Moodle. */
export async function replaceLineItem(demo: Demo, old: LineItem, raw: unknown): Promise<LineItem> {
  const fresh = { ...parse(demo, old.courseId, raw), id: old.id, activityId: old.activityId };
  await demo.state.change((state) => {
    state.lineItems = state.lineItems.map((one) => (one.id === old.id ? fresh : one));
    for (const score of state.scores)
      if (score.lineItemId === old.id && score.points !== null)
        score.points = (score.points / old.scoreMaximum) * fresh.scoreMaximum;
  });
  return fresh;
}

/** Removes a column and its grades; 403 for the built-in column of an activity. */
export async function removeLineItem(demo: Demo, item: LineItem): Promise<void> {
  if (demo.state.now.activities.some((one) => one.lineItemId === item.id))
    throw new Refusal(403, 'The column of an activity cannot be removed.');
  await demo.state.change((state) => {
    state.lineItems = state.lineItems.filter((one) => one.id !== item.id);
    state.scores = state.scores.filter((one) => one.lineItemId !== item.id);
  });
}

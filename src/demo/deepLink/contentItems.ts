import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Activity, LineItem } from '../state.ts';

const link = z.object({
  type: z.literal('ltiResourceLink'),
  title: z.string().trim().min(1).max(255).optional(),
  text: z.string().max(2000).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  custom: z.record(z.string().max(255), z.string().max(4096)).default({}),
  lineItem: z
    .object({
      scoreMaximum: z.number().positive().finite(),
      label: z.string().min(1).max(255).optional(),
      resourceId: z.string().max(255).optional(),
      tag: z.string().max(255).optional(),
    })
    .optional(),
});
const items = z.array(link).max(20);

export interface NewActivity {
  readonly activity: Activity;
  readonly lineItem: LineItem | null;
}

const newId = (): string => randomBytes(6).toString('hex');

function lineItemOf(item: z.infer<typeof link>, activity: Activity): LineItem | null {
  if (!item.lineItem || !activity.lineItemId) return null;
  return {
    id: activity.lineItemId,
    courseId: activity.courseId,
    label: item.lineItem.label ?? activity.title,
    scoreMaximum: item.lineItem.scoreMaximum,
    resourceId: item.lineItem.resourceId ?? null,
    tag: item.lineItem.tag ?? null,
    activityId: activity.id,
  };
}

function activityOf(
  item: z.infer<typeof link>,
  into: { courseId: string; now: number; launchUrl: string },
): Activity {
  const url = item.url ?? into.launchUrl;
  if (new URL(url).origin !== new URL(into.launchUrl).origin)
    throw new Refusal(400, 'The content item points to an address that is not the tool’s.');
  return {
    id: `link-${newId()}`,
    courseId: into.courseId,
    title: item.title ?? 'Practice',
    text: item.text ?? null,
    url,
    custom: item.custom,
    lineItemId: item.lineItem ? newId() : null,
    clientId: 'trellis-demo',
    createdAt: into.now,
  };
}

/**
 * Activities and grade columns for the content items of a deep-linking response. An item without `url` is launched at
 * the tool's launch address. Throws a 400 refusal for items of another kind, malformed, or pointing elsewhere.
 */
export function activitiesFrom(
  raw: unknown,
  into: { courseId: string; now: number; launchUrl: string },
): NewActivity[] {
  const parsed = items.safeParse(raw);
  if (!parsed.success)
    throw new Refusal(400, `The content items are not valid: ${z.prettifyError(parsed.error)}`);
  return parsed.data.map((item) => {
    const activity = activityOf(item, into);
    return { activity, lineItem: lineItemOf(item, activity) };
  });
}

import type { PresentationTarget } from '../api/activity.ts';
import type { ResourceLinkItem } from '../lti/deepLink.ts';
import { HISTORY_PARAMETERS } from '../lti/launch/history.ts';
import { LINE_ITEM_TAG } from '../lti/lineItem.ts';
import { requestFrom } from '../practice/activitySettings.ts';
import { signReference } from '../practice/contentReference.ts';
import { ACTIVITY_PARAMETER, CONTENT_PARAMETER } from '../practice/launch/askedContent.ts';
import type { Activity } from '../store/port/activities.ts';

/** Size asked for inside a page, in pixels: a question with its figure and its feedback without scrolling. */
const FRAME = { width: 900, height: 760 };

/** Every progress a score is sent with: an LMS offers a review only of columns that say so. */
const REVIEWABLE = ['InProgress', 'Submitted', 'Completed'] as const;

/** How the activity is to be opened, as the instructor chose; nothing where the course decides. */
function presentation(target: PresentationTarget | null): Pick<ResourceLinkItem, 'iframe' | 'window'> {
  if (target === 'iframe') return { iframe: FRAME };
  return target === 'window' ? { window: { targetName: '_blank' } } : {};
}

/**
 * The activity as the platform places it. Custom parameters survive a course copy, so all that a copy needs stands there:
 * the activity's name, a signed reference with its settings, and the questions after what the course was copied from.
 */
export function contentItem(
  key: Uint8Array,
  activity: Activity,
  target: PresentationTarget | null,
): ResourceLinkItem {
  const item: ResourceLinkItem = {
    type: 'ltiResourceLink',
    title: activity.title,
    custom: {
      [ACTIVITY_PARAMETER]: activity.id,
      [CONTENT_PARAMETER]: signReference(key, { activity: activity.id, settings: requestFrom(activity) }),
      ...HISTORY_PARAMETERS,
    },
    ...presentation(target),
  };
  if (activity.points === 0) return item;
  const lineItem = {
    scoreMaximum: activity.points,
    label: activity.title,
    resourceId: activity.id,
    tag: LINE_ITEM_TAG,
    submissionReview: { reviewableStatus: REVIEWABLE },
  };
  return { ...item, lineItem };
}

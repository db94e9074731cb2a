import { z } from 'zod';
import { ActivityRequest, type PickerResult } from '../../api/activity.ts';
import { TrellisError } from '../../errors.ts';
import { deepLinkResponse, type ResourceLinkItem } from '../../lti/deepLink.ts';
import { LINE_ITEM_TAG } from '../../lti/lineItem.ts';
import { type Chosen, chooseActivity } from '../../practice/chooseActivity.ts';
import { ACTIVITY_PARAMETER } from '../../practice/launch/noteLink.ts';
import { previewQuestion } from '../../practice/previewQuestion.ts';
import type { Session } from '../../store/port/sessions.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';
import type { Web } from '../web.ts';

const PreviewQuery = z.object({
  pack: z.string().min(1).max(64),
  skill: z.string().min(1).max(64),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(0),
});

/** The activity as the platform places it: named by a custom parameter, which survives a course copy. */
function contentItem({ activity }: Chosen): ResourceLinkItem {
  const item = {
    type: 'ltiResourceLink',
    title: activity.title,
    custom: { [ACTIVITY_PARAMETER]: activity.id },
  } as const;
  if (activity.points === 0) return item;
  const lineItem = {
    scoreMaximum: activity.points,
    label: activity.title,
    resourceId: activity.id,
    tag: LINE_ITEM_TAG,
  };
  return { ...item, lineItem };
}

async function answer(web: Web, session: Session, chosen: Chosen): Promise<PickerResult> {
  if (session.deepLink === null) return { kind: 'saved' };
  const registration = await web.practice.store.platforms.get(session.registration);
  if (!registration) throw new TrellisError('registration_inactive');
  const { jwt, returnUrl } = await deepLinkResponse(
    {
      clientId: registration.clientId,
      issuer: registration.issuer,
      deploymentId: session.deployment,
      settings: session.deepLink,
    },
    [contentItem(chosen)],
    { sign: web.sign, now: web.practice.now, random: web.random },
  );
  return { kind: 'form', action: returnUrl, jwt };
}

/** What the session of somebody choosing content may do. */
export const PICKER_ROUTES: readonly ApiRoute[] = [
  apiRoute(
    'get',
    '/api/preview',
    { kinds: ['picker', 'instructor'], input: PreviewQuery },
    async (web, { session, input }) => previewQuestion(web.practice, { ...input, locale: session.locale }),
  ),
  apiRoute(
    'post',
    '/api/deep-link',
    { kinds: ['picker'], input: ActivityRequest },
    async (web, { session, input }) =>
      answer(web, session, await chooseActivity(web.practice, session, input)),
  ),
];

import { z } from 'zod';
import {
  ChosenRequest,
  type PickerResult,
  type PresentationTarget,
  WhatIfRequest,
} from '../../api/activity.ts';
import { TrellisError } from '../../errors.ts';
import { deepLinkResponse } from '../../lti/deepLink.ts';
import { chooseActivities } from '../../practice/chooseActivity.ts';
import { previewQuestion } from '../../practice/previewQuestion.ts';
import { whatIf } from '../../practice/whatIf.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Session } from '../../store/port/sessions.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';
import { contentItem } from '../contentItem.ts';
import type { Web } from '../web.ts';

const PreviewQuery = z.object({
  pack: z.string().min(1).max(64),
  skill: z.string().min(1).max(64),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(0),
});

/** The answer to the platform, signed; `saved` for a link that stood in the course already. */
async function answer(
  web: Web,
  session: Session,
  chosen: readonly Activity[],
  target: PresentationTarget | null,
): Promise<PickerResult> {
  if (session.deepLink === null) return { kind: 'saved' };
  const { store, referenceKey, now } = web.practice;
  const registration = await store.platforms.get(session.registration);
  if (!registration) throw new TrellisError('registration_inactive');
  const { jwt, returnUrl } = await deepLinkResponse(
    {
      clientId: registration.clientId,
      issuer: registration.issuer,
      deploymentId: session.deployment,
      settings: session.deepLink,
    },
    chosen.map((activity) => contentItem(referenceKey, activity, target)),
    { sign: web.sign, now, random: web.random },
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
    '/api/what-if',
    { kinds: ['picker', 'instructor'], input: WhatIfRequest },
    async (web, { session, input, left }) =>
      whatIf(web.practice, input, { id: session.learner, left: left() }),
  ),
  apiRoute(
    'post',
    '/api/deep-link',
    { kinds: ['picker'], input: ChosenRequest },
    async (web, { session, input }) => {
      const chosen = await chooseActivities(web.practice, session, input.activities);
      return answer(web, session, chosen, input.target);
    },
  ),
];

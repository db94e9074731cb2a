import { Router } from 'express';
import { z } from 'zod';
import { TrellisError } from '../../errors.ts';
import { resumeSession } from '../../practice/resumeSession.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';
import { openPlatform } from '../openPage.ts';
import { requestLocale } from '../requestLocale.ts';
import { policyOf, sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

/** The page a session shows, for a tab that was loaded again. */
export const RESUME_ROUTES: readonly ApiRoute[] = [
  apiRoute(
    'get',
    '/api/page',
    { kinds: ['learner', 'instructor', 'picker', 'reader', 'administrator'], input: z.looseObject({}) },
    async (web, { session }) =>
      session.kind === 'administrator'
        ? { ...(await openPlatform(web, { token: '', session })), token: null }
        : resumeSession(web.practice, session),
  ),
];

/**
 * A launch's page loaded again: the launch itself can be used once, so this one holds nothing, goes on with what its tab
 * has kept, and may be framed by the platform the launch came from.
 */
export function resumeRouter(web: Web): Router {
  const router = Router();
  router.get('/lti/resume/:registration', async (request, response) => {
    const registration = await web.practice.store.platforms.get(request.params.registration);
    if (!registration) throw new TrellisError('not_found');
    const page = { page: 'resume', token: null, locale: requestLocale(request), data: {} } as const;
    sendPage(web, response, page, policyOf(registration));
  });
  return router;
}

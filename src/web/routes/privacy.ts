import { z } from 'zod';
import { ConsentRequest } from '../../api/privacy.ts';
import { TrellisError } from '../../errors.ts';
import { agree } from '../../practice/privacy/agree.ts';
import { exportLearner } from '../../practice/privacy/exportLearner.ts';
import { viewMine } from '../../practice/privacy/viewMine.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';

const Nothing = z.looseObject({});
const LEARNER = ['learner'] as const;

/** What a learner may do about what is kept of them. */
export const PRIVACY_ROUTES: readonly ApiRoute[] = [
  apiRoute('post', '/api/consent', { kinds: LEARNER, input: ConsentRequest }, (web, { session, input }) =>
    agree(web.practice, session, input.version),
  ),
  apiRoute('get', '/api/mine', { kinds: LEARNER, input: Nothing }, (web, { session }) =>
    viewMine(web.practice, session),
  ),
  apiRoute('get', '/api/mine/file', { kinds: LEARNER, input: Nothing }, async (web, { session }) => {
    const learner = await web.practice.store.learners.get(session.learner);
    if (!learner) throw new TrellisError('session_missing');
    const pieces = exportLearner(web.practice, learner);
    return { type: 'application/json; charset=utf-8', filename: 'trellis.json', pieces };
  }),
];

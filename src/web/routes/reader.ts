import { z } from 'zod';
import { ViewRequest } from '../../api/page.ts';
import { readWork } from '../../practice/readWork.ts';
import { switchView } from '../../practice/switchView.ts';
import { viewMentees } from '../../practice/viewMentees.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';

const Nothing = z.looseObject({});
const LearnerId = z.string().min(1).max(64);

/** What somebody may do who only reads (a mentor, a learner at their own work), and changing sides. */
export const READER_ROUTES: readonly ApiRoute[] = [
  apiRoute('get', '/api/mentor', { kinds: ['reader'], input: Nothing }, (web, { session }) =>
    viewMentees(web.practice, session),
  ),
  apiRoute('get', '/api/mentor/:learner', { kinds: ['reader'], input: Nothing }, (web, { session, path }) =>
    readWork(web.practice, session, LearnerId.parse(path.learner)),
  ),
  apiRoute(
    'post',
    '/api/view',
    { kinds: ['learner', 'instructor', 'reader'], input: ViewRequest },
    (web, { session, input }) => switchView(web.practice, session, input.view),
  ),
];

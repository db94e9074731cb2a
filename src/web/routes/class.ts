import { z } from 'zod';
import { ActivityRequest, OutsideRulesRequest } from '../../api/activity.ts';
import { ExtraTimeRequest, OverrideRequest, WithdrawRequest } from '../../api/class.ts';
import { CloseRequest, ExperimentRequest } from '../../api/experiment.ts';
import { closeExperiment } from '../../practice/experiment/closeExperiment.ts';
import { startExperiment } from '../../practice/experiment/startExperiment.ts';
import { classExperiment } from '../../practice/experiment/viewExperiment.ts';
import { exportClass } from '../../practice/exportClass.ts';
import { giveTime } from '../../practice/giveTime.ts';
import { outsideRules, setOutsideRules } from '../../practice/outside/setRules.ts';
import { withdrawEvidence } from '../../practice/outside/withdrawEvidence.ts';
import { overrideLevel } from '../../practice/overrideLevel.ts';
import { noteAccess } from '../../practice/privacy/noteAccess.ts';
import { reconcile } from '../../practice/reconcile.ts';
import { resendGrades } from '../../practice/resendGrades.ts';
import { reviseActivity } from '../../practice/reviseActivity.ts';
import { separateActivity } from '../../practice/separateActivity.ts';
import { viewAsStudent } from '../../practice/viewAsStudent.ts';
import { activityOfSession, viewClass } from '../../practice/viewClass.ts';
import { viewClassLearner } from '../../practice/viewClassLearner.ts';
import { viewQuestions } from '../../practice/viewQuestions.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';

const Nothing = z.looseObject({});
const INSTRUCTOR = ['instructor'] as const;
const LearnerId = z.string().min(1).max(64);
/** `link`: what stands in its column has been read, and there alone a learner's grade that arrived may be sent anew. */
const ResendRequest = z.union([
  z.strictObject({ learner: LearnerId.nullable() }),
  z.strictObject({ learner: LearnerId, link: z.string().min(1).max(64) }),
]);

/** What an instructor's session may do, always for the activity it was launched for. */
export const CLASS_ROUTES: readonly ApiRoute[] = [
  apiRoute('get', '/api/activity/outside', { kinds: INSTRUCTOR, input: Nothing }, async (web, { session }) =>
    outsideRules(await activityOfSession(web.practice, session)),
  ),
  apiRoute(
    'put',
    '/api/activity/outside',
    { kinds: INSTRUCTOR, input: OutsideRulesRequest },
    async (web, { session, input }) =>
      setOutsideRules(web.practice, await activityOfSession(web.practice, session), input),
  ),
  apiRoute(
    'post',
    '/api/class/:learner/withdraw',
    { kinds: INSTRUCTOR, input: WithdrawRequest },
    async (web, { session, input, path }) => {
      const activity = await activityOfSession(web.practice, session);
      const learner = LearnerId.parse(path.learner);
      const about = { because: 'instructor', by: session } as const;
      await withdrawEvidence(web.practice, activity, { id: input.event, learner }, about);
      return viewClassLearner(web.practice, activity, learner, session.locale);
    },
  ),
  apiRoute('get', '/api/class', { kinds: INSTRUCTOR, input: Nothing }, async (web, { session }) =>
    viewClass(web.practice, await activityOfSession(web.practice, session), session.locale),
  ),
  apiRoute('get', '/api/class.csv', { kinds: INSTRUCTOR, input: Nothing }, async (web, { session }) => {
    const activity = await activityOfSession(web.practice, session);
    await noteAccess(web.practice, session, { kind: 'classFile', learner: null, activity: activity.id });
    const text = await exportClass(web.practice, activity, session.locale);
    return { type: 'text/csv; charset=utf-8', filename: 'class.csv', text };
  }),
  apiRoute(
    'post',
    '/api/class/grades/resend',
    { kinds: INSTRUCTOR, input: ResendRequest },
    async (web, { session, input }) => {
      const activity = await activityOfSession(web.practice, session);
      // All at once puts none in the place of a newer grade: that is a decision about one learner.
      const link = 'link' in input ? input.link : null;
      const one = link === null ? 'instructor' : 'comparer';
      const by = input.learner === null ? 'learner' : one;
      return { count: await resendGrades(web.practice, activity.id, input.learner, by, link) };
    },
  ),
  // By POST: it makes the tool ask the LMS.
  apiRoute(
    'post',
    '/api/class/grades/compare',
    { kinds: INSTRUCTOR, input: Nothing },
    async (web, { session }) =>
      reconcile(web.practice, await activityOfSession(web.practice, session), web.results),
  ),
  // Before the learners' paths, which would take the word for one.
  apiRoute('get', '/api/class/questions', { kinds: INSTRUCTOR, input: Nothing }, async (web, { session }) =>
    viewQuestions(web.practice, await activityOfSession(web.practice, session), session.locale),
  ),
  apiRoute('get', '/api/class/experiment', { kinds: INSTRUCTOR, input: Nothing }, async (web, { session }) =>
    classExperiment(web.practice, await activityOfSession(web.practice, session)),
  ),
  apiRoute(
    'post',
    '/api/class/experiment',
    { kinds: INSTRUCTOR, input: ExperimentRequest },
    async (web, { session, input }) => {
      await startExperiment(web.practice, [await activityOfSession(web.practice, session)], input);
      return classExperiment(web.practice, await activityOfSession(web.practice, session));
    },
  ),
  apiRoute(
    'post',
    '/api/class/experiment/close',
    { kinds: INSTRUCTOR, input: CloseRequest },
    async (web, { session, input }) => {
      await closeExperiment(web.practice, await activityOfSession(web.practice, session), input.keep);
      return classExperiment(web.practice, await activityOfSession(web.practice, session));
    },
  ),
  apiRoute(
    'get',
    '/api/class/:learner',
    { kinds: INSTRUCTOR, input: Nothing },
    async (web, { session, path }) => {
      const activity = await activityOfSession(web.practice, session);
      const learner = LearnerId.parse(path.learner);
      const detail = await viewClassLearner(web.practice, activity, learner, session.locale);
      // Noted before it is shown, and of people of the class alone.
      await noteAccess(web.practice, session, { kind: 'detail', learner, activity: activity.id });
      return detail;
    },
  ),
  apiRoute(
    'post',
    '/api/class/:learner/override',
    { kinds: INSTRUCTOR, input: OverrideRequest },
    async (web, { session, path, input }) => {
      const activity = await activityOfSession(web.practice, session);
      return overrideLevel(web.practice, { session, activity }, LearnerId.parse(path.learner), input);
    },
  ),
  apiRoute(
    'post',
    '/api/class/:learner/extra-time',
    { kinds: INSTRUCTOR, input: ExtraTimeRequest },
    async (web, { session, path, input }) => {
      const activity = await activityOfSession(web.practice, session);
      return giveTime(web.practice, { session, activity }, LearnerId.parse(path.learner), input);
    },
  ),
  apiRoute(
    'put',
    '/api/activity',
    { kinds: INSTRUCTOR, input: ActivityRequest },
    async (web, { session, input }) => {
      await reviseActivity(web.practice, await activityOfSession(web.practice, session), input);
      return viewClass(web.practice, await activityOfSession(web.practice, session), session.locale);
    },
  ),
  apiRoute('post', '/api/class/separate', { kinds: INSTRUCTOR, input: Nothing }, (web, { session }) =>
    separateActivity(web.practice, session),
  ),
  apiRoute('post', '/api/view-as-student', { kinds: INSTRUCTOR, input: Nothing }, (web, { session }) =>
    viewAsStudent(web.practice, session),
  ),
];

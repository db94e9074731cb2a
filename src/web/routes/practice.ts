import { z } from 'zod';
import { LearnerSettings } from '../../api/learnerSettings.ts';
import {
  AnswerRequest,
  ChooseRequest,
  DisputeRequest,
  ExplainRequest,
  HintRequest,
  RevealRequest,
  TurnRequest,
} from '../../api/turn.ts';
import { choose } from '../../practice/choose.ts';
import { disputeSkill } from '../../practice/disputeSkill.ts';
import { explainSkill } from '../../practice/explainSkill.ts';
import { finishSitting } from '../../practice/finishSitting.ts';
import { resendGrades } from '../../practice/resendGrades.ts';
import { reveal } from '../../practice/reveal.ts';
import { saveSettings } from '../../practice/saveSettings.ts';
import { submitAnswer } from '../../practice/submitAnswer.ts';
import { takeHint } from '../../practice/takeHint.ts';
import { viewGrade, viewTurn } from '../../practice/viewTurn.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';

const Nothing = z.looseObject({});
const LEARNER = ['learner'] as const;

/** What a learner's session may do. */
export const PRACTICE_ROUTES: readonly ApiRoute[] = [
  apiRoute('get', '/api/turn', { kinds: LEARNER, input: TurnRequest }, (web, { session, input }) =>
    viewTurn(web.practice, session, input),
  ),
  apiRoute('post', '/api/answer', { kinds: LEARNER, input: AnswerRequest }, (web, { session, input }) =>
    submitAnswer(web.practice, session, input),
  ),
  apiRoute('post', '/api/hint', { kinds: LEARNER, input: HintRequest }, (web, { session, input }) =>
    takeHint(web.practice, session, input),
  ),
  apiRoute('post', '/api/reveal', { kinds: LEARNER, input: RevealRequest }, (web, { session, input }) =>
    reveal(web.practice, session, input),
  ),
  apiRoute('post', '/api/choose', { kinds: LEARNER, input: ChooseRequest }, (web, { session, input }) =>
    choose(web.practice, session, input),
  ),
  apiRoute('post', '/api/dispute', { kinds: LEARNER, input: DisputeRequest }, (web, { session, input }) =>
    disputeSkill(web.practice, session, input),
  ),
  apiRoute('post', '/api/explain', { kinds: LEARNER, input: ExplainRequest }, (web, { session, input }) =>
    explainSkill(web.practice, session, input),
  ),
  apiRoute('post', '/api/finish', { kinds: LEARNER, input: Nothing }, (web, { session }) =>
    finishSitting(web.practice, session),
  ),
  apiRoute('get', '/api/grade', { kinds: LEARNER, input: Nothing }, (web, { session }) =>
    viewGrade(web.practice, session),
  ),
  apiRoute('post', '/api/grade/resend', { kinds: LEARNER, input: Nothing }, async (web, { session }) => {
    if (session.activity !== null)
      await resendGrades(web.practice, session.activity, session.learner, 'learner');
    return viewGrade(web.practice, session);
  }),
  apiRoute(
    'put',
    '/api/settings',
    { kinds: ['learner', 'instructor', 'picker', 'reader'], input: LearnerSettings },
    (web, { session, input }) => saveSettings(web.practice, session, input),
  ),
];

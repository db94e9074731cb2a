import { type Request, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { autoForm } from '../pages/autoForm.ts';
import { sendPage } from '../pages/sendPage.ts';
import { Refusal } from '../refusal.ts';
import { reviewedBy, teachingVisitOf, visitOf } from '../school/visit.ts';
import type { Activity } from '../state.ts';
import { decideAuthRequest } from './authRequest.ts';
import { beginLaunch, type WantedLaunch } from './beginLaunch.ts';
import { launchClaims } from './claims.ts';

/** The activity of a course; 404 when it is not there. */
export function activityOf(demo: Demo, courseId: string, id: string): Activity {
  const found = demo.state.now.activities.find((one) => one.courseId === courseId && one.id === id);
  if (!found) throw new Refusal(404, 'There is no such activity.');
  return found;
}

async function authorize(demo: Demo, raw: unknown, res: Response): Promise<void> {
  const decision = await decideAuthRequest(demo, raw);
  const state: Record<string, string> = decision.state === undefined ? {} : { state: decision.state };
  if (!decision.ok) {
    const fields = { error: decision.error, error_description: decision.why, ...state };
    sendPage(demo, res, autoForm('Opening the activity', demo.tool.launchUrl, fields));
    return;
  }
  const claims = { ...launchClaims(demo, decision.launch), nonce: decision.nonce };
  const fields = { id_token: await demo.key.sign(claims), ...state };
  sendPage(demo, res, autoForm('Opening the activity', demo.tool.launchUrl, fields));
}

const target = z.enum(['iframe', 'window']).catch('iframe');

async function login(demo: Demo, res: Response, wanted: WantedLaunch): Promise<void> {
  const fields = await beginLaunch(demo, wanted);
  sendPage(demo, res, autoForm('Opening the activity', `${demo.tool.url}/lti/login`, fields));
}

/** Login initiation, authorization endpoint and keys of the platform. */
export function launchRoutes(demo: Demo): Router {
  const router = Router();
  const answer = (pick: (req: Request) => unknown) => (req: Request, res: Response) =>
    authorize(demo, pick(req), res);
  router.get('/lti/jwks.json', (_req, res) => {
    res.set('cache-control', 'public, max-age=300').json(demo.key.jwks);
  });
  router.get(
    '/lti/auth',
    answer((req) => req.query),
  );
  router.post(
    '/lti/auth',
    urlencoded({ extended: false, limit: '64kb' }),
    answer((req) => req.body),
  );
  router.get('/as/:person/courses/:course/activities/:activity/launch', (req, res) => {
    const visit = visitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, visit.course.id, req.params.activity);
    return login(demo, res, { ...visit, activity, target: target.parse(req.query.target) });
  });
  router.get('/as/:person/courses/:course/activities/:activity/review/:student/launch', (req, res) => {
    const visit = visitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, visit.course.id, req.params.activity);
    const forUser = reviewedBy(visit, req.params.student);
    return login(demo, res, { ...visit, activity, forUser, target: target.parse(req.query.target) });
  });
  router.get('/as/:person/courses/:course/add/launch', (req, res) => {
    const visit = teachingVisitOf(req.params.person, req.params.course);
    return login(demo, res, { ...visit, activity: null, target: target.parse(req.query.target) });
  });
  return router;
}

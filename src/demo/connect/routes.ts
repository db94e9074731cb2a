import { randomBytes } from 'node:crypto';
import { json, Router } from 'express';
import { activityPath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { sameOriginPost } from '../pages/sameOriginPost.ts';
import { sendPage } from '../pages/sendPage.ts';
import { Refusal } from '../refusal.ts';
import { COURSES, membersOf } from '../school/courses.ts';
import type { Activity } from '../state.ts';
import { readClientMetadata, TOOL_CONFIGURATION } from './clientMetadata.ts';
import { addClient } from './clients.ts';
import { platformConfiguration } from './configuration.ts';
import { connectionsPage, connectPage } from './pages.ts';
import { grantPermission, usePermission } from './permission.ts';

/** Dynamic registration: what the LMS says of itself, and where a tool registers (LTI dynamic registration 1.0). */
function registrationRoutes(demo: Demo, router: Router): void {
  router.get('/lti/openid-configuration', (_req, res) => {
    res.set('cache-control', 'no-store').json(platformConfiguration(demo));
  });
  router.post('/lti/register', json({ limit: '64kb' }), async (req, res) => {
    const { metadata, scopes } = readClientMetadata(demo, req.body);
    await usePermission(demo, req.headers.authorization);
    const { clientId, deploymentId } = await addClient(demo, scopes);
    res
      .status(201)
      .set('cache-control', 'no-store')
      .json({
        ...metadata,
        client_id: clientId,
        scope: scopes.join(' '),
        [TOOL_CONFIGURATION]: { ...metadata[TOOL_CONFIGURATION], deployment_id: deploymentId },
      });
  });
}

/** An activity that is opened by a certain connection; nobody has chosen yet what it practises. */
function activityBy(demo: Demo, clientId: string, courseId: string): Activity {
  return {
    id: `link-${randomBytes(8).toString('hex')}`,
    courseId,
    title: 'Practice by the new connection',
    text: null,
    url: demo.tool.launchUrl,
    custom: {},
    lineItemId: null,
    clientId,
    createdAt: demo.now(),
  };
}

function connectionRoutes(demo: Demo, router: Router): void {
  router.get('/connections', (_req, res) => sendPage(demo, res, connectionsPage(demo)));
  router.get('/connections/new', async (_req, res) =>
    sendPage(demo, res, connectPage(demo, await grantPermission(demo))),
  );
  router.post('/connections/:client/activity', sameOriginPost(demo), async (req, res) => {
    const client = demo.state.now.clients.find((one) => one.clientId === req.params.client);
    const [course] = COURSES;
    const [teacher] = course ? membersOf(course) : [];
    if (!client || !course || !teacher) throw new Refusal(404, 'There is no such connection.');
    const activity = activityBy(demo, client.clientId, course.id);
    await demo.state.change((state) => {
      state.activities.push(activity);
    });
    res.redirect(303, activityPath(teacher.id, course.id, activity.id));
  });
}

/** Connecting a tool: its side of dynamic registration, and the pages of the school's administrator. */
export function connectRoutes(demo: Demo): Router {
  const router = Router();
  registrationRoutes(demo, router);
  connectionRoutes(demo, router);
  return router;
}

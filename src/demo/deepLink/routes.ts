import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { coursePath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/sendPage.ts';
import { Refusal } from '../refusal.ts';
import { takeDeepLinkResponse } from './takeResponse.ts';

const form = z.object({ JWT: z.string().min(1) });
const query = z.object({ course: z.string() });

/** Leaves the frame for the course page; the link serves a sandboxed frame, which may not do it by itself. */
const LEAVE =
  "try { top.location.replace(document.getElementById('back').href); } catch { /* the link remains */ }";

/** The return address of deep linking: the tool's form arrives here, inside the frame or the window of the picker. */
export function deepLinkRoutes(demo: Demo): Router {
  const router = Router();
  router.post('/lti/deep-link/return', urlencoded({ extended: false, limit: '256kb' }), async (req, res) => {
    const body = form.safeParse(req.body);
    const asked = query.safeParse(req.query);
    if (!body.success || !asked.success) throw new Refusal(400, 'The tool’s answer is incomplete.');
    const { launch, added } = await takeDeepLinkResponse(demo, body.data.JWT, asked.data.course);
    demo.live.publish(launch.courseId, 'grades', {});
    const back = coursePath(launch.personId, launch.courseId);
    sendPage(demo, res, {
      title: 'Back to the course',
      bare: true,
      body: html`<h1>${added.length === 0 ? 'Nothing was added' : 'Added to the course'}</h1>
<ul>${added.map(({ activity }) => html`<li>${activity.title}</li>`)}</ul>
<p><a id="back" class="button" href="${back}" target="_top">Back to the course</a></p>`,
      script: LEAVE,
    });
  });
  return router;
}

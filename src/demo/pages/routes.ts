import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { activityPath, coursePath } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { activityOf } from '../launch/routes.ts';
import { Refusal } from '../refusal.ts';
import { reviewedBy, teachingVisitOf, visitOf } from '../school/visit.ts';
import { breakPage } from './breakThings.ts';
import { coursePage } from './course.ts';
import { activityPage, addPage, reviewFramePage } from './frame.ts';
import { gradebookPage, gradeTable } from './gradebook.ts';
import { homePage } from './home.ts';
import { practisePage, runTable } from './practise.ts';
import { sameOriginPost } from './sameOriginPost.ts';
import { sendPage } from './sendPage.ts';
import { STYLE } from './style.ts';

const COURSE = '/as/:person/courses/:course';
const ACTIVITY = '/as/:person/courses/:course/activities/:activity';

/** How many students "Let the class practise" plays, and how many answers each gives at most. */
const PLAYED = 5;
const ANSWERS = 20;

const toggle = z.object({
  name: z.enum(['gradebookDown', 'slow', 'busy', 'tokenRefused', 'noStorage', 'noPlatformStorage']),
  on: z.enum(['yes', 'no']),
});

function schoolRoutes(demo: Demo, router: Router): void {
  router.get('/demo.css', (_req, res) => {
    res.set('cache-control', 'no-cache').type('css').send(STYLE);
  });
  router.get('/', (_req, res) => sendPage(demo, res, homePage(demo.tool.url)));
  router.post('/reset', sameOriginPost(demo), async (_req, res) => {
    await demo.state.reset();
    res.redirect(303, '/');
  });
  router.get('/break-things', (_req, res) => sendPage(demo, res, breakPage(demo)));
  router.post(
    '/break-things',
    sameOriginPost(demo),
    urlencoded({ extended: false, limit: '4kb' }),
    async (req, res) => {
      const asked = toggle.safeParse(req.body);
      if (!asked.success) throw new Refusal(400, 'There is no such switch.');
      await demo.state.change((state) => {
        state.breaks[asked.data.name] = asked.data.on === 'yes';
        // A token the tool still holds would hide the refusal for up to an hour.
        if (state.breaks.tokenRefused) state.tokens = [];
      });
      res.redirect(303, '/break-things');
    },
  );
}

function courseRoutes(demo: Demo, router: Router): void {
  router.get(COURSE, (req, res) =>
    sendPage(demo, res, coursePage(demo, visitOf(req.params.person, req.params.course))),
  );
  router.get(`${COURSE}/add`, (req, res) =>
    sendPage(demo, res, addPage(demo, teachingVisitOf(req.params.person, req.params.course))),
  );
  router.get(`${COURSE}/gradebook`, (req, res) =>
    sendPage(demo, res, gradebookPage(demo, teachingVisitOf(req.params.person, req.params.course))),
  );
  router.get(`${COURSE}/gradebook/table`, (req, res) => {
    const visit = teachingVisitOf(req.params.person, req.params.course);
    res.set('cache-control', 'no-store').type('html').send(gradeTable(demo, visit).text);
  });
  router.get(`${COURSE}/events`, (req, res) =>
    demo.live.stream(visitOf(req.params.person, req.params.course).course.id, res),
  );
}

function activityRoutes(demo: Demo, router: Router): void {
  router.get(ACTIVITY, (req, res) => {
    const visit = visitOf(req.params.person, req.params.course);
    sendPage(demo, res, activityPage(demo, visit, activityOf(demo, visit.course.id, req.params.activity)));
  });
  router.get(`${ACTIVITY}/review/:student`, (req, res) => {
    const visit = visitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, visit.course.id, req.params.activity);
    sendPage(demo, res, reviewFramePage(demo, visit, activity, reviewedBy(visit, req.params.student)));
  });
  router.post(`${ACTIVITY}/remove`, sameOriginPost(demo), async (req, res) => {
    const visit = teachingVisitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, visit.course.id, req.params.activity);
    await demo.state.change((state) => {
      state.activities = state.activities.filter((one) => one.id !== activity.id);
      state.lineItems = state.lineItems.filter((one) => one.id !== activity.lineItemId);
      state.scores = state.scores.filter((one) => one.lineItemId !== activity.lineItemId);
    });
    demo.live.publish(visit.course.id, 'grades', {});
    res.redirect(303, coursePath(visit.person.id, visit.course.id));
  });
}

function practiseRoutes(demo: Demo, router: Router): void {
  router.get(`${ACTIVITY}/practise`, (req, res) => {
    const visit = teachingVisitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, visit.course.id, req.params.activity);
    sendPage(demo, res, practisePage(visit, activity, demo.runs.of(activity.id)));
  });
  router.get(`${ACTIVITY}/practise/table`, (req, res) => {
    teachingVisitOf(req.params.person, req.params.course);
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(runTable(demo.runs.of(req.params.activity)).text);
  });
  router.post(`${ACTIVITY}/practise`, sameOriginPost(demo), (req, res) => {
    const { person, course } = teachingVisitOf(req.params.person, req.params.course);
    const activity = activityOf(demo, course.id, req.params.activity);
    const personIds = course.studentIds.slice(0, PLAYED);
    demo.runs.start({ activityId: activity.id, courseId: course.id, personIds, goal: ANSWERS });
    res.redirect(303, `${activityPath(person.id, course.id, activity.id)}/practise`);
  });
}

/** Everything people look at. */
export function pageRoutes(demo: Demo): Router {
  const router = Router();
  schoolRoutes(demo, router);
  courseRoutes(demo, router);
  activityRoutes(demo, router);
  practiseRoutes(demo, router);
  return router;
}

import { json, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { SERVICE_QUERY } from '../addresses.ts';
import type { Demo } from '../demo.ts';
import { nextPageLink, page } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import { courseById } from '../school/courses.ts';
import { requireAccept, requireContentType } from '../serviceMedia.ts';
import { requireScope } from '../token/bearer.ts';
import { MEDIA, SCOPES } from '../vocabulary.ts';
import {
  addLineItem,
  lineItemOf,
  listLineItems,
  present,
  removeLineItem,
  replaceLineItem,
} from './lineItems.ts';
import { resultsOf } from './results.ts';
import { takeScore } from './takeScore.ts';

const CONTAINER = '/lti/courses/:course/lineitems';
const ONE = '/lti/courses/:course/lineitems/:item/lineitem';
const READ = [SCOPES.lineItem, SCOPES.lineItemRead];

const lineItemBody = json({ type: MEDIA.lineItem, limit: '64kb' });
const scoreBody = json({ type: MEDIA.score, limit: '64kb' });

const filter = z.object({
  resource_link_id: z.string().optional(),
  resource_id: z.string().optional(),
  tag: z.string().optional(),
  user_id: z.string().optional(),
});

function send(res: Response, media: string, body: unknown): void {
  res.set('content-type', media).send(JSON.stringify(body));
}

/** The query of the address belongs to it: a tool that lost it while building a sub-address is told so. */
const knownAddress: RequestHandler = (req, _res, next) => {
  const [name = '', value] = SERVICE_QUERY.split('=');
  if (req.query[name] !== value) throw new Refusal(404, `The address has lost its query (${SERVICE_QUERY}).`);
  if (!courseById(String(req.params.course))) throw new Refusal(404, 'There is no such course.');
  next();
};

function filterOf(req: Pick<Request, 'query'>): z.infer<typeof filter> {
  const parsed = filter.safeParse(req.query);
  if (!parsed.success) throw new Refusal(400, z.prettifyError(parsed.error));
  return parsed.data;
}

function containerRoutes(demo: Demo, router: Router): void {
  router.get(CONTAINER, (req, res) => {
    requireScope(demo, req.headers.authorization, READ);
    requireAccept(req, MEDIA.lineItems);
    const cut = page(listLineItems(demo, req.params.course, filterOf(req)), req.query);
    nextPageLink(demo, req, res, cut.next);
    const body = cut.items.map((one) => present(demo, one));
    send(res, MEDIA.lineItems, body);
  });
  router.post(CONTAINER, lineItemBody, async (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.lineItem]);
    requireContentType(req, MEDIA.lineItem);
    const item = await addLineItem(demo, req.params.course, req.body);
    demo.live.publish(item.courseId, 'grades', {});
    send(res.status(201), MEDIA.lineItem, present(demo, item));
  });
}

function lineItemRoutes(demo: Demo, router: Router): void {
  router.get(ONE, (req, res) => {
    requireScope(demo, req.headers.authorization, READ);
    requireAccept(req, MEDIA.lineItem);
    send(res, MEDIA.lineItem, present(demo, lineItemOf(demo, req.params.course, req.params.item)));
  });
  router.put(ONE, lineItemBody, async (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.lineItem]);
    requireContentType(req, MEDIA.lineItem);
    const old = lineItemOf(demo, req.params.course, req.params.item);
    const item = await replaceLineItem(demo, old, req.body);
    demo.live.publish(item.courseId, 'grades', {});
    send(res, MEDIA.lineItem, present(demo, item));
  });
  router.delete(ONE, async (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.lineItem]);
    await removeLineItem(demo, lineItemOf(demo, req.params.course, req.params.item));
    demo.live.publish(req.params.course, 'grades', {});
    res.status(204).end();
  });
}

function gradingRoutes(demo: Demo, router: Router): void {
  router.post(`${ONE}/scores`, scoreBody, async (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.score]);
    requireContentType(req, MEDIA.score);
    const { course, item } = req.params;
    const score = await takeScore(demo, lineItemOf(demo, course, item), req.body);
    demo.live.publish(course, 'grades', { userId: score.userId });
    res.status(200).end();
  });
  router.get(`${ONE}/results`, (req, res) => {
    requireScope(demo, req.headers.authorization, [SCOPES.resultRead]);
    requireAccept(req, MEDIA.results);
    const item = lineItemOf(demo, req.params.course, req.params.item);
    const cut = page(resultsOf(demo, item, filterOf(req).user_id), req.query);
    nextPageLink(demo, req, res, cut.next);
    send(res, MEDIA.results, cut.items);
  });
}

/** Assignment and Grade Services 2.0: line items, scores, results. */
export function gradeRoutes(demo: Demo): Router {
  const router = Router();
  router.use(CONTAINER, knownAddress);
  containerRoutes(demo, router);
  lineItemRoutes(demo, router);
  gradingRoutes(demo, router);
  return router;
}

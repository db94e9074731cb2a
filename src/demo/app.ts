import express, { type Express, type RequestHandler } from 'express';
import { connectRoutes } from './connect/routes.ts';
import { deepLinkRoutes } from './deepLink/routes.ts';
import type { Demo } from './demo.ts';
import { errorAnswers } from './errorAnswers.ts';
import { gradeRoutes } from './grades/routes.ts';
import { launchRoutes } from './launch/routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { Refusal } from './refusal.ts';
import { rosterRoutes } from './roster/routes.ts';
import { tokenRoutes } from './token/routes.ts';
import { noteCalls, troubles } from './troubles.ts';

/** Under another name of this machine the LMS would be the same site as the tool; and no foreign name may reach it. */
function oneName(demo: Demo): RequestHandler {
  const { host } = new URL(demo.origin);
  return (req, res, next) => {
    if (req.headers.host === host) next();
    else if (req.method === 'GET') res.redirect(302, `${demo.origin}/`);
    else throw new Refusal(421, 'This address belongs to another host.');
  };
}

/** Headers of every answer. The referrer stays on, because a form post without it names no origin. */
const harden: RequestHandler = (_req, res, next) => {
  res.set('x-content-type-options', 'nosniff').set('referrer-policy', 'strict-origin-when-cross-origin');
  next();
};

/** The demo LMS as an Express application: its steps in order. */
export function demoApp(demo: Demo): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(oneName(demo));
  app.use(harden);
  app.use(noteCalls(demo));
  app.use(troubles(demo));
  app.use(launchRoutes(demo));
  app.use(tokenRoutes(demo));
  app.use(gradeRoutes(demo));
  app.use(rosterRoutes(demo));
  app.use(deepLinkRoutes(demo));
  app.use(connectRoutes(demo));
  app.use(pageRoutes(demo));
  app.use(() => {
    throw new Refusal(404, 'There is nothing at this address.');
  });
  app.use(errorAnswers(demo));
  return app;
}

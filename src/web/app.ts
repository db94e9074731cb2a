import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { TrellisError } from '../errors.ts';
import { apiRouter } from './apiRoute.ts';
import { errorHandler } from './errorHandler.ts';
import { limitRegistration } from './limitRegistration.ts';
import { strangers } from './limits.ts';
import { measure } from './measure.ts';
import { readJson } from './readJson.ts';
import { ADMIN_ROUTES, adminRouter } from './routes/admin.ts';
import { CLASS_ROUTES } from './routes/class.ts';
import { ltiRouter } from './routes/lti.ts';
import { pagesRouter } from './routes/pages.ts';
import { PICKER_ROUTES } from './routes/picker.ts';
import { PLATFORM_ROUTES } from './routes/platform.ts';
import { PRACTICE_ROUTES } from './routes/practice.ts';
import { PRIVACY_ROUTES } from './routes/privacy.ts';
import { READER_ROUTES } from './routes/reader.ts';
import { RECORDS_ROUTES } from './routes/records.ts';
import { registerRouter } from './routes/register.ts';
import { RESUME_ROUTES, resumeRouter } from './routes/resume.ts';
import { setupRouter } from './routes/setup.ts';
import { statusRouter } from './routes/status.ts';
import { vocabularyRouter } from './routes/vocabulary.ts';
import { xapiRouter } from './routes/xapi.ts';
import { publicFiles, secureHeaders } from './security.ts';
import type { Web } from './web.ts';

/** Every route behind a bearer, with who may call it: the authorisation matrix. */
export const API_ROUTES = [
  ...PRACTICE_ROUTES,
  ...PRIVACY_ROUTES,
  ...CLASS_ROUTES,
  ...READER_ROUTES,
  ...PICKER_ROUTES,
  ...RESUME_ROUTES,
  ...PLATFORM_ROUTES,
  ...ADMIN_ROUTES,
  ...RECORDS_ROUTES,
];

/** A learner's id as it stands in paths. */
const LEARNER_ID = /lrn_[\w-]+/g;

/**
 * No query, no header and no learner's id is logged: beside what was asked for, a path would tell who was given extra time
 * or whose level was set.
 */
const LOGGED = {
  req: (request: { id: unknown; method: string; url: string }) => ({
    id: request.id,
    method: request.method,
    path: request.url.split('?')[0]?.replace(LEARNER_ID, ':learner'),
  }),
  res: (response: { statusCode: number }) => ({ status: response.statusCode }),
};

/** Gives every request an id; where requests are logged at all, logs them. */
function identify(logger: Logger): RequestHandler {
  if (!logger.isLevelEnabled('debug')) {
    return (request, _response, next) => {
      request.id = randomUUID();
      next();
    };
  }
  const options = { genReqId: () => randomUUID(), serializers: LOGGED, wrapSerializers: false } as const;
  return pinoHttp({ logger, ...options, useLevel: 'debug' });
}

/** The web application: an ordered list of what happens to a request. */
export function makeApp(web: Web): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', web.trustProxy);
  app.set('query parser', 'simple');
  // Pages and API answers are never kept, so there is nothing to compare; static files bring their own.
  app.set('etag', false);
  app.use(identify(web.logger));
  app.use(measure(web.metrics));
  app.use(secureHeaders(web.publicUrl));
  app.use(['/lti', '/api'], strangers(web.limits));
  const packed = compression();
  // What begins every visit comes before all that it would have to be compared with.
  app.use(ltiRouter(web, packed));
  app.use(statusRouter(web));
  app.use(packed);
  app.use(
    '/assets',
    publicFiles,
    express.static(web.assetsDir, { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  app.use(vocabularyRouter(web));
  app.use(xapiRouter(web));
  app.use(readJson);
  // One limit for both ways of registering.
  const limited = limitRegistration();
  app.use(registerRouter(web, limited));
  app.use(setupRouter(web, limited));
  app.use(resumeRouter(web));
  app.use(adminRouter(web));
  app.use(apiRouter(web, API_ROUTES));
  app.use(pagesRouter(web));
  app.use(() => {
    throw new TrellisError('not_found');
  });
  app.use(errorHandler(web));
  return app;
}

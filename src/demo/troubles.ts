import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Demo } from './demo.ts';
import { Refusal } from './refusal.ts';

/** What a busy gradebook tells the tool to wait, in seconds. */
const RETRY_AFTER_S = 30;

const SERVICES = ['/lti/token', '/lti/register', '/lti/openid-configuration'];
const isService = (path: string): boolean => SERVICES.includes(path) || path.startsWith('/lti/courses/');
const isGrades = (path: string): boolean => path.includes('/lineitems');

/** Lets the services misbehave as the visitor has chosen on the page "Break things", before they do anything. */
export function troubles(demo: Demo): RequestHandler {
  return async (req, res, next) => {
    const { breaks } = demo.state.now;
    if (isService(req.path) && breaks.slow) await wait(demo.slowMs, undefined, { ref: false });
    if (isGrades(req.path) && breaks.gradebookDown)
      throw new Refusal(503, 'The gradebook is down (switched off in the demo).');
    if (isGrades(req.path) && breaks.busy) {
      res.set('retry-after', String(RETRY_AFTER_S));
      throw new Refusal(429, 'Too many requests (switched on in the demo).');
    }
    next();
  };
}

/** Notes every service call of the tool with its outcome. */
export function noteCalls(demo: Demo): RequestHandler {
  return (req, res, next) => {
    if (isService(req.path)) {
      const what = `${req.method} ${req.path}`;
      res.on('finish', () => demo.journal.add({ at: demo.now(), what, status: res.statusCode }));
    }
    next();
  };
}

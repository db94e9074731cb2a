import type { ErrorRequestHandler } from 'express';
import type { Demo } from './demo.ts';
import { html } from './pages/html.ts';
import { sendPage } from './pages/sendPage.ts';
import { Refusal } from './refusal.ts';
import { OAuthRefusal } from './token/oauthRefusal.ts';

const isService = (path: string): boolean =>
  path === '/lti/token' || path === '/lti/register' || path.startsWith('/lti/courses/');

/** Errors of Express' own parsers carry a status; anything without one is our fault. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500)
    return new Refusal(error.status, 'The request cannot be read.');
  return new Refusal(500, 'Something went wrong in the demo LMS.');
}

/** Last handler: OAuth errors as RFC 6749 has them, service errors as JSON, everything else as a page. */
export function errorAnswers(demo: Demo): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    if (error instanceof OAuthRefusal) {
      const body = { error: error.error, error_description: error.message };
      res.status(error.status).set('cache-control', 'no-store').json(body);
      return;
    }
    const refusal = asRefusal(error);
    if (refusal.status >= 500 && !(error instanceof Refusal))
      demo.logger.error({ err: error }, 'demo failed');
    res.status(refusal.status);
    if (isService(req.path)) {
      res.json({ error: { code: refusal.status, message: refusal.message } });
      return;
    }
    sendPage(demo, res, {
      title: 'This did not work',
      body: html`<h1>This did not work</h1><p>${refusal.message}</p><p><a class="button" href="/" target="_top">To the first page</a></p>`,
    });
  };
}

import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { ZodError } from 'zod';
import { type ErrorCode, TrellisError } from '../errors.ts';
import { XapiRefusal } from '../xapi/refusal.ts';
import { requestLocale } from './requestLocale.ts';
import { OWN_PAGE, type PagePolicy } from './security.ts';
import { sendPage } from './sendPage.ts';
import type { Web } from './web.ts';

/** Policy of the error page, where the request got far enough to know its platform. */
const POLICY = 'pagePolicy';

/** Remembers who may frame the answer, should it be an error page. */
export function rememberPolicy(response: Response, policy: PagePolicy): void {
  response.locals[POLICY] = policy;
}

/** The platform of the request, where it got far enough to know it. */
const PLATFORM = 'platform';

interface Where {
  readonly registration: string;
  readonly deployment: string | null;
  /** The platform is only said to be this one: anybody can say so. */
  readonly unverified?: true;
}

/** Remembers whose launch it is, so that its failure shows in the platform's health. */
export function rememberPlatform(response: Response, where: Where | null): void {
  response.locals[PLATFORM] = where;
}

function isWhere(value: unknown): value is Where {
  return typeof value === 'object' && value !== null && 'registration' in value && 'deployment' in value;
}

/** Notes what failed at a platform. A deployment that is refused is named by the error itself. */
function noteFailure(web: Web, response: Response, error: TrellisError, reference: string): void {
  const where: unknown = response.locals[PLATFORM];
  if (!isWhere(where)) return;
  const named = error.params.deployment;
  const deployment = where.deployment ?? (typeof named === 'string' ? named : null);
  // That the platform does not tell its keys is true whoever asks.
  const unverified = where.unverified && error.code !== 'jwks_unavailable';
  const fault = { code: error.code, reference, ...(unverified ? { unverified } : {}) };
  web.admin.health.failed({ registration: where.registration, deployment }, fault);
}

function isPolicy(value: unknown): value is PagePolicy {
  return typeof value === 'object' && value !== null && 'frameAncestors' in value && 'formAction' in value;
}

/** Errors of Express's own parsers, by their `type`. */
const PARSER: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'body_too_large',
  'parameters.too.many': 'bad_request',
  'entity.parse.failed': 'bad_request',
  'encoding.unsupported': 'bad_request',
  'charset.unsupported': 'bad_request',
  'request.aborted': 'bad_request',
  'request.size.invalid': 'bad_request',
};

/** Whether Express lays the error at the request's door: a body that does not unpack, an address that does not decode. */
function blamesRequest(thrown: unknown): boolean {
  if (thrown instanceof URIError) return true;
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return false;
  return typeof thrown.status === 'number' && thrown.status >= 400 && thrown.status < 500;
}

/** Whatever was thrown as an error of the catalogue. What is not known becomes `internal` and tells nothing outside. */
function asTrellisError(thrown: unknown): TrellisError {
  if (thrown instanceof TrellisError) return thrown;
  if (thrown instanceof ZodError) {
    const [issue] = thrown.issues;
    const field = issue?.path.join('.') || 'body';
    return new TrellisError('bad_request', `${field}: ${issue?.message}`, {
      cause: thrown,
      params: { field },
    });
  }
  const type = typeof thrown === 'object' && thrown !== null && 'type' in thrown ? String(thrown.type) : '';
  const known = PARSER[type] ?? (blamesRequest(thrown) ? 'bad_request' : undefined);
  return new TrellisError(known ?? 'internal', type, { cause: thrown });
}

/** Programs get JSON; people, who come by the browser's own navigation, get a page. */
function wantsJson(request: Request): boolean {
  return (
    request.path.startsWith('/api/') ||
    request.path.startsWith('/xapi/') ||
    request.path === '/lti/launch/verify' ||
    request.path.endsWith('.json') ||
    // A form of a page comes urlencoded; JSON is sent by programs, and they rarely say what they take.
    Boolean(request.is('application/json')) ||
    request.accepts(['html', 'json']) === 'json'
  );
}

/** The error for a program (RFC 9457). The code tells what happened; the reference finds it in the log. */
function sendProblem(response: Response, error: TrellisError, reference: string): void {
  const { code, params, status } = error;
  const title = STATUS_CODES[status] ?? code;
  // Who sends statements mends them by what is said of each property.
  const found = error instanceof XapiRefusal ? { detail: error.says, problems: error.problems } : {};
  const problem = { type: 'about:blank', title, status, code, params, reference, ...found };
  response
    .setHeader('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** The one place where an error becomes an answer. */
export function errorHandler(web: Web): ErrorRequestHandler {
  return (thrown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = asTrellisError(thrown);
    const reference = String(request.id ?? '');
    web.metrics.errors.inc({ code: error.code });
    if (request.path.startsWith('/lti/launch')) web.metrics.launches.inc({ result: error.code });
    const level = error.status >= 500 ? 'error' : 'info';
    web.logger[level](
      { code: error.code, detail: error.detail, reference, err: error.status >= 500 ? thrown : undefined },
      'request refused',
    );
    response.status(error.status);
    if ((error.status === 429 || error.status === 503) && !response.hasHeader('retry-after'))
      response.setHeader('retry-after', '5');
    if (error.code === 'xapi_credential_invalid')
      response.setHeader('www-authenticate', 'Basic realm="xAPI"');
    noteFailure(web, response, error, reference);
    if (wantsJson(request)) return sendProblem(response, error, reference);
    const kept: unknown = response.locals[POLICY];
    const data = { code: error.code, params: error.params, reference, at: web.practice.now() };
    const page = { page: 'message', token: null, locale: requestLocale(request), data } as const;
    sendPage(web, response, page, isPolicy(kept) ? kept : OWN_PAGE);
  };
}

import { randomBytes } from 'node:crypto';
import { ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What a page may do beyond the default: who frames it, and where its forms may go. */
export interface PagePolicy {
  /** Origins, or `'none'`. */
  readonly frameAncestors: readonly string[];
  readonly formAction: readonly string[];
}

/** For pages that belong to no platform. */
export const OWN_PAGE: PagePolicy = { frameAncestors: ["'none'"], formAction: ["'self'"] };

/** What an answer that is no page may do: nothing, nowhere. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What no page of the tool uses. */
const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** What helmet sets on an answer: the same on each, so it is asked with the first request and never again. */
function helmetHeaders(publicUrl: string): (request: Request) => readonly (readonly [string, string])[] {
  const set = helmet({
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  let known: readonly (readonly [string, string])[] | null = null;
  return (request) => {
    if (known !== null) return known;
    const sample = new ServerResponse(request);
    set(request, sample, () => undefined);
    known = Object.entries(sample.getHeaders()).map(([name, value]) => [name, String(value)]);
    return known;
  };
}

/**
 * Headers of every answer. No `X-Frame-Options` (it cannot name several origins; `frame-ancestors` does) and no
 * `Cross-Origin-Opener-Policy`: the launch page in a new window must be able to talk to its opener. Pages say more and may
 * be framed; files of the browser build may be kept. All else keeps to this.
 */
export function secureHeaders(publicUrl: string): RequestHandler {
  const usual = helmetHeaders(publicUrl);
  return (request, response, next) => {
    for (const [name, value] of usual(request)) response.setHeader(name, value);
    response.setHeader('content-security-policy', NOTHING);
    response.setHeader('permissions-policy', PERMISSIONS);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-request-id', String(request.id));
    next();
  };
}

/**
 * Lets scripts and styles load in a sandboxed frame too: its origin is opaque, so even the tool's own page counts as
 * foreign there, and without its script it could not offer the new window. The files are the same for everybody and
 * hold no secret; nothing else of the tool is open to other origins.
 */
export const publicFiles: RequestHandler = (_request, response, next) => {
  // Their names change with what is in them; `express.static` says how long they may be kept.
  response.removeHeader('cache-control');
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  next();
};

/** Sets the page's policy and returns the nonce its inline blocks carry. */
export function setPagePolicy(response: Response, policy: PagePolicy): string {
  const nonce = randomBytes(16).toString('base64');
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${policy.formAction.join(' ')}`,
    `frame-ancestors ${policy.frameAncestors.join(' ')}`,
  ];
  response.setHeader('content-security-policy', directives.join('; '));
  return nonce;
}

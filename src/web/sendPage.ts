import type { Response } from 'express';
import type { PageData, PageName } from '../api/page.ts';
import { frameAncestors } from '../lti/origins.ts';
import type { Registration } from '../lti/registration.ts';
import { OWN_PAGE, type PagePolicy, setPagePolicy } from './security.ts';
import type { Web } from './web.ts';

/** Who may frame a page of a registration, and where it may post to (the deep-linking answer). */
export function policyOf(registration: Pick<Registration, 'origins'> | null): PagePolicy {
  if (!registration) return OWN_PAGE;
  const origins = frameAncestors(registration);
  return { frameAncestors: ["'self'", ...origins], formAction: ["'self'", ...origins] };
}

/** Sends a whole page. Nothing of it is kept by the browser or a proxy: it holds a bearer, or a person's work. */
export function sendPage<N extends PageName>(
  web: Web,
  response: Response,
  page: PageData<N>,
  policy: PagePolicy,
): void {
  const nonce = setPagePolicy(response, policy);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  // Nothing of what the framework does for a body is wanted: no tag to compare, no type to guess.
  response.end(web.renderPage(page, { nonce, assets: web.assets }));
}

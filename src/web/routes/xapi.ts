import { type RequestHandler, Router } from 'express';
import type { FindCaller } from '../../lrs/caller.ts';
import { nothingSaid } from '../../lrs/describeThings.ts';
import { XapiRefusal } from '../../xapi/refusal.ts';
import { XAPI_VERSIONS } from '../../xapi/scopes.ts';
import { versionOf } from '../../xapi/version.ts';
import type { Web } from '../web.ts';
import { crossOrigin } from '../xapi/crossOrigin.ts';
import { activityProfiles, agentProfiles, state } from '../xapi/documents.ts';
import { makeFindCaller } from '../xapi/findCaller.ts';
import { guessers } from '../xapi/guessers.ts';
import type { LrsWeb, Resource } from '../xapi/lrsWeb.ts';
import { moreStatements, statements } from '../xapi/statements.ts';
import { activities, agents } from '../xapi/things.ts';
import { readXapiRequest } from '../xapi/xapiRequest.ts';

/** Every resource with a credential (xAPI 2.0, 4.1.6). What each scope may do: `lrs/mayDo.ts`. */
export const XAPI_RESOURCES: Readonly<Record<string, Resource>> = {
  '/xapi/statements': statements,
  '/xapi/statements/more': moreStatements,
  '/xapi/activities': activities,
  '/xapi/activities/state': state,
  '/xapi/activities/profile': activityProfiles,
  '/xapi/agents': agents,
  '/xapi/agents/profile': agentProfiles,
};

function serve(web: LrsWeb, find: FindCaller, resource: Resource): RequestHandler {
  return async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    const read = await readXapiRequest(request, response, find);
    const answer = resource[read.method];
    if (answer) return answer(web, read, response);
    response.setHeader('allow', Object.keys(resource).join(', '));
    throw new XapiRefusal('method_not_allowed', 'the resource has no such method');
  };
}

/** What the record store is; for everybody (4.1.6.7). */
const about: RequestHandler = (request, response) => {
  const named = versionOf(String(request.headers['x-experience-api-version'] ?? ''));
  response.setHeader('x-experience-api-version', named ?? '2.0.0');
  response.json({ version: XAPI_VERSIONS, extensions: {} });
};

/** The record store (xAPI 1.0.3 and 2.0), for other tools and for pages of a launched session. */
export function xapiRouter(web: Web): Router {
  const { store, now, newId } = web.practice;
  const find = makeFindCaller({ store, publicUrl: web.publicUrl, limits: web.limits, now });
  const lrsWeb: LrsWeb = { lrs: { store, now, newId, said: nothingSaid() }, limits: web.limits };
  const router = Router({ caseSensitive: true });
  const paths = Object.keys(XAPI_RESOURCES);
  router.use([...paths, '/xapi/about'], crossOrigin, guessers(web.limits));
  router.get('/xapi/about', about);
  for (const [path, resource] of Object.entries(XAPI_RESOURCES))
    router.all(path, serve(lrsWeb, find, resource));
  return router;
}

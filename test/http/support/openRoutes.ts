import type { Express } from 'express';

/**
 * Routes without a row in the authorisation matrix: pages and files for everybody, launches, which bring their own proof, and
 * the record store, which takes keys and learners' sessions. `all` is every method.
 */
export const OPEN_ROUTES: readonly string[] = [
  ...['get /', 'get /privacy', 'get /terms', 'get /admin', 'get /healthz', 'get /readyz', 'get /metrics'],
  ...['get /lti/login', 'post /lti/login', 'get /lti/launch', 'post /lti/launch', 'post /lti/launch/verify'],
  ...['get /lti/register', 'post /lti/register', 'get /lti/setup', 'post /lti/setup', 'get /lti/canvas.json'],
  ...['get /lti/jwks.json', 'get /lti/resume/:registration', 'post /api/admin/sign-in'],
  ...['profile', 'profile/v1', 'verbs/:name', 'extensions/:name', 'templates/:name'].map(
    (word) => `get /xapi/${word}`,
  ),
  'get /xapi/about',
  ...[
    'statements',
    'statements/more',
    'activities',
    'activities/state',
    'activities/profile',
    'agents',
    'agents/profile',
  ].map((resource) => `all /xapi/${resource}`),
];

type Layers = Express['router']['stack'];

/** Every route that an application has, as `method /path`: those of its routers too. */
export function routesOf(layers: Layers): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (route === undefined) return 'stack' in handle ? routesOf(handle.stack as Layers) : [];
    // One route may have several paths, and the same method twice: before what it does, and that.
    const methods = route.stack.map(({ method }) => method ?? 'all');
    return [route.path].flat().flatMap((path) => [...new Set(methods)].map((method) => `${method} ${path}`));
  });
}

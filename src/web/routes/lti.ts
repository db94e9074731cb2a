import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import type { PageData, PlatformStorage } from '../../api/page.ts';
import { MINUTE_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import { publicKeySet } from '../../lti/keys.ts';
import { sameSecret, type VerifiedLaunch, verifyLaunch } from '../../lti/launch.ts';
import type { LaunchMessage } from '../../lti/launchMessage.ts';
import { beginLogin } from '../../lti/login.ts';
import type { LoginState } from '../../lti/loginState.ts';
import type { Registration } from '../../lti/registration.ts';
import { storageOrigins } from '../../lti/storageOrigins.ts';
import { hashOfSecret } from '../../practice/secretText.ts';
import { claimedPolicy } from '../claimedPlatform.ts';
import { rememberPlatform, rememberPolicy } from '../errorHandler.ts';
import { bindingOf, dropBinding, PROBE, setBinding } from '../launchCookies.ts';
import { letIn } from '../letIn.ts';
import { openPage } from '../openPage.ts';
import { readJson } from '../readJson.ts';
import { requestLocale } from '../requestLocale.ts';
import type { PagePolicy } from '../security.ts';
import { policyOf, sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

/** Role and custom claims can be large (reference 1.1). */
const LAUNCH_LIMIT = '256kb';
/** How long a launch waits for the page to prove its browser. */
const TICKET_TTL_MS = 2 * MINUTE_MS;

const VerifyRequest = z.strictObject({
  ticket: z.string().min(1).max(200),
  secret: z.string().min(1).max(200),
});

/** The same login once more, for a window of its own: no page of the platform is around that one to keep anything. */
function again(web: Web, params: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (typeof value === 'string' && name !== 'lti_storage_target') query.set(name, value);
  return `${web.publicUrl}/lti/login?${query}`;
}

/** How the pages of this login may have its secret kept by the platform. The target is told at login, not at launch. */
function storageOf(record: LoginState, registration: Registration): PlatformStorage {
  return { target: record.storageTarget, origins: storageOrigins(registration) };
}

/** A platform that a message names, as long as no signature has shown that it comes from there. */
function claimed(registration: string) {
  return { registration, deployment: null, unverified: true } as const;
}

function login(web: Web): RequestHandler {
  return async (request, response) => {
    const { store, now } = web.practice;
    const params: Record<string, unknown> = request.method === 'POST' ? (request.body ?? {}) : request.query;
    const begun = await beginLogin(params, {
      findRegistrations: async (issuer) => {
        const found = await store.platforms.byIssuer(issuer);
        // Should the login be refused, its platform may show the page that says why.
        rememberPolicy(response, policyOf(found[0] ?? null));
        // An issuer may be shared by many schools: only one that stands alone is the one that fails.
        const [only, ...more] = found;
        if (only !== undefined && more.length === 0) rememberPlatform(response, claimed(only.id));
        return found;
      },
      publicUrl: web.publicUrl,
      contact: web.contact,
      now,
      random: web.random,
    });
    await web.limits.login(request, begun.registration.id);
    await store.launches.putState(begun.record);
    setBinding(request, response, begun.record.state, begun.secret);
    const { authUrl, secret, record, registration } = begun;
    const storage = storageOf(record, registration);
    const data = { authUrl, state: record.state, secret, probe: PROBE, again: again(web, params), storage };
    sendPage(
      web,
      response,
      { page: 'login', token: null, locale: requestLocale(request), data },
      policyOf(registration),
    );
  };
}

/** Verifies, and lets an error page be framed by the platform the state belongs to, else the one the token names. */
async function verified(web: Web, request: Request, response: Response): Promise<VerifiedLaunch> {
  const { store, now } = web.practice;
  const form: Record<string, unknown> = request.body ?? {};
  const state = typeof form.state === 'string' ? form.state : '';
  let policy: PagePolicy | null = null;
  return verifyLaunch(form, {
    takeState: (taken) => store.launches.takeState(taken, now()),
    registration: async (id) => {
      rememberPlatform(response, claimed(id));
      const registration = await store.platforms.get(id);
      policy = policyOf(registration);
      return registration;
    },
    jwks: web.jwks,
    deployment: (id, deployment) => store.platforms.deployment(id, deployment),
    noteDeployment: (deployment) => store.platforms.noteDeployment(deployment),
    rememberNonce: (key, expiresAt) => store.launches.rememberNonce(key, expiresAt),
    verified: ({ id }) => rememberPlatform(response, { registration: id, deployment: null }),
    cookieSecret: bindingOf(request, state),
    publicUrl: web.publicUrl,
    contact: web.contact,
    now,
  }).finally(async () => rememberPolicy(response, policy ?? (await claimedPolicy(web, form.id_token))));
}

/** A launch whose cookie did not come back waits, showing nothing, until the page proves its browser. */
async function defer(web: Web, { message, record }: VerifiedLaunch): Promise<string> {
  const ticket = web.random();
  await web.practice.store.launches.putTicket({
    hash: hashOfSecret(ticket),
    secretHash: record.secretHash,
    // Nothing of the tool needs the address, so it is not kept even for minutes.
    message: { ...message, email: null },
    expiresAt: web.practice.now() + TICKET_TTL_MS,
  });
  return ticket;
}

/** Opens what was launched. A reload of the page finds its session under an address that anybody may ask for. */
async function open(
  web: Web,
  request: Request,
  response: Response,
  message: LaunchMessage,
): Promise<PageData> {
  const { registrationId: registration, deploymentId: deployment, tenant, sub } = message;
  rememberPlatform(response, { registration, deployment });
  await web.limits.launched(request, registration, sub === null ? null : `${tenant} ${sub}`);
  const page = await openPage(web, message);
  // A suspension ends the sessions it finds: one that was made meanwhile ends here.
  await letIn(web, { registration, deployment }).catch(async (error: unknown) => {
    await web.practice.store.sessions.endOf(registration, deployment);
    throw error;
  });
  web.admin.health.launched({ registration, deployment });
  web.metrics.launches.inc({ result: page.page });
  return { ...page, address: `/lti/resume/${registration}` };
}

function launch(web: Web): RequestHandler {
  return async (request, response) => {
    const checked = await verified(web, request, response);
    const { record, registration, message } = checked;
    dropBinding(response, record.state);
    const policy = policyOf(registration);
    if (checked.binding === 'cookie')
      return sendPage(web, response, await open(web, request, response, message), policy);
    const storage = storageOf(record, registration);
    const data = { ticket: await defer(web, checked), state: record.state, storage };
    sendPage(web, response, { page: 'verify', token: null, locale: requestLocale(request), data }, policy);
  };
}

function verify(web: Web): RequestHandler {
  return async (request, response) => {
    const { ticket, secret } = VerifyRequest.parse(request.body);
    const kept = await web.practice.store.launches.takeTicket(hashOfSecret(ticket), web.practice.now());
    if (!kept || !sameSecret(kept.secretHash, secret)) throw new TrellisError('browser_binding_failed');
    const { registrationId: registration, deploymentId: deployment } = kept.message;
    // Minutes may have passed since the LMS launched.
    await letIn(web, { registration, deployment });
    response.setHeader('cache-control', 'no-store');
    response.json(await open(web, request, response, kept.message));
  };
}

/** Row 1: what a platform sends is a form. The same as JSON is no message of any platform. */
const formOnly: RequestHandler = (request, _response, next) => {
  next(request.is('urlencoded') ? undefined : new TrellisError('bad_request', 'not a form'));
};

/**
 * The LTI surface of the tool (reference 1.1). @param packed compresses an answer: that of a launch brings the first question,
 * that of a login (6 KB) goes out with the first packets as it is (RFC 6928)
 */
export function ltiRouter(web: Web, packed: RequestHandler): Router {
  const router = Router();
  const form = [formOnly, urlencoded({ extended: false, limit: LAUNCH_LIMIT, parameterLimit: 100 })];
  router
    .route('/lti/login')
    .get(login(web))
    .post(...form, login(web));
  router.post('/lti/launch', packed, ...form, launch(web));
  router.post('/lti/launch/verify', packed, readJson, verify(web));
  router.get('/lti/jwks.json', async (_request, response) => {
    const keys = await web.practice.store.keys.list();
    response.setHeader('cache-control', 'public, max-age=600');
    response.json(publicKeySet(keys, web.practice.now()));
  });
  // A launch by GET is somebody reloading or typing the address: they are to come from their course.
  router.get('/lti/launch', () => {
    throw new TrellisError('method_not_allowed');
  });
  return router;
}

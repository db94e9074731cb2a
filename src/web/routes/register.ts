import { type RequestHandler, Router } from 'express';
import { noteRegistration } from '../../admin/noteRegistration.ts';
import { ConnectRequest, type RegistrationResult } from '../../api/registration.ts';
import { familyOfIssuer, platformOf } from '../../lti/platforms/platformOf.ts';
import { ASKED_CLAIMS, ASKED_SCOPES } from '../../lti/registration/asked.ts';
import { makeConfirmation } from '../../lti/registration/confirmation.ts';
import { type Connected, connectPlatform } from '../../lti/registration/connect.ts';
import type { Kept } from '../../lti/registration/keep.ts';
import { readRegistrationRequest } from '../../lti/registration/request.ts';
import { houseOrigins } from '../../lti/registration/sameHouse.ts';
import { askTheOperator } from '../askTheOperator.ts';
import { rememberPolicy } from '../errorHandler.ts';
import { limitRegistration } from '../limitRegistration.ts';
import { ownPagesOnly } from '../ownPagesOnly.ts';
import { registrationDeps } from '../registrationDeps.ts';
import { requestLocale } from '../requestLocale.ts';
import type { PagePolicy } from '../security.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

const self = "'self'";
/** An incomplete request names no LMS; its error page may be shown by any, for an empty frame would tell nothing. */
const ANY_LMS: PagePolicy = { frameAncestors: [self, 'https:'], formAction: [self] };

/** The LMS that asks may show the page, and its sister hosts: it is not known yet, and the page gives nothing away. */
function policyFor(configurationUrl: string): PagePolicy {
  const { frames } = platformOf(familyOfIssuer(configurationUrl)).registration;
  return { frameAncestors: [self, ...houseOrigins(configurationUrl), ...frames], formAction: [self] };
}

/** Shows who asks and what will be asked for. Nothing is fetched and nothing is stored. */
function show(web: Web): RequestHandler {
  return async (request, response) => {
    rememberPolicy(response, ANY_LMS);
    const asked = readRegistrationRequest(request.query);
    const { secret } = web;
    const now = web.practice.now();
    const data = {
      host: new URL(asked.configurationUrl).host,
      confirmation: await makeConfirmation(asked, { secret, now, random: web.random() }),
      scopes: ASKED_SCOPES,
      claims: ASKED_CLAIMS,
    };
    const page = { page: 'register', token: null, locale: requestLocale(request), data } as const;
    sendPage(web, response, page, policyFor(asked.configurationUrl));
  };
}

/** What a page is told of a registration that was kept. */
export function resultOf(web: Web, kept: Kept & Partial<Connected>): RegistrationResult {
  const { registration, outcome, code } = kept;
  const waits = registration.status === 'active' ? 'active' : 'pending';
  return {
    state: outcome === 'proposed' ? 'proposed' : waits,
    known: outcome !== 'created',
    code: code === 'lost' || code === 'kept' ? code : null,
    family: registration.family,
    issuer: registration.issuer,
    clientId: registration.clientId,
    deploymentId: kept.deploymentId ?? null,
    missing: kept.missingScopes ?? [],
    origins: registration.origins,
    contact: web.contact,
  };
}

function connect(web: Web): RequestHandler {
  return async (request, response) => {
    const { confirmation, code } = ConnectRequest.parse(request.body ?? {});
    const order = { confirmation, code: code || null };
    const connected = await askTheOperator(web.contact, connectPlatform(order, registrationDeps(web)));
    const { registration, outcome } = connected;
    await noteRegistration(web.admin, connected);
    web.logger.info({ registration: registration.id, family: registration.family, outcome }, 'registration');
    response.setHeader('cache-control', 'no-store');
    response.json(resultOf(web, connected));
  };
}

/** Dynamic registration (reference 3.1): a page that asks, and what its button does. */
export function registerRouter(web: Web): Router {
  const router = Router();
  router.get('/lti/register', show(web));
  router.post('/lti/register', ownPagesOnly, limitRegistration(), connect(web));
  return router;
}

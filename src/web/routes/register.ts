import { type RequestHandler, Router } from 'express';
import { ConnectRequest } from '../../api/registration.ts';
import { familyOfIssuer, platformOf } from '../../lti/platforms/platformOf.ts';
import { ASKED_CLAIMS, ASKED_SCOPES } from '../../lti/registration/asked.ts';
import { makeConfirmation } from '../../lti/registration/confirmation.ts';
import { connectPlatform } from '../../lti/registration/connect.ts';
import { readRegistrationRequest } from '../../lti/registration/request.ts';
import { houseOrigins } from '../../lti/registration/sameHouse.ts';
import { answerRegistration } from '../answerRegistration.ts';
import { rememberPolicy } from '../errorHandler.ts';
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

function connect(web: Web): RequestHandler {
  return async (request, response) => {
    const { confirmation, code } = ConnectRequest.parse(request.body ?? {});
    const order = { confirmation, code: code || null };
    await answerRegistration(web, response, connectPlatform(order, registrationDeps(web)));
  };
}

/** Dynamic registration (reference 3.1): a page that asks, and what its button does. */
export function registerRouter(web: Web, limited: RequestHandler): Router {
  const router = Router();
  router.get('/lti/register', show(web));
  router.post('/lti/register', ownPagesOnly, limited, connect(web));
  return router;
}

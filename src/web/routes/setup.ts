import { type RequestHandler, Router } from 'express';
import { SetupRequest } from '../../api/registration.ts';
import { TrellisError } from '../../errors.ts';
import { canvasDeveloperKey } from '../../lti/platforms/canvasKey.ts';
import { FAMILIES } from '../../lti/platforms/platformOf.ts';
import { setupGuides } from '../../lti/registration/setupGuides.ts';
import { typedRegistration } from '../../lti/registration/typed.ts';
import { answerRegistration } from '../answerRegistration.ts';
import { ownPagesOnly } from '../ownPagesOnly.ts';
import { registrationDeps } from '../registrationDeps.ts';
import { requestLocale } from '../requestLocale.ts';
import { OWN_PAGE } from '../security.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

function show(web: Web): RequestHandler {
  return (request, response) => {
    const data = { guides: setupGuides(web.publicUrl), contact: web.contact };
    const page = { page: 'setup', token: null, locale: requestLocale(request), data } as const;
    sendPage(web, response, page, OWN_PAGE);
  };
}

/** A field left empty was not given. */
function typedOf({ family: named, ...typed }: SetupRequest) {
  const family = FAMILIES.find((one) => one === named);
  if (family === undefined) throw new TrellisError('bad_request', 'family');
  const given = (text: string) => (text === '' ? undefined : text);
  return {
    family,
    issuer: typed.issuer,
    clientId: typed.clientId,
    authUrl: given(typed.authUrl),
    tokenUrl: given(typed.tokenUrl),
    jwksUrl: given(typed.jwksUrl),
    audience: given(typed.audience),
    deploymentId: typed.deploymentId || null,
    code: typed.code || null,
  };
}

function keep(web: Web): RequestHandler {
  return async (request, response) => {
    const typed = typedOf(SetupRequest.parse(request.body ?? {}));
    const keeping = typedRegistration(typed, registrationDeps(web));
    const { deploymentId } = typed;
    await answerRegistration(
      web,
      response,
      keeping.then((kept) => ({ ...kept, deploymentId })),
    );
  };
}

/** Setting up by hand: a page with everything to type on either side, and Canvas's developer key. */
export function setupRouter(web: Web, limited: RequestHandler): Router {
  const router = Router();
  router.get('/lti/setup', show(web));
  router.post('/lti/setup', ownPagesOnly, limited, keep(web));
  router.get('/lti/canvas.json', (_request, response) => {
    response.setHeader('cache-control', 'public, max-age=300');
    response.json(canvasDeveloperKey(web.publicUrl));
  });
  return router;
}

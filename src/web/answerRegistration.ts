import type { Response } from 'express';
import { noteRegistration } from '../admin/noteRegistration.ts';
import type { RegistrationResult } from '../api/registration.ts';
import type { Connected } from '../lti/registration/connect.ts';
import type { Kept } from '../lti/registration/keep.ts';
import { askTheOperator } from './askTheOperator.ts';
import type { Web } from './web.ts';

type Answered = Kept & Partial<Connected>;

/**
 * Ends a registration, whichever way it came: an error says whom to ask, what was kept is noted in the audit log and in
 * the log, and the page is told. Errors: those of the registration.
 */
export async function answerRegistration(
  web: Web,
  response: Response,
  registering: Promise<Answered>,
): Promise<void> {
  const kept = await askTheOperator(web.contact, registering);
  const { registration, outcome } = kept;
  await noteRegistration(web.admin, kept);
  web.logger.info({ registration: registration.id, family: registration.family, outcome }, 'registration');
  response.setHeader('cache-control', 'no-store');
  response.json(resultOf(web, kept));
}

/** What a page is told of a registration that was kept. */
function resultOf(web: Web, kept: Answered): RegistrationResult {
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

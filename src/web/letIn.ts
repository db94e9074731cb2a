import { TrellisError } from '../errors.ts';
import type { Registration } from '../lti/registration.ts';
import type { Web } from './web.ts';

/** A deployment of a platform, by its ids. */
export interface Place {
  readonly registration: string;
  readonly deployment: string;
}

/**
 * The platform, as long as it and its deployment are let in.
 * @throws TrellisError `registration_inactive`, `deployment_disabled`
 */
export async function letIn(web: Web, place: Place): Promise<Registration> {
  const { platforms } = web.practice.store;
  const [registration, deployment] = await Promise.all([
    platforms.get(place.registration),
    platforms.deployment(place.registration, place.deployment),
  ]);
  if (registration?.status !== 'active') throw new TrellisError('registration_inactive');
  if (deployment?.status !== 'active')
    throw new TrellisError('deployment_disabled', '', { params: { deployment: place.deployment } });
  return registration;
}

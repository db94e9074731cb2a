import type { ConnectDeps } from '../lti/registration/connect.ts';
import type { Web } from './web.ts';

/** What a registration needs, taken from what the web layer is given. */
export function registrationDeps(web: Web): ConnectDeps {
  const { store, now, newId } = web.practice;
  return {
    platforms: store.platforms,
    codes: store.registrationCodes,
    rememberOnce: (id, expiresAt) => store.launches.rememberNonce(id, expiresAt),
    fetch: web.fetch,
    secret: web.secret,
    publicUrl: web.publicUrl,
    now,
    newId,
  };
}

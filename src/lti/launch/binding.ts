import { TrellisError } from '../../errors.ts';
import { sameSecret } from '../browserSecret.ts';
import type { LoginState } from '../loginState.ts';

/** Whether the cookie has proved the browser, or the page has yet to prove it by `/lti/launch/verify`. */
export type Binding = 'cookie' | 'deferred';

/**
 * Row 4: the browser that launches is the one that logged in. A cookie with another secret is
 * `browser_binding_failed`; without a cookie nothing personal may be shown before the page has proved the secret.
 */
export function checkBinding(record: LoginState, cookieSecret: string | null): Binding {
  if (cookieSecret === null) return 'deferred';
  if (!sameSecret(record.secretHash, cookieSecret)) throw new TrellisError('browser_binding_failed');
  return 'cookie';
}

import { decodeJwt } from 'jose';
import type { PagePolicy } from './security.ts';
import { policyOf } from './sendPage.ts';
import type { Web } from './web.ts';

function issuerOf(token: unknown): string | null {
  try {
    // Typed as text by the library, but nothing about the token has been looked at yet.
    const iss: unknown = decodeJwt(String(token)).iss;
    return typeof iss === 'string' ? iss : null;
  } catch {
    return null;
  }
}

/**
 * Who may frame the error page of a launch that failed before its registration was known, as when a reloaded frame
 * posts its launch once more: the registered platforms of the issuer the token names. The token is not verified and
 * nothing else of it is believed; without this the person would look at an empty frame.
 */
export async function claimedPolicy(web: Web, token: unknown): Promise<PagePolicy> {
  const issuer = issuerOf(token);
  const named = issuer === null ? [] : await web.practice.store.platforms.byIssuer(issuer);
  const origins = named.filter(({ status }) => status === 'active').flatMap((one) => one.origins);
  return policyOf(origins.length > 0 ? { origins } : null);
}

import { createHash } from 'node:crypto';
import { platformOf } from '../platforms/platformOf.ts';
import type { Addresses, Registration } from '../registration.ts';
import { isSameHouse } from './sameHouse.ts';

/** Addresses that are one each, by name. */
export const ADDRESS_NAMES = ['authUrl', 'tokenUrl', 'jwksUrl'] as const;
type AddressName = (typeof ADDRESS_NAMES)[number];

/**
 * What somebody who has looked at these addresses sends along with their decision (SHA-256, base64url): whoever decides
 * decides about exactly what was shown. Whole, because strangers choose what goes in and so could look for two that agree.
 */
export function addressDigest(shown: Addresses & Pick<Registration, 'family'>): string {
  const { family, authUrl, tokenUrl, jwksUrl, audience, origins } = shown;
  const seen = JSON.stringify([family, authUrl, tokenUrl, jwksUrl, audience, [...origins].sort()]);
  return createHash('sha256').update(`addresses:${seen}`).digest('base64url');
}

type Known = Pick<Registration, 'issuer' | 'clientId' | 'family'>;

/**
 * Addresses outside the issuer's registrable domain, except those that this LMS is known to have elsewhere (Canvas,
 * Brightspace): whoever owns one of them signs launches or receives the tool's tokens in the issuer's name.
 */
export function foreignAddresses(
  { issuer, clientId, family }: Known,
  addresses: Pick<Addresses, AddressName>,
): readonly AddressName[] {
  const usual = platformOf(family).registrationDefaults(issuer, clientId);
  return ADDRESS_NAMES.filter(
    (name) => addresses[name] !== usual[name] && !isSameHouse(issuer, addresses[name]),
  );
}

/** Origins somebody added by hand: those that do not follow from the registration's own addresses. */
export function originsByHand({
  family,
  issuer,
  authUrl,
  origins,
}: Pick<Registration, 'family' | 'issuer' | 'authUrl' | 'origins'>): readonly string[] {
  const derived = platformOf(family).defaultOrigins(issuer, authUrl);
  return origins.filter((origin) => !derived.includes(origin));
}

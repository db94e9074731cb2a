import { getDomain } from 'tldts';

/**
 * Whether two addresses belong to one owner: the same host, or hosts under one registrable domain by the Public Suffix
 * List (reference 3.1: Blackboard's issuer and its configuration are on sibling hosts). Hosts without one (an address, a
 * machine's name) must be equal, port included.
 */
export function isSameHouse(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  if (a.protocol !== b.protocol) return false;
  if (a.host === b.host) return true;
  const domain = domainOf(a);
  return domain !== null && domain === domainOf(b);
}

function domainOf({ hostname }: URL): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}

/** Origins that may show the registration page in a frame: the configuration's own, and hosts of the same owner. */
export function houseOrigins(url: string): readonly string[] {
  const { origin, protocol } = new URL(url);
  const domain = domainOf(new URL(url));
  return protocol === 'https:' && domain !== null
    ? [origin, `https://${domain}`, `https://*.${domain}`]
    : [origin];
}

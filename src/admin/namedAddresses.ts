import type { Addresses } from '../lti/registration.ts';

/** Most characters of an address in the audit log: whose it is stands at its beginning. */
const LENGTH = 300;

/** An address, or several, as the audit log keeps it. */
export function named(text: string): string {
  return text.slice(0, LENGTH);
}

/** The addresses somebody agreed to, for the audit log: whom the tool believes from then on. */
export function namedAddresses({ authUrl, tokenUrl, jwksUrl, origins }: Addresses): Record<string, string> {
  const all = { authUrl, tokenUrl, jwksUrl, origins: origins.join(' ') };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [name, named(text)]));
}

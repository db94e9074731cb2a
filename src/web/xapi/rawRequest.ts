import type { Parameters } from '../../xapi/query.ts';
import { invalid } from '../../xapi/refusal.ts';

/** What a request says before anybody is believed. HEAD is GET: the server leaves the body out. */
export interface RawRequest {
  readonly method: string;
  readonly parameters: Parameters;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Most parameters of one request: no resource has half as many, headers in a form included. */
const MOST_PARAMETERS = 40;

/**
 * Parameters of a query or a form. They are counted before they are taken apart: a form comes from whoever likes to send
 * one. @throws XapiRefusal for one that comes twice, and for too many
 */
export function parametersOf(text: string): Parameters {
  if (text.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS)
    throw invalid('parameters', 'parameter.many', `must be at most ${MOST_PARAMETERS}`);
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (found.has(name)) throw invalid(name.slice(0, 60), 'parameter.twice', 'must come once');
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

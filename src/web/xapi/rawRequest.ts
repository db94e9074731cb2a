import type { Parameters } from '../../xapi/query.ts';
import { invalid } from '../../xapi/refusal.ts';

/** What a request says before anybody is believed. HEAD is GET: the server leaves the body out. */
export interface RawRequest {
  readonly method: string;
  readonly parameters: Parameters;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Parameters of a query or a form. @throws XapiRefusal for one that comes twice */
export function parametersOf(text: string): Parameters {
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (found.has(name)) throw invalid(name.slice(0, 60), 'parameter.twice', 'must come once');
    found.set(name, value);
  }
  return Object.fromEntries(found);
}

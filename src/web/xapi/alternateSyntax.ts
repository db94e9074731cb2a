import type { Parameters } from '../../xapi/query.ts';
import { invalid } from '../../xapi/refusal.ts';
import { parametersOf, type RawRequest } from './rawRequest.ts';

/** Form fields that stand for headers (1.0.3, part 3, 1.3). */
const HEADERS = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
];

/** Whether a POST stands for another method: for browsers that could send nothing but forms. */
export function isAlternate({ method, parameters }: RawRequest): boolean {
  return method === 'POST' && parameters.method !== undefined;
}

/** Fields of a form. @throws XapiRefusal */
export function formOf(body: Buffer): Parameters {
  return parametersOf(body.toString('utf8'));
}

/** What a header cannot hold (RFC 9110, 5.5): a form could write more than the one header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const NO_HEADER = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;
/** As long as the server takes headers that are none of a form. */
const LONGEST_HEADER = 8_000;

/** @throws XapiRefusal for what no header could say */
function mustBeHeader([name, value]: readonly [string, string]): void {
  if (value.length > LONGEST_HEADER || NO_HEADER.test(value))
    throw invalid(name.toLowerCase(), 'header.form', 'must be what a header can hold');
}

/** The request that a form stands for. @throws XapiRefusal */
export function unwrapped(sent: RawRequest, form: Parameters): RawRequest {
  const { method, ...extra } = sent.parameters;
  if (Object.keys(extra).length > 0)
    throw invalid('method', 'alternateSyntax', 'must be the only parameter outside the form');
  const { content, ...rest } = form;
  if (content === undefined && (method === 'PUT' || method === 'POST'))
    throw invalid('content', 'alternateSyntax', 'is required in the form');
  const fields = Object.entries(rest);
  const isHeader = (name: string) => HEADERS.includes(name.toLowerCase());
  const said = fields.filter(([name]) => isHeader(name));
  said.forEach(mustBeHeader);
  const headers = said.map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: method ?? '',
    parameters: Object.fromEntries(fields.filter(([name]) => !isHeader(name))),
    body: Buffer.from(content ?? ''),
    headers: { ...sent.headers, 'content-type': 'application/json', ...Object.fromEntries(headers) },
  };
}

import express, { type Request, type Response } from 'express';
import type { FindCaller, LrsCaller } from '../../lrs/caller.ts';
import type { Parameters } from '../../xapi/query.ts';
import { invalid, XapiRefusal } from '../../xapi/refusal.ts';
import { versionOf, type XapiVersion } from '../../xapi/version.ts';
import { formOf, isAlternate, unwrapped } from './alternateSyntax.ts';
import { credentialOf } from './credential.ts';
import { senderIsKnown } from './guessers.ts';
import { parametersOf, type RawRequest } from './rawRequest.ts';

/** Most bytes of one request, attachments and all. Every part of it fits one document of MongoDB. */
export const MOST_BYTES = 12_000_000;

/** The same for a learner's session, which speaks of one learner, and for a form, which is read before its sender is known. */
const MOST_BYTES_OF_SESSION = 250_000;
const MOST_BYTES_OF_FORM = 1_000_000;

/** Methods of the record store (xAPI 2.0, part 3). */
export type XapiMethod = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** A request to the record store as it is meant, whichever way it was written. */
export interface XapiRequest {
  readonly method: XapiMethod;
  readonly parameters: Parameters;
  readonly body: Buffer;
  readonly version: XapiVersion;
  readonly caller: LrsCaller;
  header(name: string): string | undefined;
}

const rawUpTo = (limit: number) => express.raw({ type: () => true, limit });
const RAW = {
  key: rawUpTo(MOST_BYTES),
  session: rawUpTo(MOST_BYTES_OF_SESSION),
  form: rawUpTo(MOST_BYTES_OF_FORM),
};

/** The bytes of the body; unpacked where they came compressed. */
function bodyOf(request: Request, response: Response, from: keyof typeof RAW): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    RAW[from](request, response, (error: unknown) => {
      if (error) return reject(error);
      resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}

function headersOf({ headers }: Request): RawRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

async function callerOf(find: FindCaller, { headers }: RawRequest): Promise<LrsCaller> {
  const { authorization } = headers;
  const credential = credentialOf({ headers: authorization === undefined ? {} : { authorization } });
  const caller = credential && (await find(credential));
  if (!caller)
    throw new XapiRefusal('xapi_credential_invalid', 'send a key and its secret by Basic authentication');
  return caller;
}

/** Version of the request. @throws XapiRefusal when it names none, or one that is not spoken */
function spokenVersion({ headers }: RawRequest): XapiVersion {
  const header = headers['x-experience-api-version'];
  const version = header === undefined ? null : versionOf(header);
  if (version) return version;
  throw invalid('X-Experience-API-Version', 'version.header', 'must be 1.0, 1.0.x, 2.0 or 2.0.x');
}

function isMethod(method: string): method is XapiMethod {
  return ['GET', 'PUT', 'POST', 'DELETE'].includes(method);
}

/** Says in which version the answer is; what a request names comes before what its credential has by default. */
function answerIn(response: Response, version: XapiVersion): void {
  response.setHeader('x-experience-api-version', version);
}

/**
 * Reads a request: who sends it, in which version, and what it means. The body is taken in once the sender is known, except
 * where it holds the sender's name (alternate request syntax).
 * @throws XapiRefusal, TrellisError `too_many_requests`
 */
export async function readXapiRequest(
  request: Request,
  response: Response,
  find: FindCaller,
): Promise<XapiRequest> {
  const query = request.url.split('?')[1] ?? '';
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const sent: RawRequest = {
    method,
    parameters: parametersOf(query),
    body: Buffer.alloc(0),
    headers: headersOf(request),
  };
  const named = versionOf(sent.headers['x-experience-api-version'] ?? '');
  answerIn(response, named ?? '2.0.0');
  const alternate = isAlternate(sent);
  const meant = alternate ? unwrapped(sent, formOf(await bodyOf(request, response, 'form'))) : sent;
  const caller = await callerOf(find, meant);
  senderIsKnown(response);
  answerIn(response, versionOf(meant.headers['x-experience-api-version'] ?? '') ?? caller.version);
  const version = spokenVersion(meant);
  if (alternate && version !== '1.0.3')
    throw invalid('method', 'alternateSyntax', 'is a parameter of xAPI 1.0 alone');
  if (!isMethod(meant.method)) throw new XapiRefusal('method_not_allowed', 'the resource has no such method');
  const hasBody = !alternate && (meant.method === 'PUT' || meant.method === 'POST');
  return {
    method: meant.method,
    parameters: meant.parameters,
    body: hasBody ? await bodyOf(request, response, caller.own ? 'session' : 'key') : meant.body,
    version,
    caller,
    header: (name) => meant.headers[name],
  };
}

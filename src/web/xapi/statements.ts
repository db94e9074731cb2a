import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { countOf, mustBeFew } from '../../lrs/mustBeFew.ts';
import { listStatements, type Read, type Reading, readStatement } from '../../lrs/readStatements.ts';
import { storeStatements } from '../../lrs/storeStatements.ts';
import { identityOf } from '../../xapi/identity.ts';
import { parseJson } from '../../xapi/json.ts';
import { languagesOf } from '../../xapi/language.ts';
import { type Part, readMultipart, writeMultipart } from '../../xapi/multipart.ts';
import {
  onlyParameters,
  type Parameters,
  readStatementsQuery,
  type StatementsAsked,
} from '../../xapi/query.ts';
import { invalid, XapiRefusal } from '../../xapi/refusal.ts';
import { isUuid } from '../../xapi/schema/formats.ts';
import { type Micros, microsIso } from '../../xapi/time.ts';
import { PER_HOUR_OF_LEARNER } from '../limits.ts';
import type { LrsWeb, Resource } from './lrsWeb.ts';
import { type MorePage, moreUrl, readMorePage } from './morePage.ts';
import type { XapiRequest } from './xapiRequest.ts';

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('body', 'utf8', 'must be UTF-8');
  }
}

/** The statements of a body, and the parts that carry attachments. */
interface Received {
  readonly body: unknown;
  readonly parts: readonly Part[];
}

/** @throws XapiRefusal */
function readBody({ body, header }: XapiRequest): Received {
  const type = header('content-type') ?? '';
  if (/^application\/json\s*(;|$)/i.test(type)) return { body: parseJson(textOf(body)), parts: [] };
  if (!/^multipart\/mixed\s*(;|$)/i.test(type))
    throw invalid('Content-Type', 'contentType', 'must be application/json or multipart/mixed');
  const [first, ...parts] = readMultipart(body, type);
  if (!first || !/^application\/json\s*(;|$)/i.test(first.headers['content-type'] ?? ''))
    throw invalid('body', 'multipart.first', 'must begin with a part of application/json');
  return { body: parseJson(textOf(first.body)), parts };
}

async function consistentThrough(
  { lrs }: LrsWeb,
  { caller }: XapiRequest,
  response: Response,
): Promise<Micros> {
  const moment = await lrs.store.statements.consistentThrough(caller.tenant, lrs.now());
  response.setHeader('x-experience-api-consistent-through', microsIso(moment));
  return moment;
}

/** @throws XapiRefusal `too_many_requests` once a learner's sessions have put in what they may in an hour */
async function mustHaveRoom(
  { limits }: LrsWeb,
  { caller, body }: XapiRequest,
  response: Response,
  statements: number,
): Promise<void> {
  const { own, tenant } = caller;
  if (!own) return;
  const learner = `${tenant} ${identityOf(own)}`;
  const wait = await limits.records(learner, statements, body.length);
  if (wait === 0) return;
  response.setHeader('retry-after', String(wait));
  const most = `${PER_HOUR_OF_LEARNER.statements} statements and ${PER_HOUR_OF_LEARNER.bytes} bytes`;
  throw new XapiRefusal('too_many_requests', `a learner’s sessions store at most ${most} an hour`);
}

/** The body, once it is sure that there is room for it: what would never fit is told so first. @throws XapiRefusal */
async function receive(web: LrsWeb, request: XapiRequest, response: Response): Promise<Received> {
  const read = readBody(request);
  mustBeFew(request.caller, read.body);
  await mustHaveRoom(web, request, response, countOf(read.body));
  return read;
}

async function put(web: LrsWeb, request: XapiRequest, response: Response): Promise<void> {
  onlyParameters(request.parameters, ['statementId']);
  const statementId = request.parameters.statementId?.toLowerCase() ?? '';
  if (!isUuid(statementId)) throw invalid('statementId', 'parameter.form', 'must be a UUID');
  const { version, caller } = request;
  const read = await receive(web, request, response);
  await storeStatements(web.lrs, caller, { ...read, version, statementId });
  await consistentThrough(web, request, response);
  response.status(204).end();
}

async function post(web: LrsWeb, request: XapiRequest, response: Response): Promise<void> {
  onlyParameters(request.parameters, []);
  const { version, caller } = request;
  const read = await receive(web, request, response);
  const ids = await storeStatements(web.lrs, caller, { ...read, version, statementId: null });
  await consistentThrough(web, request, response);
  response.json(ids);
}

/** Answers with JSON, or with JSON and the attachments it names as parts. */
function send(
  response: Response,
  { attachments: carried, newest }: Read,
  wished: Reading,
  body: unknown,
): void {
  if (newest !== null) response.setHeader('last-modified', new Date(newest / 1000).toUTCString());
  if (!wished.attachments) {
    response.json(body);
    return;
  }
  const parts = carried.map(({ sha2, contentType, bytes }) => ({
    headers: {
      'Content-Type': contentType,
      'Content-Transfer-Encoding': 'binary',
      'X-Experience-API-Hash': sha2,
    },
    body: bytes,
  }));
  const first = { headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
  const boundary = `xapi-${randomUUID()}`;
  response.setHeader('content-type', `multipart/mixed; boundary=${boundary}`);
  response.send(writeMultipart(boundary, [first, ...parts]));
}

interface ListAsked {
  readonly asked: StatementsAsked & { readonly kind: 'list' };
  readonly parameters: Parameters;
  /** Set from the second page on. */
  readonly page: MorePage | null;
}

async function sendList(
  web: LrsWeb,
  request: XapiRequest,
  response: Response,
  { asked, parameters, page }: ListAsked,
): Promise<void> {
  const readable = await consistentThrough(web, request, response);
  const reading = readingOf(request, asked);
  const query = page ? { ...asked.query, since: page.from } : asked.query;
  const bound = page ? Math.min(page.until, readable) : readable;
  const found = await listStatements(web.lrs, request.caller, { ...reading, query, readable: bound });
  const more = found.next ? moreUrl(request.caller, parameters, found.next) : '';
  send(response, found, reading, { statements: found.statements, more });
}

function readingOf({ version, header }: XapiRequest, { format, attachments }: StatementsAsked): Reading {
  return { format, attachments, version, languages: languagesOf(header('accept-language')) };
}

async function get(web: LrsWeb, request: XapiRequest, response: Response): Promise<void> {
  const { parameters } = request;
  const asked = readStatementsQuery(parameters, request.version);
  if (asked.kind === 'list') return sendList(web, request, response, { asked, parameters, page: null });
  await consistentThrough(web, request, response);
  const reading = { ...readingOf(request, asked), id: asked.id, voided: asked.voided };
  const found = await readStatement(web.lrs, request.caller, reading);
  send(response, found, reading, found.statements[0]);
}

type Deed = NonNullable<Resource['GET']>;

/** The header comes with refusals too (xAPI 2.0, 4.1.6.1: whatever the status). */
function consistent(deed: Deed): Deed {
  return async (web, request, response) => {
    try {
      await deed(web, request, response);
    } catch (error) {
      await consistentThrough(web, request, response);
      throw error;
    }
  };
}

/** The statements resource (xAPI 2.0, 4.1.6.1). */
export const statements: Resource = { GET: consistent(get), PUT: consistent(put), POST: consistent(post) };

/** The pages after the first: what `more` names. */
export const moreStatements: Resource = {
  GET: consistent(async (web, request, response) => {
    const page = readMorePage(request.caller, request.parameters);
    const asked = readStatementsQuery(page.parameters, request.version);
    if (asked.kind !== 'list') throw new XapiRefusal('not_found', 'no such page');
    await sendList(web, request, response, { asked, parameters: page.parameters, page });
  }),
};

import type { Response } from 'express';
import {
  clearDocuments,
  deleteDocument,
  documentIds,
  postDocument,
  putDocument,
  readDocument,
} from '../../lrs/documents.ts';
import { type Deed, mustBeAllowed, mustBeOwn } from '../../lrs/mayDo.ts';
import type { DocumentKey, DocumentPlace } from '../../store/port/lrsDocuments.ts';
import { identityOf } from '../../xapi/identity.ts';
import {
  agentParameter,
  iriParameter,
  momentParameter,
  onlyParameters,
  uuidParameter,
} from '../../xapi/query.ts';
import { invalid, XapiRefusal } from '../../xapi/refusal.ts';
import type { LrsWeb, Resource } from './lrsWeb.ts';
import type { XapiRequest } from './xapiRequest.ts';

/** One kind of document: its parameters and whose it is (xAPI 2.0, 4.1.6.2, 4.1.6.5, 4.1.6.6). */
interface Kind {
  readonly kind: DocumentPlace['kind'];
  readonly deed: Deed;
  /** Parameter that names the document. */
  readonly id: 'stateId' | 'profileId';
  readonly place: readonly string[];
}

const STATE: Kind = {
  kind: 'state',
  deed: 'state',
  id: 'stateId',
  place: ['activityId', 'agent', 'registration'],
};
const AGENT: Kind = { kind: 'agentProfile', deed: 'profile', id: 'profileId', place: ['agent'] };
const ACTIVITY: Kind = { kind: 'activityProfile', deed: 'profile', id: 'profileId', place: ['activityId'] };

function activityOf({ place }: Kind, { parameters }: XapiRequest): string {
  if (!place.includes('activityId')) return '';
  const activity = iriParameter(parameters, 'activityId');
  if (activity === undefined) throw invalid('activityId', 'parameter.missing', 'is required');
  return activity;
}

function agentOf({ place }: Kind, { parameters, version, caller }: XapiRequest): string {
  if (!place.includes('agent')) return '';
  const agent = agentParameter(parameters, version);
  if (agent === undefined) throw invalid('agent', 'parameter.missing', 'is required');
  const identity = identityOf(agent);
  if (identity === null) throw invalid('agent', 'agent.identifier', 'must have an identifier');
  mustBeOwn(caller, agent);
  return identity;
}

/** The place a request names. @throws XapiRefusal */
function placeOf(kind: Kind, request: XapiRequest, further: readonly string[]): DocumentPlace {
  onlyParameters(request.parameters, [...kind.place, ...further]);
  return {
    tenant: request.caller.tenant,
    kind: kind.kind,
    activity: activityOf(kind, request),
    agent: agentOf(kind, request),
    registration: uuidParameter(request.parameters, 'registration') ?? '',
  };
}

/** The document a request names; null when it names none. @throws XapiRefusal */
function idOf({ id }: Kind, { parameters }: XapiRequest): string | null {
  const value = parameters[id];
  if (value === '') throw invalid(id, 'parameter.form', 'must not be empty');
  return value ?? null;
}

function keyOf(kind: Kind, request: XapiRequest): DocumentKey {
  const id = idOf(kind, request);
  if (id === null) throw invalid(kind.id, 'parameter.missing', 'is required');
  return { ...placeOf(kind, request, [kind.id]), id };
}

function conditionsOf({ header }: XapiRequest) {
  return { ifMatch: header('if-match') ?? null, ifNoneMatch: header('if-none-match') ?? null };
}

function arriving(request: XapiRequest) {
  const contentType = request.header('content-type') ?? 'application/octet-stream';
  const { body: bytes, version, caller } = request;
  return { ...conditionsOf(request), bytes, contentType, version, ownSession: caller.own !== null };
}

/** A profile of an activity is everybody's: a learner's session does not write it. */
function mustBeWriter(kind: Kind, { caller }: XapiRequest): void {
  mustBeAllowed(caller, kind.deed);
  if (caller.own && kind.kind === 'activityProfile')
    throw new XapiRefusal('forbidden', 'a session does not write what belongs to everybody');
}

async function get(kind: Kind, { lrs }: LrsWeb, request: XapiRequest, response: Response): Promise<void> {
  mustBeAllowed(request.caller, kind.deed);
  if (idOf(kind, request) === null) {
    const place = placeOf(kind, request, ['since']);
    const since = momentParameter(request.parameters, 'since') ?? 0;
    response.json(await documentIds(lrs, place, since));
    return;
  }
  const { bytes, contentType, etag, updated } = await readDocument(lrs, keyOf(kind, request));
  response.setHeader('etag', etag);
  response.setHeader('last-modified', new Date(updated / 1000).toUTCString());
  response.setHeader('content-type', contentType);
  response.send(Buffer.from(bytes));
}

async function remove(kind: Kind, { lrs }: LrsWeb, request: XapiRequest, response: Response): Promise<void> {
  mustBeWriter(kind, request);
  if (kind.kind === 'state' && idOf(kind, request) === null)
    await clearDocuments(lrs, placeOf(kind, request, []));
  else await deleteDocument(lrs, keyOf(kind, request), conditionsOf(request));
  response.status(204).end();
}

function resource(kind: Kind): Resource {
  return {
    GET: (web, request, response) => get(kind, web, request, response),
    PUT: async ({ lrs }, request, response) => {
      mustBeWriter(kind, request);
      await putDocument(lrs, keyOf(kind, request), arriving(request));
      response.status(204).end();
    },
    POST: async ({ lrs }, request, response) => {
      mustBeWriter(kind, request);
      await postDocument(lrs, keyOf(kind, request), arriving(request));
      response.status(204).end();
    },
    DELETE: (web, request, response) => remove(kind, web, request, response),
  };
}

/** Documents of a learner in an activity. */
export const state = resource(STATE);
/** Documents about a person. */
export const agentProfiles = resource(AGENT);
/** Documents about an activity. */
export const activityProfiles = resource(ACTIVITY);

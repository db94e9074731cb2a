import { z } from 'zod';
import { TrellisError } from '../../errors.ts';
import type { Fetch, HttpResponse } from '../http.ts';
import { outboundTrouble, registrationHeaders } from './discover.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
/** An LMS may fetch our keys before it answers. With discovery it stays below what the page waits. */
const TIMEOUT_MS = 12_000;
const REASON_LENGTH = 200;

const identifier = z.union([z.string().min(1).max(255), z.number().transform(String)]);
const deployment = identifier.nullish().catch(undefined);

/** Moodle gives the deployment inside the tool configuration, Canvas beside it, others later or never. */
const reply = z.object({
  client_id: identifier,
  scope: z.string().optional().catch(undefined),
  deployment_id: deployment,
  [TOOL]: z.object({ deployment_id: deployment }).nullish().catch(undefined),
});

/** What the LMS made of the request. */
export interface Enrolment {
  readonly clientId: string;
  readonly deploymentId: string | null;
  /** Null where it does not say. */
  readonly scopes: readonly string[] | null;
}

/**
 * Posts the registration request, once: a request whose answer was lost may have been granted, and a second one would
 * make a second tool there (Moodle: `token_already_used`). The address is used as it was given, with its query (Blackboard).
 * Errors: `registration_token_expired`, `registration_unanswered`, `registration_refused` (with the LMS's reason),
 * `registration_reply_invalid`, `configuration_refused`.
 */
export async function enrol(
  url: string,
  { token, metadata }: { token: string | null; metadata: unknown },
  fetch: Fetch,
): Promise<Enrolment> {
  const { host } = new URL(url);
  const request = {
    method: 'POST',
    headers: { ...registrationHeaders(token), 'content-type': 'application/json' },
    body: JSON.stringify(metadata),
    timeoutMs: TIMEOUT_MS,
    usualPort: true,
  } as const;
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw outboundTrouble(cause, host, 'registration_unanswered');
  });
  return read(response, host);
}

function read(response: HttpResponse, host: string): Enrolment {
  const { status, text } = response;
  const params = { host, status, reason: reasonOf(text) };
  if (status === 401) throw new TrellisError('registration_token_expired', host, { params });
  if (status !== 200 && status !== 201)
    throw new TrellisError('registration_refused', `${host} ${status}`, { params });
  const parsed = reply.safeParse(jsonOf(text));
  if (!parsed.success) throw new TrellisError('registration_reply_invalid', host, { params });
  const { client_id: clientId, scope, deployment_id: beside, [TOOL]: tool } = parsed.data;
  return {
    clientId,
    deploymentId: beside ?? tool?.deployment_id ?? null,
    scopes: scope === undefined ? null : scope.split(' ').filter((one) => one !== ''),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const complaint = z.looseObject({
  error_description: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  errors: z.unknown(),
});

/** The LMS's own words, short and without control characters; `none` when it has none that a person could read. */
function reasonOf(text: string): string {
  const body = complaint.safeParse(jsonOf(text)).data;
  const told = body
    ? (body.error_description ?? body.error ?? body.message ?? JSON.stringify(body.errors ?? ''))
    : text;
  const words = told.replace(/\p{C}+/gu, ' ').trim();
  if (words === '' || words === '""' || words.startsWith('<')) return 'none';
  return words.length > REASON_LENGTH ? `${words.slice(0, REASON_LENGTH)}…` : words;
}

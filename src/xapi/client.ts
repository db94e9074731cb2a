import { randomUUID } from 'node:crypto';
import type { AnyStatement } from './anyStatement.ts';
import type { AttachmentBytes } from './attachments.ts';
import { sameMeaning } from './equal.ts';
import { for103 } from './format.ts';
import { writeMultipart } from './multipart.ts';
import type { XapiVersion } from './scopes.ts';

/** The guarded fetch; rejects with `outbound_refused` (never worth a retry) or `outbound_failed`. */
export type LrsFetch = (
  url: string,
  request: {
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
  },
) => Promise<LrsAnswer>;

/** What another record store answered. */
export interface LrsAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Another record store, and who one is there. */
export interface LrsAccess {
  /** Base address, without a slash at the end. */
  readonly endpoint: string;
  readonly username: string;
  readonly password: string;
  readonly version: XapiVersion;
}

/** Statements sent together, and the bytes of their attachments. */
export interface Shipment {
  readonly statements: readonly AnyStatement[];
  readonly attachments: readonly AttachmentBytes[];
}

function headersFor({ username, password, version }: LrsAccess): Record<string, string> {
  return {
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    'x-experience-api-version': version,
    'content-type': 'application/json',
  };
}

/**
 * A statement as another store is sent it: without what that store sets itself (who vouches for it there, and when it
 * came), and in the older version without what the older version does not know.
 */
export function sendable(statement: AnyStatement, version: XapiVersion): Partial<AnyStatement> {
  const spoken = version === '1.0.3' ? for103(statement) : statement;
  const { authority: _ours, ...rest } = spoken;
  const { stored: _when, ...sent } = { stored: '', ...rest };
  return { ...sent, version: version === '1.0.3' ? '1.0.0' : '2.0.0' };
}

/** Statements with the bytes that belong to them, each once (xAPI 2.0, 4.1.3). */
function multipart(boundary: string, json: string, attachments: readonly AttachmentBytes[]): Uint8Array {
  const parts = attachments.map(({ sha2, contentType, bytes }) => ({
    headers: {
      'content-type': contentType,
      'content-transfer-encoding': 'binary',
      'x-experience-api-hash': sha2,
    },
    body: bytes,
  }));
  const first = { headers: { 'content-type': 'application/json' }, body: Buffer.from(json) };
  return writeMultipart(boundary, [first, ...parts]);
}

/** Sends statements in one request. Those of an id that stands there already with the same meaning change nothing. */
export function postStatements(
  access: LrsAccess,
  { statements, attachments }: Shipment,
  fetch: LrsFetch,
): Promise<LrsAnswer> {
  const json = JSON.stringify(statements.map((one) => sendable(one, access.version)));
  // New each time: bytes that somebody stored here on purpose do not hold it.
  const boundary = `xapi-${randomUUID()}`;
  const mixed = { 'content-type': `multipart/mixed; boundary=${boundary}` };
  const plain = attachments.length === 0;
  return fetch(`${access.endpoint}/statements`, {
    method: 'POST',
    headers: { ...headersFor(access), ...(plain ? {} : mixed) },
    body: plain ? json : multipart(boundary, json, attachments),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Whether the statement stands there with the same meaning: some stores refuse one that they have with a conflict,
 * although sending it again is allowed (xAPI 2.0, 4.1.6.1). False also when it may not be read.
 */
export async function standsThere(
  access: LrsAccess,
  statement: AnyStatement,
  fetch: LrsFetch,
): Promise<boolean> {
  const url = `${access.endpoint}/statements?statementId=${encodeURIComponent(statement.id)}`;
  const answer = await fetch(url, { method: 'GET', headers: headersFor(access) });
  const there = answer.status === 200 ? parsed(answer.text) : null;
  if (typeof there !== 'object' || there === null) return false;
  return sameMeaning(there, sendable(statement, access.version));
}

import { randomUUID } from 'node:crypto';
import { hashOfSecret } from '../../../../src/practice/secretText.ts';
import type { LrsKey } from '../../../../src/store/port/lrsKeys.ts';
import { startTool, type TestTool } from '../../../support/tool.ts';

/** A key of the record store, ready to be sent. */
export interface Client {
  readonly tenant: string;
  readonly authorization: string;
  readonly id: string;
}

/** An answer, its body read as JSON where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is what the tests look at
  readonly json: any;
}

export interface Sent {
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is bytes or text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: string | null;
}

export interface TestLrs {
  readonly tool: TestTool;
  /** Makes a key; of a tenant of its own unless one is named. */
  client(over?: Partial<LrsKey>): Promise<Client>;
  call(client: Client | null, method: string, path: string, sent?: Sent): Promise<Answer>;
}

function payload(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || typeof body === 'string') return body;
  if (Buffer.isBuffer(body)) return new Uint8Array(body);
  return JSON.stringify(body);
}

async function read(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const json: unknown = isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : null;
  return { status: response.status, headers: response.headers, bytes, json };
}

/** The whole tool, and clients of its record store. */
export async function startLrs(): Promise<TestLrs> {
  const tool = await startTool({});
  const { store } = tool.running.services;
  return {
    tool,
    client: async (over = {}) => {
      const id = randomUUID();
      const key: LrsKey = {
        id,
        secretHash: hashOfSecret('secret'),
        tenant: randomUUID(),
        label: 'test',
        scopes: ['all'],
        version: '2.0.0',
        perMinute: 1_000_000,
        createdAt: 0,
        revokedAt: null,
        ...over,
      };
      await store.lrsKeys.add(key);
      const authorization = `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;
      return { tenant: key.tenant, authorization, id };
    },
    call: async (client, method, path, { query, body, headers = {}, version = '2.0.0' } = {}) => {
      const search = query ? `?${new URLSearchParams(query)}` : '';
      const text = payload(body);
      return read(
        await fetch(`${tool.url}/xapi/${path}${search}`, {
          method,
          headers: {
            ...(client ? { authorization: client.authorization } : {}),
            ...(version === null ? {} : { 'x-experience-api-version': version }),
            ...(text === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(text === undefined ? {} : { body: text }),
        }),
      );
    },
  };
}

/** A small statement; whatever is given replaces its parts. */
export function statement(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    actor: { objectType: 'Agent', mbox: 'mailto:ana@example.org' },
    verb: { id: 'http://example.org/did', display: { en: 'did' } },
    object: { objectType: 'Activity', id: 'http://example.org/activity' },
    ...over,
  };
}

/** An agent as a parameter. */
export const agent = (name: string): string => JSON.stringify({ mbox: `mailto:${name}@example.org` });

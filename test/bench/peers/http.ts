import assert from 'node:assert/strict';
import { Agent, request } from 'undici';

/** One answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  /** Cookies it sets, as a browser sends them back. */
  readonly cookies: string;
}

/** Sends requests over connections that stay open, as browsers do; `encoding` is what the answer may be packed by. */
export type Send = (
  url: string,
  form?: Readonly<Record<string, string>>,
  cookies?: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

/** Addresses a school's browsers come from, as a proxy in front of the tool tells them: limits are per address. */
const ADDRESSES = 50;

/** Makes one for a tool. Idle connections are given up before the tool closes them (5 s). */
export function makeSend(encoding: string): { send: Send; close(): Promise<void> } {
  const agent = new Agent({ connections: 32, keepAliveTimeout: 1_000, keepAliveMaxTimeout: 1_000 });
  let sent = 0;
  const send: Send = async (url, form, cookies = '', more = {}) => {
    const response = await request(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        'accept-encoding': encoding,
        'x-forwarded-for': `198.51.100.${sent++ % ADDRESSES}`,
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...(cookies === '' ? {} : { cookie: cookies }),
        ...more,
      },
      body: form ? new URLSearchParams(form).toString() : null,
      dispatcher: agent,
    });
    const set = [response.headers['set-cookie'] ?? []].flat();
    const text = await response.body.text();
    assert.ok(response.statusCode < 400, `${response.statusCode} ${url}: ${text.slice(0, 400)}`);
    return {
      status: response.statusCode,
      text,
      location: String(response.headers.location ?? ''),
      cookies: set.map((cookie) => cookie.split(';')[0]).join('; '),
    };
  };
  return { send, close: () => agent.close() };
}

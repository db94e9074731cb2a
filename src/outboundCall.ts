import type { Dispatcher } from 'undici';
import { TrellisError } from './errors.ts';

/** One call that has passed the guard; `timeoutMs` is for all of it, `maxBytes` for the body of the answer. */
export interface OutboundCall {
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** The answer to a call; header names are lower case, repeated headers are joined by a comma. */
export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

type RawHeaders = Readonly<Record<string, string | string[] | undefined>>;

function flat(headers: RawHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

/** What has come of an answer so far. @throws TrellisError `outbound_refused` for a redirect and for too much */
class Answer {
  private status = 0;
  private headers: Record<string, string> = {};
  private size = 0;
  private readonly chunks: Buffer[] = [];
  private readonly maxBytes: number;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  begin(status: number, headers: RawHeaders): void {
    if (isRedirect(status)) throw new TrellisError('outbound_refused', `redirect ${status}`);
    this.status = status;
    this.headers = flat(headers);
  }

  add(chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes)
      throw new TrellisError('outbound_refused', `more than ${this.maxBytes} bytes`);
    this.chunks.push(chunk);
  }

  whole(): OutboundResponse {
    const { status, headers, chunks } = this;
    return { status, headers, text: Buffer.concat(chunks).toString('utf8') };
  }
}

/**
 * Carries out a call and reads its answer whole, without a stream in between. Rejects with `outbound_refused` for a redirect
 * or too long an answer, and with whatever the connection or the time says; the connection is then given up.
 */
export function outboundCall(
  dispatcher: Dispatcher,
  url: URL,
  { method, headers, body, timeoutMs, maxBytes }: OutboundCall,
): Promise<OutboundResponse> {
  const { origin, pathname, search } = url;
  return new Promise((resolve, reject) => {
    const answer = new Answer(maxBytes);
    let late: Error | null = null;
    let controller: Dispatcher.DispatchController | null = null;
    const timer = setTimeout(() => {
      late = new Error(`no answer within ${timeoutMs} ms`);
      controller?.abort(late);
      reject(late);
    }, timeoutMs);
    dispatcher.dispatch(
      { origin, path: `${pathname}${search}`, method, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          // Time was up before there was a connection.
          if (late !== null) started.abort(late);
        },
        // Whatever these throw gives the connection up and arrives below.
        onResponseStart: (_controller, status, told) => answer.begin(status, told),
        onResponseData: (_controller, chunk) => answer.add(chunk),
        onResponseEnd() {
          clearTimeout(timer);
          resolve(answer.whole());
        },
        onResponseError(_controller, error) {
          clearTimeout(timer);
          reject(error);
        },
      },
    );
  });
}

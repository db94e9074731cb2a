import type { Response } from 'express';

/** Server-sent events: who looks at a page of a course hears when something in that course changes. */
export interface LiveEvents {
  /** Turns a response into a stream of the channel's events, until the browser leaves. */
  stream(channel: string, response: Response): void;
  publish(channel: string, event: string, data: unknown): void;
  /** Ends every stream. */
  close(): void;
}

/** A hub with no listeners yet. */
export function createLiveEvents(): LiveEvents {
  const listeners = new Map<Response, string>();
  return {
    stream(channel, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 2000\n\n');
      listeners.set(response, channel);
      response.on('close', () => listeners.delete(response));
    },
    publish(channel, event, data) {
      for (const [response, wanted] of listeners)
        if (wanted === channel) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close() {
      for (const response of listeners.keys()) response.end();
      listeners.clear();
    },
  };
}

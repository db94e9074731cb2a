import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readMultipart } from '../../../src/xapi/multipart.ts';

interface Sent {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** One POST of statements as it came. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly ids: readonly string[];
  readonly body: Buffer;
}

/** A record store that keeps what it is sent, and fails as it is told. */
export interface FakeLrs {
  readonly origin: string;
  /** Statements it has, in the order they came. */
  readonly kept: readonly Sent[];
  /** Every POST, also those it refused. */
  readonly posts: Received[];
  /** Statuses of the next answers to POSTs; when empty it takes what is good. */
  readonly answers: number[];
  /** Ids it takes for invalid. */
  readonly bad: Set<string>;
  /** Answers 409 for an id that it has, whatever it says. */
  strict: boolean;
  /** Every answer is this status, while set. */
  down: number | null;
  retryAfter: string | null;
  /** Has a statement already. */
  keep(statement: Sent): void;
  /** Empties it and lets it take what is good. */
  forget(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The statements of a request, also of one in parts. */
function statementsIn(body: Buffer, type: string): Sent[] {
  const json = type.startsWith('multipart/') ? (readMultipart(body, type)[0]?.body ?? body) : body;
  return JSON.parse(json.toString('utf8')) as Sent[];
}

/** Starts it on a free port of this machine. */
export async function startFakeLrs(): Promise<FakeLrs> {
  const kept: Sent[] = [];
  const state = {
    kept,
    posts: [] as Received[],
    answers: [] as number[],
    bad: new Set<string>(),
    strict: false,
    down: null as number | null,
    retryAfter: null as string | null,
    keep: (statement: Sent) => kept.push(statement),
  };
  function take(statements: readonly Sent[]): number {
    if (statements.some(({ id }) => state.bad.has(id))) return 400;
    const known = statements.filter(({ id }) => kept.some((one) => one.id === id));
    if (state.strict && known.length > 0) return 409;
    kept.push(...statements.filter((one) => !known.includes(one)));
    return 200;
  }
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const url = new URL(request.url ?? '', 'http://x');
      const answer = (status: number, document: unknown) => {
        if (state.retryAfter) response.setHeader('retry-after', state.retryAfter);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
      };
      if (request.method === 'GET') {
        const found = kept.find(({ id }) => id === url.searchParams.get('statementId'));
        return answer(found ? 200 : 404, found ?? {});
      }
      const statements = statementsIn(body, request.headers['content-type'] ?? '');
      state.posts.push({ headers: request.headers, ids: statements.map(({ id }) => id), body });
      answer(state.down ?? state.answers.shift() ?? take(statements), {});
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const lrs: FakeLrs = Object.assign(state, {
    origin: `http://127.0.0.1:${port}`,
    forget() {
      kept.length = 0;
      state.posts.length = 0;
      state.answers.length = 0;
      state.bad.clear();
      Object.assign(state, { strict: false, down: null, retryAfter: null });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return lrs;
}

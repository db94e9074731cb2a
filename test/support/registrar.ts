import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that reached the LMS. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown> | null;
}

/** How the LMS answers: a status and a body, or nothing at all. */
export interface Scripted {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** An LMS on loopback as the tool meets it when it registers itself. */
export interface Registrar {
  readonly origin: string;
  readonly configurationUrl: string;
  readonly seen: SeenRequest[];
  /** Members of the configuration; a test changes what it is about. */
  configuration: Record<string, unknown>;
  /** Answers instead of the usual ones, by path; `null` hangs up. */
  readonly answers: Map<string, Scripted | null>;
  /** Client id and more of the usual answer to a registration. */
  reply: Record<string, unknown>;
  close(): Promise<void>;
}

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

function usual(registrar: Registrar, request: SeenRequest): Scripted {
  if (request.path === '/config') return { status: 200, body: registrar.configuration };
  if (request.path.startsWith('/register'))
    return { status: 201, body: { ...request.body, ...registrar.reply } };
  return { status: 404, body: {} };
}

async function read(request: IncomingMessage): Promise<SeenRequest> {
  const body = await text(request);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: body === '' ? null : JSON.parse(body),
  };
}

/** Starts it on a free port of 127.0.0.1. */
export async function startRegistrar(): Promise<Registrar> {
  const server = createServer((request, response) => {
    void read(request).then((seen) => {
      registrar.seen.push(seen);
      const path = seen.path.split('?')[0] ?? '';
      const scripted = registrar.answers.get(path);
      if (scripted === null) return response.destroy();
      const { status, body = {}, headers = {} } = scripted ?? usual(registrar, seen);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      return response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const registrar: Registrar = {
    origin,
    configurationUrl: `${origin}/config`,
    seen: [],
    configuration: {
      issuer: origin,
      authorization_endpoint: `${origin}/auth`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/jwks`,
      registration_endpoint: `${origin}/register?keep=this`,
      response_types_supported: ['id_token'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    answers: new Map(),
    reply: { client_id: 'client-1', [TOOL]: { deployment_id: 'dep-1' } },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return registrar;
}

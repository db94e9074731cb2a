import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import { TrellisError } from '../errors.ts';
import { inReaderLanguage } from '../practice/readerLanguage.ts';
import { checkSession } from '../practice/webSession.ts';
import type { Session, SessionKind } from '../store/port/sessions.ts';
import { bearerHash } from './bearer.ts';
import type { Web } from './web.ts';

/** A request that has passed its row: the session is alive and of the right kind, the input has the right shape. */
interface ApiRequest<B> {
  readonly tokenHash: string;
  readonly session: Session;
  readonly input: B;
  /** Named parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  /** Says once that nobody waits for the answer any more: the caller has left, or the tool stops. For long work. */
  left(): AbortSignal;
}

/** Who may call: a web session of a kind, or an operator signed in at `/admin`. */
type Caller = SessionKind | 'operator';

/** One row of the authorisation matrix, and what it does. Bodies come by POST and PUT, queries by GET. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put';
  readonly path: `/api/${string}`;
  /** Sessions that may call it. */
  readonly kinds: readonly Caller[];
  readonly handler: (web: Web) => RequestHandler;
}

/** Answers that are not JSON say so themselves. */
interface TextAnswer {
  readonly type: string;
  readonly filename: string;
  readonly text: string;
}

/** A file that is too long to be held: its pieces, in order. */
interface StreamAnswer {
  readonly type: string;
  readonly filename: string;
  readonly pieces: AsyncIterable<string>;
}

function isStream(answer: unknown): answer is StreamAnswer {
  return typeof answer === 'object' && answer !== null && 'filename' in answer && 'pieces' in answer;
}

function isText(answer: unknown): answer is TextAnswer {
  return typeof answer === 'object' && answer !== null && 'filename' in answer && 'text' in answer;
}

/** What comes with a request: the query of a GET, else the body. */
export function inputOf(method: ApiRoute['method'], request: Request): unknown {
  return method === 'get' ? request.query : (request.body ?? {});
}

/** Named parts of the path. */
export function pathOf(request: Request): Readonly<Record<string, string>> {
  const parts = Object.entries(request.params).filter(
    (part): part is [string, string] => typeof part[1] === 'string',
  );
  return Object.fromEntries(parts);
}

/** Answers as JSON, or as the file the answer is. */
export async function sendAnswer(response: Response, answer: unknown): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  if (isStream(answer)) {
    response.attachment(answer.filename).type(answer.type);
    // A reader who leaves half-way is no failure of the tool.
    await pipeline(Readable.from(answer.pieces), response).catch(() => response.destroy());
  } else if (isText(answer)) response.attachment(answer.filename).type(answer.type).send(answer.text);
  else response.json(answer);
}

/** See `ApiRequest.left`. */
function leftSignal(response: Response, draining: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const leave = () => controller.abort();
  // One who has left already tells it no more: nothing would take the listener away again.
  if (draining.aborted || response.destroyed) {
    leave();
    return controller.signal;
  }
  draining.addEventListener('abort', leave, { once: true });
  response.once('close', () => {
    draining.removeEventListener('abort', leave);
    leave();
  });
  return controller.signal;
}

/** Describes a route: who may call it, what it takes, what it does. */
export function apiRoute<S extends z.ZodType>(
  method: ApiRoute['method'],
  path: ApiRoute['path'],
  row: { kinds: readonly SessionKind[]; input: S },
  run: (web: Web, request: ApiRequest<z.infer<S>>) => Promise<unknown>,
): ApiRoute {
  return {
    method,
    path,
    kinds: row.kinds,
    handler: (web) => async (request, response) => {
      const hash = bearerHash(request);
      const { store, now } = web.practice;
      const found = await store.sessions.find(hash);
      // Told apart from a bearer nobody was given: an operator has no part in any course.
      if (!found && (await store.adminAccess.find(hash))) throw new TrellisError('forbidden', 'an operator');
      const alive = checkSession(found, row.kinds, now());
      await web.limits.session({
        tokenHash: hash,
        registration: alive.registration,
        learner: alive.learner,
      });
      const input = row.input.parse(inputOf(method, request));
      const session = await inReaderLanguage(web.practice, alive);
      const left = () => leftSignal(response, web.draining);
      const asked = { tokenHash: hash, session, input, path: pathOf(request), left };
      await sendAnswer(response, await run(web, asked));
    },
  };
}

/** The routes as a router. */
export function apiRouter(web: Web, routes: readonly ApiRoute[]): Router {
  const router = Router();
  for (const { method, path, handler } of routes) router[method](path, handler(web));
  return router;
}

import { type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { checkSession } from '../practice/webSession.ts';
import type { Session, SessionKind } from '../store/port/sessions.ts';
import { bearerHash } from './bearer.ts';
import type { Web } from './web.ts';

/** A request that has passed its row: the session is alive and of the right kind, the input has the right shape. */
export interface ApiRequest<B> {
  readonly tokenHash: string;
  readonly session: Session;
  readonly input: B;
  /** Named parts of the path. */
  readonly path: Readonly<Record<string, string>>;
}

/** One row of the authorisation matrix, and what it does. Bodies come by POST and PUT, queries by GET. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put';
  readonly path: `/api/${string}`;
  /** Sessions that may call it. */
  readonly kinds: readonly SessionKind[];
  readonly handler: (web: Web) => RequestHandler;
}

/** Answers that are not JSON say so themselves. */
export interface TextAnswer {
  readonly type: string;
  readonly filename: string;
  readonly text: string;
}

function isText(answer: unknown): answer is TextAnswer {
  return typeof answer === 'object' && answer !== null && 'filename' in answer && 'text' in answer;
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
      const session = checkSession(await store.sessions.find(hash), row.kinds, now());
      const input = row.input.parse(method === 'get' ? request.query : (request.body ?? {}));
      const parts = Object.entries(request.params).filter(
        (part): part is [string, string] => typeof part[1] === 'string',
      );
      const answer = await run(web, { tokenHash: hash, session, input, path: Object.fromEntries(parts) });
      response.setHeader('cache-control', 'no-store');
      if (isText(answer)) response.attachment(answer.filename).type(answer.type).send(answer.text);
      else response.json(answer);
    },
  };
}

/** The routes as a router. */
export function apiRouter(web: Web, routes: readonly ApiRoute[]): Router {
  const router = Router();
  for (const { method, path, handler } of routes) router[method](path, handler(web));
  return router;
}

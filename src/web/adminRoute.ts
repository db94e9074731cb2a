import type { z } from 'zod';
import type { Administrator } from '../admin/administration.ts';
import { checkOperator, operatorOf } from '../admin/operatorSession.ts';
import { TrellisError } from '../errors.ts';
import type { OperatorSession } from '../store/port/adminAccess.ts';
import { type ApiRoute, apiRoute, inputOf, pathOf, sendAnswer } from './apiRoute.ts';
import { bearerHash } from './bearer.ts';
import { administratorBy } from './openPage.ts';
import type { Web } from './web.ts';

/** A request of somebody who administers: who it is and how far they reach is settled, the input has the right shape. */
interface AdminRequest<B> {
  readonly by: Administrator;
  readonly input: B;
  readonly path: Readonly<Record<string, string>>;
}

interface OperatorRequest<B> extends AdminRequest<B> {
  readonly session: OperatorSession;
}

/** The operator's session; a web session, which is none, is told apart from a bearer nobody was given. */
async function operatorBy(web: Web, hash: string): Promise<OperatorSession> {
  const { store, now } = web.admin;
  const found = await store.adminAccess.find(hash);
  if (!found && (await store.sessions.find(hash))) throw new TrellisError('forbidden', 'a web session');
  return checkOperator(found, now());
}

/** A route for operators signed in at `/admin`. */
export function operatorRoute<S extends z.ZodType>(
  method: ApiRoute['method'],
  path: `/api/admin/${string}`,
  schema: S,
  run: (web: Web, request: OperatorRequest<z.infer<S>>) => Promise<unknown>,
): ApiRoute {
  return {
    method,
    path,
    kinds: ['operator'],
    handler: (web) => async (request, response) => {
      const session = await operatorBy(web, bearerHash(request));
      const input = schema.parse(inputOf(method, request));
      const by = operatorOf(session);
      await sendAnswer(response, await run(web, { by, session, input, path: pathOf(request) }));
    },
  };
}

/** A route for an LMS's administrator, about their own platform. */
export function platformRoute<S extends z.ZodType>(
  method: ApiRoute['method'],
  path: `/api/platform${string}`,
  schema: S,
  run: (web: Web, request: AdminRequest<z.infer<S>>) => Promise<unknown>,
): ApiRoute {
  return apiRoute(
    method,
    path,
    { kinds: ['administrator'], input: schema },
    async (web, { session, input, path }) =>
      run(web, { by: await administratorBy(web, session), input, path }),
  );
}

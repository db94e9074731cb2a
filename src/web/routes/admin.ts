import { Router } from 'express';
import { z } from 'zod';
import type { Administration, Administrator } from '../../admin/administration.ts';
import { changeDeployment } from '../../admin/changeDeployment.ts';
import { changePlatform } from '../../admin/changePlatform.ts';
import { makeCode, revokeCode, viewCodes } from '../../admin/codes.ts';
import { decideProposal } from '../../admin/decideProposal.ts';
import { operatorOf, signIn, signOut } from '../../admin/operatorSession.ts';
import { retryGrades } from '../../admin/retryGrades.ts';
import { rotate, viewKeys } from '../../admin/toolKeys.ts';
import { viewAudit } from '../../admin/viewAudit.ts';
import { viewGradeQueue } from '../../admin/viewGradeQueue.ts';
import { viewPlatforms } from '../../admin/viewPlatforms.ts';
import {
  type AdminOverview,
  AuditQuery,
  CodeRequest,
  DeploymentRequest,
  PlatformRequest,
  ProposalRequest,
  QueueQuery,
  RetryRequest,
  RevokeCodeRequest,
  type SignedIn,
  SignInRequest,
} from '../../api/administration.ts';
import type { OperatorSession } from '../../store/port/adminAccess.ts';
import { operatorRoute } from '../adminRoute.ts';
import type { ApiRoute } from '../apiRoute.ts';
import { requestLocale } from '../requestLocale.ts';
import { OWN_PAGE } from '../security.ts';
import { sendPage } from '../sendPage.ts';
import type { Web } from '../web.ts';

const Nothing = z.looseObject({});
const PlatformId = z.string().min(1).max(255);

async function overview(
  admin: Administration,
  by: Administrator,
  session: OperatorSession,
): Promise<AdminOverview> {
  const platforms = await viewPlatforms(admin, by.scope);
  return { platforms, updatedAt: admin.now(), expiresAt: session.expiresAt };
}

/** What an operator may do. */
export const ADMIN_ROUTES: readonly ApiRoute[] = [
  operatorRoute('get', '/api/admin/platforms', Nothing, ({ admin }, { by, session }) =>
    overview(admin, by, session),
  ),
  operatorRoute('put', '/api/admin/platforms/:platform', PlatformRequest, async ({ admin }, request) => {
    const { by, session, input, path } = request;
    await changePlatform(admin, by, PlatformId.parse(path.platform), input);
    return overview(admin, by, session);
  }),
  operatorRoute(
    'put',
    '/api/admin/platforms/:platform/deployment',
    DeploymentRequest,
    async ({ admin }, { by, session, input, path }) => {
      await changeDeployment(admin, by, PlatformId.parse(path.platform), input);
      return overview(admin, by, session);
    },
  ),
  operatorRoute(
    'post',
    '/api/admin/platforms/:platform/proposal',
    ProposalRequest,
    async ({ admin }, { by, session, input, path }) => {
      await decideProposal(admin, by, PlatformId.parse(path.platform), input);
      return overview(admin, by, session);
    },
  ),
  operatorRoute('get', '/api/admin/grades', QueueQuery, ({ admin }, { by, input }) =>
    viewGradeQueue(admin, by.scope, { platform: input.platform ?? null, after: input.after ?? null }),
  ),
  operatorRoute('post', '/api/admin/grades/retry', RetryRequest, async ({ admin }, { by, input }) => ({
    count: await retryGrades(admin, by, input),
  })),
  operatorRoute('get', '/api/admin/codes', Nothing, ({ admin }) => viewCodes(admin)),
  operatorRoute('post', '/api/admin/codes', CodeRequest, ({ admin }, { by, input }) =>
    makeCode(admin, by, input.note),
  ),
  operatorRoute('post', '/api/admin/codes/revoke', RevokeCodeRequest, async ({ admin }, { by, input }) => {
    await revokeCode(admin, by, input.id);
    return viewCodes(admin);
  }),
  operatorRoute('get', '/api/admin/keys', Nothing, ({ admin }) => viewKeys(admin)),
  operatorRoute('post', '/api/admin/keys/rotate', Nothing, ({ admin }, { by }) => rotate(admin, by)),
  operatorRoute('get', '/api/admin/audit', AuditQuery, ({ admin }, { by, input }) =>
    viewAudit(admin, by.scope, input.before ?? null),
  ),
  operatorRoute('post', '/api/admin/sign-out', Nothing, async ({ admin }, { session }) => {
    await signOut(admin, session);
    return {};
  }),
];

/** The page of operators, and signing in at it. The page itself holds nothing: what it shows comes by the bearer. */
export function adminRouter(web: Web): Router {
  const { admin } = web;
  const router = Router();
  router.get('/admin', (request, response) => {
    // Nobody opens this page but the operator, so no window that did keeps a hold of it.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    const page = { page: 'admin', token: null, locale: requestLocale(request), data: {} } as const;
    sendPage(web, response, page, OWN_PAGE);
  });
  router.post('/api/admin/sign-in', async (request, response) => {
    const { link } = SignInRequest.parse(request.body);
    const { token, session } = await signIn(admin, link);
    const answer: SignedIn = { token, overview: await overview(admin, operatorOf(session), session) };
    response.json(answer);
  });
  return router;
}

import { z } from 'zod';
import type { Administration, Administrator } from '../../admin/administration.ts';
import { changeDeployment } from '../../admin/changeDeployment.ts';
import { retryGrades } from '../../admin/retryGrades.ts';
import { viewAudit } from '../../admin/viewAudit.ts';
import { viewGradeQueue } from '../../admin/viewGradeQueue.ts';
import { viewPlatforms } from '../../admin/viewPlatforms.ts';
import { AuditQuery, DeploymentRequest, QueueQuery, RetryRequest } from '../../api/administration.ts';
import type { Pages } from '../../api/page.ts';
import { platformRoute } from '../adminRoute.ts';
import { type ApiRoute, apiRoute } from '../apiRoute.ts';
import { openPlatform } from '../openPage.ts';

const Nothing = z.looseObject({});

async function overview(admin: Administration, { scope }: Administrator): Promise<Pages['platform']> {
  const [platform = null] = await viewPlatforms(admin, scope);
  return { platform, updatedAt: admin.now() };
}

/** Id of the one platform an LMS's administrator reaches. */
function ownPlatform({ scope }: Administrator): string {
  return scope.kind === 'tenant' ? scope.registration : '';
}

/** What an administrator of an LMS may do, always in their own platform. */
export const PLATFORM_ROUTES: readonly ApiRoute[] = [
  apiRoute(
    'post',
    '/api/platform/open',
    { kinds: ['administrator'], input: Nothing },
    // The bearer is known to who asks alone.
    async (web, { session }) => ({ ...(await openPlatform(web, { token: '', session })), token: null }),
  ),
  platformRoute('get', '/api/platform', Nothing, ({ admin }, { by }) => overview(admin, by)),
  platformRoute('put', '/api/platform/deployment', DeploymentRequest, async ({ admin }, { by, input }) => {
    await changeDeployment(admin, by, ownPlatform(by), input);
    return overview(admin, by);
  }),
  platformRoute('get', '/api/platform/grades', QueueQuery, ({ admin }, { by, input }) =>
    viewGradeQueue(admin, by.scope, { platform: null, after: input.after ?? null }),
  ),
  platformRoute('post', '/api/platform/grades/retry', RetryRequest, async ({ admin }, { by, input }) => ({
    count: await retryGrades(admin, by, { ...input, platform: null }),
  })),
  platformRoute('get', '/api/platform/audit', AuditQuery, ({ admin }, { by, input }) =>
    viewAudit(admin, by.scope, input.before ?? null),
  ),
];

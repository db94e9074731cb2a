import type { RetryRequest } from '../api/administration.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';
import { tenantsAsked } from './viewGradeQueue.ts';

/**
 * "Send again": one row, or every row in trouble of a platform (null: of all within reach); how many became due. A row
 * out of reach counts as none.
 * @throws TrellisError `not_found` for a platform that does not exist
 */
export async function retryGrades(
  admin: Administration,
  { actor, scope }: Administrator,
  { key, platform }: RetryRequest,
): Promise<number> {
  const tenants = await tenantsAsked(admin, scope, platform);
  const registration = scope.kind === 'tenant' ? scope.registration : platform;
  const deployment = scope.kind === 'tenant' ? scope.deployment : null;
  const detail = { which: key === null ? 'all' : 'one' };
  await record(admin, actor, { act: 'gradesRetried', registration, deployment, detail });
  const count = await admin.store.gradeQueue.again(tenants, key, admin.now());
  if (count > 0) admin.nudge('grades');
  return count;
}

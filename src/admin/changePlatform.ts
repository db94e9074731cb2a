import type { PlatformRequest } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';

/**
 * Lets a platform in, shuts it out, or says whether its new deployments are let in. For operators only: whether an LMS may
 * come at all is not for the LMS to decide.
 * @throws TrellisError `forbidden`, `not_found`
 */
export async function changePlatform(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  { actor, scope }: Administrator,
  registration: string,
  { status, deploymentPolicy }: PlatformRequest,
): Promise<void> {
  if (scope.kind !== 'everything') throw new TrellisError('forbidden', 'a platform as a whole');
  const { platforms } = admin.store;
  if (!(await platforms.get(registration))) throw new TrellisError('not_found', 'no such platform');
  if (status !== undefined) {
    await record(admin, actor, { act: 'platformStatus', registration, detail: { status } });
    await platforms.change(registration, { status });
    if (status === 'suspended') await admin.store.sessions.endOf(registration, null);
  }
  if (deploymentPolicy !== undefined) {
    await record(admin, actor, { act: 'platformPolicy', registration, detail: { policy: deploymentPolicy } });
    await platforms.change(registration, { deploymentPolicy });
  }
}

import { readRoster } from '../lti/nrps.ts';
import type { CourseMember, RosterService } from '../practice/refreshRoster.ts';
import type { Link } from '../store/port/links.ts';
import type { Worker } from './worker.ts';

async function membersOf(worker: Worker, link: Link): Promise<readonly CourseMember[] | null> {
  const registration = await worker.store.platforms.get(link.registration);
  if (registration?.status !== 'active' || link.membershipsUrl === null) return null;
  const access = { registration, deploymentId: link.deployment, granted: null };
  const { members, complete } = await readRoster(access, link.membershipsUrl, worker.services);
  // Half a roster would make people look as if they had left.
  if (!complete) return null;
  return members
    .filter(({ status }) => status === 'Active')
    .map(({ userId, name, givenName, rights }) => ({
      sub: userId,
      name: name ?? givenName,
      role: rights.instructor ? 'instructor' : rights.learner ? 'learner' : 'other',
    }));
}

/** The names and roles service as practice asks for it. A platform that fails is logged and answers null. */
export function askRoster(worker: Worker): RosterService {
  return async (link) =>
    membersOf(worker, link).catch((error: unknown) => {
      worker.logger.warn({ err: error, link: link.id }, 'roster not read');
      return null;
    });
}

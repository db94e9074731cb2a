import { readRoster } from '../lti/nrps.ts';
import type { CourseMember, RosterService } from '../practice/refreshRoster.ts';
import type { Link } from '../store/port/links.ts';
import type { Worker } from './worker.ts';

/** How long an instructor's page waits for the platform's roster, in milliseconds. */
const PATIENCE_MS = 2_500;

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

/** The names and roles service as practice asks for it: an answer in time, or null. */
export function askRoster(worker: Worker): RosterService {
  return async (link) => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    const asked = membersOf(worker, link).catch((error: unknown) => {
      worker.logger.warn({ err: error, link: link.id }, 'roster not read');
      return null;
    });
    const members = await Promise.race([asked, patience]);
    clearTimeout(timer);
    return members;
  };
}

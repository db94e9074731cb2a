import { type Member, readDifferences, readRoster } from '../lti/nrps.ts';
import type { CourseMember, CourseNews, RosterService } from '../practice/refreshRoster.ts';
import type { Link } from '../store/port/links.ts';
import type { Worker } from './worker.ts';

function courseMember({ userId, name, givenName, rights, status }: Member): CourseMember {
  return {
    sub: userId,
    name: name ?? givenName,
    role: rights.instructor ? 'instructor' : rights.learner ? 'learner' : 'other',
    gone: status !== 'Active',
  };
}

async function newsOf(worker: Worker, link: Link, since: string | null): Promise<CourseNews | null> {
  const { platforms } = worker.store;
  const [registration, deployment] = await Promise.all([
    platforms.get(link.registration),
    platforms.deployment(link.registration, link.deployment),
  ]);
  if (registration?.status !== 'active' || deployment?.status !== 'active') return null;
  if (link.membershipsUrl === null) return null;
  const access = { registration, deploymentId: link.deployment, granted: null };
  const { members, complete, dropped, differences } =
    since === null
      ? await readRoster(access, link.membershipsUrl, worker.services)
      : await readDifferences(access, since, worker.services);
  if (dropped > 0) worker.logger.warn({ link: link.id, dropped }, 'roster holds members that cannot be read');
  const news = { members: members.map(courseMember), whole: since === null, differences };
  return complete ? news : { ...news, partial: true };
}

/** The names and roles service as practice asks for it. A platform that fails is logged and answers null. */
export function askRoster(worker: Worker): RosterService {
  return async (link, since) =>
    newsOf(worker, link, since).catch((error: unknown) => {
      worker.logger.warn({ err: error, link: link.id }, 'roster not read');
      return null;
    });
}

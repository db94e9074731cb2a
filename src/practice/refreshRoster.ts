import type { Link } from '../store/port/links.ts';
import { learnerId } from './derivedId.ts';
import type { Practice } from './practice.ts';

/** How old a roster may be before an instructor's visit asks for it again, in milliseconds (10 minutes). */
const FRESH_MS = 10 * 60 * 1000;

/** Somebody the platform says is in the course. */
export interface CourseMember {
  readonly sub: string;
  readonly name: string | null;
  readonly role: 'learner' | 'instructor' | 'other';
}

/** Asks a platform who is in a course. Null: it does not tell, or did not answer in time. */
export type RosterService = (link: Link) => Promise<readonly CourseMember[] | null>;

/** Brings the course's roster up to date if it is old. A platform that fails leaves the known roster as it is. */
export async function refreshRoster(practice: Practice, link: Link, ask: RosterService): Promise<void> {
  if (link.membershipsUrl === null) return;
  const known = await practice.store.rosters.get(link.context);
  if (known && practice.now() - known.fetchedAt < FRESH_MS) return;
  const members = await ask(link);
  if (!members) return;
  await practice.store.rosters.save({
    context: link.context,
    tenant: link.tenant,
    members: members.map(({ sub, name, role }) => ({ learner: learnerId(link.tenant, sub), name, role })),
    fetchedAt: practice.now(),
  });
}

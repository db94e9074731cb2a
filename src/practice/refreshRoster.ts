import type { Link } from '../store/port/links.ts';
import { learnerId } from './derivedId.ts';
import type { Practice } from './practice.ts';

/** How old a roster may be before an instructor's visit asks for it again, in milliseconds (10 minutes). */
const FRESH_MS = 10 * 60 * 1000;

/** How long an instructor's page waits for the platform, in milliseconds. */
const PATIENCE_MS = 2_500;

/** Somebody the platform says is in the course. */
export interface CourseMember {
  readonly sub: string;
  readonly name: string | null;
  readonly role: 'learner' | 'instructor' | 'other';
}

/** Asks a platform who is in a course. Null: it does not tell, or failed. */
export type RosterService = (link: Link) => Promise<readonly CourseMember[] | null>;

async function refresh(practice: Practice, link: Link, ask: RosterService): Promise<void> {
  const members = await ask(link);
  if (!members) return;
  await practice.store.rosters.save({
    context: link.context,
    tenant: link.tenant,
    members: members.map(({ sub, name, role }) => ({ learner: learnerId(link.tenant, sub), name, role })),
    fetchedAt: practice.now(),
  });
}

/**
 * Brings the course's roster up to date if it is old. The page waits two and a half seconds for it; an answer that
 * comes later is kept for the next visit. A platform that fails leaves the known roster as it is.
 */
export async function refreshRoster(practice: Practice, link: Link, ask: RosterService): Promise<void> {
  if (link.membershipsUrl === null) return;
  const known = await practice.store.rosters.get(link.context);
  if (known && practice.now() - known.fetchedAt < FRESH_MS) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  // Not awaited beyond patience: the store may be closing by then, which costs a roster and nothing else.
  const refreshed = refresh(practice, link, ask).catch(() => undefined);
  await Promise.race([refreshed, patience]);
  clearTimeout(timer);
}

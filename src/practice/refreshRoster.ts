import { DAY_MS, MINUTE_MS } from '../duration.ts';
import type { Link } from '../store/port/links.ts';
import type { Roster } from '../store/port/rosters.ts';
import { learnerId } from './derivedId.ts';
import type { Practice } from './practice.ts';

/** How old a roster may be before an instructor's visit asks for it again, in milliseconds (10 minutes). */
const FRESH_MS = 10 * MINUTE_MS;

/** How long an instructor's page waits for the platform, in milliseconds. */
const PATIENCE_MS = 2_500;

/** After so long the platform is asked for everybody again, also where it tells changes, in milliseconds (a day). */
const WHOLE_MS = DAY_MS;

/** Somebody the platform says is in the course, or no longer is. */
export interface CourseMember {
  readonly sub: string;
  readonly name: string | null;
  readonly role: 'learner' | 'instructor' | 'other';
  readonly gone?: boolean;
}

/** What a platform tells of a course: everybody, or what has changed. */
export interface CourseNews {
  readonly members: readonly CourseMember[];
  readonly whole: boolean;
  /** Some may be missing from it, so nobody is taken as gone because it does not name them. */
  readonly partial?: true;
  /** Where it tells what changes from now on; null where it does not. */
  readonly differences: string | null;
}

/** Asks a platform who is in a course, or what has changed at `since`. Null: it does not tell, or failed. */
export type RosterService = (link: Link, since: string | null) => Promise<CourseNews | null>;

/** What keeping a roster takes. */
export type RosterKeeper = Pick<Practice, 'store' | 'now'>;

async function keep({ store, now }: RosterKeeper, link: Link, news: CourseNews) {
  const { members, ...told } = news;
  const { context, tenant } = link;
  await store.rosters.tell({
    context,
    tenant,
    ...told,
    members: members.map(({ sub, ...member }) => ({ ...member, learner: learnerId(tenant, sub) })),
    at: now(),
  });
}

/**
 * Asks the platform and keeps what it tells: what has changed where it tells that and everybody was told within a day,
 * else everybody. Whoever it no longer names is marked as gone. A platform that fails leaves the known roster as it is.
 */
export async function fetchRoster(
  keeper: RosterKeeper,
  link: Link,
  known: Roster | null,
  ask: RosterService,
): Promise<void> {
  const recent = known !== null && keeper.now() - known.wholeAt < WHOLE_MS;
  const changes = recent && known.differences !== null ? await ask(link, known.differences) : null;
  const news = changes ?? (await ask(link, null));
  if (news) await keep(keeper, link, news);
}

/**
 * Brings the course's roster up to date if it is old. The page waits two and a half seconds for it; an answer that
 * comes later is kept for the next visit.
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
  const refreshed = fetchRoster(practice, link, known, ask).catch(() => undefined);
  await Promise.race([refreshed, patience]);
  clearTimeout(timer);
}

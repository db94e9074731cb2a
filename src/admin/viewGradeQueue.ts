import type { QueuedGrade, Slice } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import type { GradeRow } from '../store/port/grades.ts';
import type { Administration, AdminScope } from './administration.ts';
import { platformsOf, tenantsOf, tenantsWithin } from './tenants.ts';

/** Rows of a page. */
const ROWS = 25;

/** Customers to look at: those of one platform, or all within reach. @throws TrellisError `not_found` */
export async function tenantsAsked(
  admin: Pick<Administration, 'store'>,
  scope: AdminScope,
  platform: string | null,
): Promise<readonly string[] | null> {
  if (platform === null || scope.kind === 'tenant') return tenantsWithin(scope);
  const named = (await platformsOf(admin, scope)).find(({ registration }) => registration.id === platform);
  if (!named) throw new TrellisError('not_found', 'no such platform');
  return tenantsOf(named);
}

async function queuedGrade(
  { store }: Administration,
  { key, want, delivery, due }: GradeRow,
): Promise<QueuedGrade> {
  const [link, activity] = await Promise.all([
    store.links.get(want.link),
    store.activities.get(want.activity),
  ]);
  return {
    key,
    platform: link?.registration ?? '',
    activity: activity?.title ?? null,
    course: link?.courseTitle ?? null,
    learner: want.learner,
    status: delivery.status,
    reason: delivery.reason,
    attempts: delivery.attempts,
    failingSince: delivery.failingSince,
    due,
  };
}

/**
 * A page of the grades that have not arrived, within reach.
 * @param after the last row of the page before, or null
 * @throws TrellisError `not_found` for a platform that does not exist
 */
export async function viewGradeQueue(
  admin: Administration,
  scope: AdminScope,
  { platform, after }: { readonly platform: string | null; readonly after: string | null },
): Promise<Slice<QueuedGrade>> {
  const tenants = await tenantsAsked(admin, scope, platform);
  const found = await admin.store.gradeQueue.page(tenants, after, ROWS + 1);
  const shown = found.slice(0, ROWS);
  return {
    rows: await Promise.all(shown.map((row) => queuedGrade(admin, row))),
    next: found.length > ROWS ? (shown.at(-1)?.key ?? null) : null,
  };
}

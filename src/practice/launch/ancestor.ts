import type { LinkMessage } from '../../lti/launchMessage.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Link } from '../../store/port/links.ts';
import { contextKey, copiedActivityId, linkId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

type Asked = Pick<LinkMessage, 'registrationId' | 'deploymentId' | 'tenant' | 'history' | 'resourceLink'>;

/** The first of the ids, looked up one after the other, for which something is found. */
async function firstOf<T>(
  ids: readonly string[],
  find: (id: string) => Promise<T | null>,
): Promise<T | null> {
  for (const id of ids) {
    const found = await find(id);
    if (found !== null) return found;
  }
  return null;
}

async function ownActivity(practice: Practice, tenant: string, id: string | null): Promise<Activity | null> {
  const known = id === null ? null : await practice.store.activities.get(id);
  return known?.tenant === tenant ? known : null;
}

/** What the nearest link that this one was copied from opens. */
export function activityOfFormerLink(practice: Practice, asked: Asked): Promise<Activity | null> {
  const { registrationId, deploymentId, tenant, history } = asked;
  return firstOf(history.resourceLinks, async (former) => {
    const link = await practice.store.links.get(linkId(registrationId, deploymentId, former));
    return ownActivity(practice, tenant, link?.activity ?? null);
  });
}

/** The copy of a named activity in the nearest course that this one was copied from: it has that term's changes. */
export function copyInFormerCourse(
  practice: Practice,
  asked: Asked,
  named: Activity,
): Promise<Activity | null> {
  const { registrationId, deploymentId, tenant, history } = asked;
  return firstOf(history.contexts, async (former) => {
    const context = contextKey(registrationId, deploymentId, former);
    if (named.context === context) return named;
    return ownActivity(practice, tenant, copiedActivityId(named.id, context));
  });
}

/** The one activity that these links open, or that those of them open which have this title. */
function onlyActivity(links: readonly Link[], title: string | null): string | null {
  const opened = (some: readonly Link[]) => [...new Set(some.flatMap(({ activity }) => activity ?? []))];
  const all = opened(links);
  const titled =
    all.length === 1 ? all : opened(links.filter((link) => title !== null && link.title === title));
  return titled.length === 1 ? (titled[0] ?? null) : null;
}

/**
 * For a link whose custom parameters were lost: what was opened in its place in the nearest former course that has links
 * at all. Only where that is beyond doubt: its only activity, or the only one at a link of the same title.
 */
export function activityOfFormerCourse(practice: Practice, asked: Asked): Promise<Activity | null> {
  const { registrationId, deploymentId, tenant, history, resourceLink } = asked;
  return firstOf(history.contexts, async (former) => {
    const links = await practice.store.links.ofContext(contextKey(registrationId, deploymentId, former));
    return ownActivity(practice, tenant, onlyActivity(links, resourceLink.title));
  });
}

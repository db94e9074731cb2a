import type { LinkMessage } from '../../lti/launchMessage.ts';
import type { Link } from '../../store/port/links.ts';
import { contextKey, linkId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';
import { activityFor } from './activityFor.ts';
import { type AskedContent, askedContent } from './askedContent.ts';

/** Key of the course a message comes from; a link without a context is a course of its own. */
export function courseOf(message: LinkMessage): string {
  const course = message.context?.id ?? `link:${message.resourceLink.id}`;
  return contextKey(message.registrationId, message.deploymentId, course);
}

/** A link as it stands after a launch. */
interface NotedLink {
  readonly link: Link;
  /** Its custom parameters were edited by hand; what it opened before, it still opens. */
  readonly tampered: boolean;
}

/** An instructor chose other content for the same link: some LMSs keep its id. Only a signed choice counts. */
function chosenAnew(known: Link, asked: AskedContent): boolean {
  if (asked.kind !== 'content' || !asked.signed) return false;
  const before = known.reference ?? null;
  return before !== null && before !== asked.content.activity;
}

/** The activity the link is to open from now on. */
async function opens(practice: Practice, message: LinkMessage, known: Link | null, asked: AskedContent) {
  if (known?.activity && !chosenAnew(known, asked)) return known.activity;
  const found = await activityFor(practice, { message, context: courseOf(message) }, asked);
  return found?.id ?? known?.activity ?? null;
}

/** Keeps the resource link with the services its launch brought, and what it opens. */
export async function noteLink(practice: Practice, message: LinkMessage): Promise<NotedLink> {
  const { links } = practice.store;
  const id = linkId(message.registrationId, message.deploymentId, message.resourceLink.id);
  const known = await links.get(id);
  const asked = askedContent(practice, message);
  const activity = await opens(practice, message, known, asked);
  // Before the reference is kept: a crash in between lets the next launch do it.
  if (known?.activity && activity && activity !== known.activity)
    await links.rebind(id, known.activity, activity);
  const link = await links.note({
    id,
    tenant: message.tenant,
    registration: message.registrationId,
    deployment: message.deploymentId,
    resourceLink: message.resourceLink.id,
    context: courseOf(message),
    activity,
    ...(asked.kind === 'content' ? { reference: asked.content.activity } : {}),
    title: message.resourceLink.title,
    courseTitle: message.context?.title ?? null,
    ags: message.ags,
    membershipsUrl: message.membershipsUrl,
    updatedAt: practice.now(),
  });
  return { link, tampered: asked.kind === 'tampered' };
}

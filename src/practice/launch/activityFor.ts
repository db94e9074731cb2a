import { type ErrorCode, TrellisError } from '../../errors.ts';
import type { LinkMessage } from '../../lti/launchMessage.ts';
import type { Activity } from '../../store/port/activities.ts';
import { settingsFrom } from '../activitySettings.ts';
import type { ContentReference } from '../contentReference.ts';
import { copiedActivityId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';
import { activityOfFormerCourse, activityOfFormerLink, copyInFormerCourse } from './ancestor.ts';
import type { AskedContent } from './askedContent.ts';

/** A link to be given its activity: who asks, in which course. */
interface Place {
  readonly message: LinkMessage;
  readonly context: string;
}

/** Stores a derived activity once, however many launches come at the same moment, and answers the one that stands. */
async function kept(practice: Practice, activity: Activity): Promise<Activity | null> {
  await practice.store.activities.create(activity);
  return practice.store.activities.get(activity.id);
}

/** The source's settings in this course, nobody's work: under an id derived from `root`, the activity links name. */
async function copyHere(practice: Practice, { context }: Place, source: Activity, root: string) {
  if (source.context === context) return source;
  const links = await practice.store.links.ofActivity(source.id);
  const course = links.find(({ courseTitle }) => courseTitle !== null)?.courseTitle ?? null;
  const at = practice.now();
  return kept(practice, {
    ...source,
    id: copiedActivityId(root, context),
    context,
    createdAt: at,
    origin: { activity: source.id, reason: 'copy', course, at },
  });
}

/** Of the activity named by the link, known here: itself in its own course, in another the nearest ancestor's copy. */
async function fromNamed(practice: Practice, place: Place, named: Activity): Promise<Activity | null> {
  const claimed = await practice.store.activities.claimContext(named.id, place.context);
  if (!claimed || claimed.context === place.context) return claimed;
  const former =
    (await activityOfFormerLink(practice, place.message)) ??
    (await copyInFormerCourse(practice, place.message, claimed));
  return copyHere(practice, place, former ?? claimed, claimed.id);
}

/** What a signed reference cannot bring along: the content it names is not installed here. */
const NOT_HERE: ReadonlySet<ErrorCode> = new Set(['pack_unknown', 'skill_unknown']);

/** From the signed settings alone: the course came from another customer or another installation of the tool. */
async function fromSettings(
  practice: Practice,
  { message, context }: Place,
  { activity, settings }: ContentReference,
): Promise<Activity | null> {
  if (settings === null) return null;
  try {
    const at = practice.now();
    return await kept(practice, {
      id: copiedActivityId(activity, context),
      tenant: message.tenant,
      context,
      title: settings.title,
      points: settings.points,
      revisions: [settingsFrom(practice, settings, 1)],
      createdAt: at,
      origin: { activity: null, reason: 'copy', course: null, at },
    });
  } catch (error) {
    if (error instanceof TrellisError && NOT_HERE.has(error.code)) return null;
    throw error;
  }
}

async function fromHistory(practice: Practice, place: Place): Promise<Activity | null> {
  const former =
    (await activityOfFormerLink(practice, place.message)) ??
    (await activityOfFormerCourse(practice, place.message));
  return former && copyHere(practice, place, former, former.id);
}

/**
 * The activity a link opens that has none yet; null when an instructor has to choose. What the link names counts first,
 * else what it and its course were copied from. In another course than its own an activity is copied: settings yes,
 * anybody's work no. Copies have derived ids, so parallel first launches make one.
 */
export async function activityFor(
  practice: Practice,
  place: Place,
  asked: AskedContent,
): Promise<Activity | null> {
  if (asked.kind === 'tampered') return null;
  if (asked.kind === 'nothing') return fromHistory(practice, place);
  const { content, signed } = asked;
  // Looked at before it is claimed: another tenant's launch must not decide which course an activity belongs to.
  const known = await practice.store.activities.get(content.activity);
  if (known?.tenant === place.message.tenant) return fromNamed(practice, place, known);
  return signed ? fromSettings(practice, place, content) : null;
}

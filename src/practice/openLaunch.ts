import type { PageData, Viewer } from '../api/page.ts';
import { TrellisError } from '../errors.ts';
import type { LaunchMessage, LinkMessage } from '../lti/launchMessage.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Link } from '../store/port/links.ts';
import type { Session, SessionKind } from '../store/port/sessions.ts';
import { learnerId } from './derivedId.ts';
import { languageTag } from './languageTag.ts';
import { noteLearner } from './launch/noteLearner.ts';
import { noteLink } from './launch/noteLink.ts';
import { presetsOf } from './launch/presets.ts';
import { toldExtraTime } from './launch/toldExtraTime.ts';
import { viewsOf } from './launch/viewsOf.ts';
import { openSitting } from './openSitting.ts';
import { KIND_OF, openView, type ViewPage } from './openView.ts';
import { pickerPage } from './pickerPage.ts';
import type { Practice } from './practice.ts';
import { type RosterService, refreshRoster } from './refreshRoster.ts';
import { reviewPage } from './reviewPage.ts';
import { createSession } from './webSession.ts';

/** The page a verified launch opens, with the bearer of its new web session. */
export type OpenedPage = ViewPage | PageData<'picker'> | PageData<'review'>;

function localeOf(message: LaunchMessage, learner: Learner): string {
  return languageTag(learner.settings.language ?? message.locale ?? learner.locale ?? 'en');
}

/** A test user of the platform, or somebody who acts as another: what they practise counts for nobody. */
function triesOnly({ rights, masquerader = null }: LaunchMessage): boolean {
  return rights.testUser || masquerader !== null;
}

/**
 * Under whose id the launch's work is kept. A guest has a life of one launch: nobody else's work can be met under its id.
 * Who acts as somebody has an id of both: nothing they do touches that person's level, and what they change says so.
 */
function subOf(practice: Practice, message: LaunchMessage): string {
  const { masquerader = null, sub } = message;
  if (sub === null) return `guest:${practice.newId()}`;
  return masquerader === null ? sub : `as:${masquerader}:${sub}`;
}

function viewerOf(message: LaunchMessage): Viewer {
  const { rights, givenName, name } = message;
  // Somebody who may add content but does not teach sees no learner's work (reference 1.7).
  const role = rights.instructor ? 'instructor' : 'learner';
  return { name: givenName ?? name, role, preview: triesOnly(message), views: viewsOf(rights) };
}

interface Arrival {
  readonly message: LaunchMessage;
  readonly learner: Learner;
  readonly link: Link | null;
}

/** A session of this kind, with all that the launch's roles allow. */
function session(practice: Practice, arrival: Arrival, kind: SessionKind, more: Partial<Session> = {}) {
  const { message, learner, link } = arrival;
  const { rights, tenant } = message;
  const extraTime = toldExtraTime(message);
  return createSession(practice, {
    kind,
    tenant,
    registration: message.registrationId,
    deployment: message.deploymentId,
    learner: learner.id,
    link: link?.id ?? null,
    activity: link?.activity ?? null,
    sitting: kind === 'learner' ? practice.newId() : null,
    locale: localeOf(message, learner),
    preview: false,
    testUser: rights.testUser,
    masquerade: (message.masquerader ?? null) !== null,
    views: viewsOf(rights),
    mayRead: rights.mentorOf.map((sub) => learnerId(tenant, sub)),
    ...(extraTime === null ? {} : { extraTime }),
    deepLink: message.type === 'deepLink' ? message.settings : null,
    ...more,
  });
}

async function openPicker(practice: Practice, arrival: Arrival, tampered: boolean): Promise<OpenedPage> {
  const { message, learner } = arrival;
  if (!message.rights.author) throw new TrellisError('role_not_allowed', 'picker');
  const picker = { start: presetsOf(message), tampered };
  const made = await session(practice, arrival, 'picker', { preview: triesOnly(message), picker });
  return pickerPage(practice, { ...made, learner, viewer: viewerOf(message), ...picker });
}

/** A link nobody has chosen for yet, or whose parameters were edited: whoever may choose does, others are told. */
function openUnready(practice: Practice, arrival: Arrival, tampered: boolean): Promise<OpenedPage> {
  if (arrival.message.rights.author) return openPicker(practice, arrival, tampered);
  throw new TrellisError(tampered ? 'content_reference_invalid' : 'activity_not_ready', arrival.link?.id);
}

async function openActivity(practice: Practice, arrival: Arrival & { link: Link }, roster: RosterService) {
  const { message, learner, link } = arrival;
  const viewer = viewerOf(message);
  const [view] = viewsOf(message.rights);
  if (view === undefined) {
    // Unknown roles get least privilege: they practise, ungraded (reference 1.7).
    const made = await session(practice, arrival, 'learner', { preview: true });
    return openSitting(practice, made, { ...viewer, preview: true });
  }
  // People who never came are listed too, by name; a platform that does not answer costs that, not the page.
  if (view !== 'learner') await refreshRoster(practice, link, roster);
  const preview = view === 'learner' && triesOnly(message);
  const made = await session(practice, arrival, KIND_OF[view], { preview });
  return openView(practice, view, { ...made, learner, viewer });
}

/** The work of one learner, for the instructor, a mentor, or that learner: it is known that they may. */
async function openReview(
  practice: Practice,
  arrival: Arrival,
  review: NonNullable<Session['review']>,
): Promise<OpenedPage> {
  const { message, learner } = arrival;
  const { tenant, rights } = message;
  const mayRead = [...rights.mentorOf.map((sub) => learnerId(tenant, sub)), review.learner];
  const made = rights.instructor
    ? await session(practice, arrival, 'instructor', { review })
    : await session(practice, arrival, 'reader', { review, mayRead: [...new Set(mayRead)] });
  return reviewPage(practice, { ...made, learner, viewer: viewerOf(message) });
}

/**
 * Whose work a launch is to open: a review names them, and Canvas's SpeedGrader launches the link that came with a grade,
 * of which whoever does not teach or is not named as a mentor to them gets nothing but their own side.
 */
function reviewOf(message: LinkMessage): NonNullable<Session['review']> | null {
  const { tenant, rights } = message;
  if (message.type === 'submissionReview')
    return { learner: learnerId(tenant, message.forUser.sub), name: message.forUser.name };
  const { work } = message;
  if (work === undefined) return null;
  const may = rights.instructor || rights.mentorOf.some((sub) => learnerId(tenant, sub) === work);
  return may ? { learner: work, name: null } : null;
}

async function openLink(
  practice: Practice,
  message: LinkMessage,
  learner: Learner,
  roster: RosterService,
): Promise<OpenedPage> {
  const { link, tampered } = await noteLink(practice, message);
  const arrival = { message, learner, link };
  const review = reviewOf(message);
  if (review !== null) {
    if (link.activity === null) throw new TrellisError('activity_not_ready', link.id);
    return openReview(practice, arrival, review);
  }
  if (link.activity === null) return openUnready(practice, arrival, tampered);
  return openActivity(practice, arrival, roster);
}

/**
 * Opens what a verified launch asks for: practice for a learner, the class for an instructor, the learners named to a
 * mentor, one learner's work for a review, the picker for deep linking and for a link without an activity.
 * @throws TrellisError `role_not_allowed`, `activity_not_ready`, `content_reference_invalid`
 */
export async function openLaunch(
  practice: Practice,
  message: LaunchMessage,
  roster: RosterService,
): Promise<OpenedPage> {
  const learner = await noteLearner(practice, message, subOf(practice, message));
  return message.type === 'deepLink'
    ? openPicker(practice, { message, learner, link: null }, false)
    : openLink(practice, message, learner, roster);
}

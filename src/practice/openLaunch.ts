import type { PageData, Viewer } from '../api/page.ts';
import { TrellisError } from '../errors.ts';
import type { LaunchMessage } from '../lti/launchMessage.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Link } from '../store/port/links.ts';
import type { SessionKind } from '../store/port/sessions.ts';
import { languageTag } from './languageTag.ts';
import { noteLearner } from './launch/noteLearner.ts';
import { noteLink } from './launch/noteLink.ts';
import { presetsOf } from './launch/presets.ts';
import { openSitting } from './openSitting.ts';
import { pickerPage } from './pickerPage.ts';
import type { Practice } from './practice.ts';
import { type RosterService, refreshRoster } from './refreshRoster.ts';
import { classPage } from './viewClass.ts';
import { createSession } from './webSession.ts';

type ResourceLaunch = Extract<LaunchMessage, { type: 'resourceLink' }>;
type DeepLinkLaunch = Extract<LaunchMessage, { type: 'deepLink' }>;

/** The page a verified launch opens, with the bearer of its new web session. */
export type OpenedPage = PageData<'practice'> | PageData<'class'> | PageData<'picker'>;

function localeOf(message: LaunchMessage, learner: Learner): string {
  return languageTag(learner.settings.language ?? message.locale ?? learner.locale ?? 'en');
}

function viewerOf(message: LaunchMessage): Viewer {
  // Somebody who may add content but does not teach sees no learner's work (reference 1.7).
  const role = message.rights.instructor ? 'instructor' : 'learner';
  return { name: message.givenName ?? message.name, role, preview: message.rights.testUser };
}

interface Arrival {
  readonly message: LaunchMessage;
  readonly learner: Learner;
  readonly link: Link | null;
}

function session(practice: Practice, arrival: Arrival, kind: SessionKind, preview: boolean) {
  const { message, learner, link } = arrival;
  return createSession(practice, {
    kind,
    tenant: message.tenant,
    registration: message.registrationId,
    deployment: message.deploymentId,
    learner: learner.id,
    link: link?.id ?? null,
    activity: link?.activity ?? null,
    sitting: kind === 'learner' ? practice.newId() : null,
    locale: localeOf(message, learner),
    preview,
    deepLink: message.type === 'deepLink' ? message.settings : null,
  });
}

async function openPicker(practice: Practice, arrival: Arrival): Promise<OpenedPage> {
  const { message, learner } = arrival;
  if (!message.rights.author) throw new TrellisError('role_not_allowed', 'picker');
  const made = await session(practice, arrival, 'picker', message.rights.testUser);
  return pickerPage(practice, { ...made, learner, viewer: viewerOf(message), start: presetsOf(message) });
}

async function openDeepLink(
  practice: Practice,
  message: DeepLinkLaunch,
  learner: Learner,
): Promise<OpenedPage> {
  const types = message.settings.acceptTypes;
  if (!types.includes('ltiResourceLink'))
    throw new TrellisError('dl_settings_invalid', `accepts ${types.join(' ')}`);
  return openPicker(practice, { message, learner, link: null });
}

async function openLink(
  practice: Practice,
  message: ResourceLaunch,
  learner: Learner,
  roster: RosterService,
): Promise<OpenedPage> {
  const link = await noteLink(practice, message);
  const arrival = { message, learner, link };
  if (link.activity === null) {
    if (!message.rights.author) throw new TrellisError('activity_not_ready', link.id);
    return openPicker(practice, arrival);
  }
  const viewer = viewerOf(message);
  if (viewer.role === 'instructor') {
    // People who never came are listed too; a platform that does not answer costs that list, not the page.
    await refreshRoster(practice, link, roster);
    const made = await session(practice, arrival, 'instructor', false);
    return classPage(practice, { ...made, learner, viewer });
  }
  // Unknown roles get least privilege: they practise, ungraded (reference 1.7).
  const preview = !message.rights.learner || message.rights.testUser;
  const made = await session(practice, arrival, 'learner', preview);
  return openSitting(practice, made, { ...viewer, preview });
}

/**
 * Opens what a verified launch asks for: practice for a learner, the class for an instructor, the picker for deep
 * linking and for a link without an activity.
 * @throws TrellisError `role_not_allowed`, `activity_not_ready`, `dl_settings_invalid`
 */
export async function openLaunch(
  practice: Practice,
  message: LaunchMessage,
  roster: RosterService,
): Promise<OpenedPage> {
  // A guest has a life of one launch: nobody else's work can be met under its id.
  const sub = message.sub ?? `guest:${practice.newId()}`;
  const learner = await noteLearner(practice, message, sub);
  return message.type === 'deepLink'
    ? openDeepLink(practice, message, learner)
    : openLink(practice, message, learner, roster);
}

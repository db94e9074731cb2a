import type { PageData } from '../api/page.ts';
import { administratesPlatform } from '../lti/administrator.ts';
import type { LaunchMessage } from '../lti/launchMessage.ts';
import { type Registration, tenantOf } from '../lti/registration.ts';
import { learnerId } from '../practice/derivedId.ts';
import { languageTag } from '../practice/languageTag.ts';
import type { Practice } from '../practice/practice.ts';
import { createSession } from '../practice/webSession.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Administration, Administrator } from './administration.ts';
import { recordSeldom } from './recordSeldom.ts';
import { viewPlatforms } from './viewPlatforms.ts';

/**
 * Whether this person may look after the platform they come from. A test user, somebody without an id and somebody who
 * acts as another may not.
 */
export function mayAdminister({ roles, rights, sub, masquerader = null }: LaunchMessage): boolean {
  const themselves = sub !== null && !rights.testUser && masquerader === null;
  return themselves && administratesPlatform(roles);
}

/** Whether there is nothing else to open for this person: they administer, and have no part in the course. */
export function onlyAdministers(message: LaunchMessage): boolean {
  const { instructor, author, learner, mentor } = message.rights;
  return (
    message.type === 'resourceLink' && mayAdminister(message) && !(instructor || author || learner || mentor)
  );
}

/**
 * Begins the session of an LMS's administrator: for their platform's page and nothing else. It knows no link, no activity
 * and no learner's work.
 */
export function beginAdministration(
  practice: Practice,
  message: LaunchMessage,
): Promise<{ token: string; session: Session }> {
  return createSession(practice, {
    kind: 'administrator',
    tenant: message.tenant,
    registration: message.registrationId,
    deployment: message.deploymentId,
    learner: learnerId(message.tenant, message.sub ?? ''),
    link: null,
    activity: null,
    sitting: null,
    locale: languageTag(message.locale ?? 'en'),
    preview: false,
    deepLink: null,
  });
}

/** Who an administrator's session stands for: one customer of one platform. */
export function administratorOf(
  session: Session,
  registration: Pick<Registration, 'id' | 'tenantBy'>,
): Administrator {
  const { tenant, deployment, learner } = session;
  return {
    actor: { kind: 'administrator', id: learner },
    scope: {
      kind: 'tenant',
      // Never wider than what the registration says now.
      tenant: tenantOf(registration, deployment) === tenant ? tenant : '',
      registration: registration.id,
      deployment: registration.tenantBy === 'deployment' ? deployment : null,
    },
  };
}

/** The page of somebody's own platform. */
export async function platformPage(
  admin: Administration,
  by: Administrator,
  opened: { readonly token: string; readonly session: Session },
): Promise<PageData<'platform'>> {
  const { registration, deployment } = opened.session;
  // A page that is loaded over and over must not push other entries out of sight.
  await recordSeldom(admin, by.actor, { act: 'platformOpened', registration, deployment });
  const [platform = null] = await viewPlatforms(admin, by.scope);
  const data = { platform, updatedAt: admin.now() };
  return { page: 'platform', token: opened.token, locale: opened.session.locale, data };
}

import {
  administratorOf,
  beginAdministration,
  mayAdminister,
  onlyAdministers,
  platformPage,
} from '../admin/openPlatform.ts';
import type { PageData } from '../api/page.ts';
import type { LaunchMessage } from '../lti/launchMessage.ts';
import { openLaunch } from '../practice/openLaunch.ts';
import type { Session } from '../store/port/sessions.ts';
import { letIn } from './letIn.ts';
import type { Web } from './web.ts';

/** The page of the platform an administrator's session belongs to. @throws TrellisError `registration_inactive` */
export async function openPlatform(
  web: Web,
  opened: { token: string; session: Session },
): Promise<PageData<'platform'>> {
  return platformPage(web.admin, await administratorBy(web, opened.session), opened);
}

/**
 * Who an administrator's session stands for, as long as their platform and deployment are let in.
 * @throws TrellisError `registration_inactive`, `deployment_disabled`
 */
export async function administratorBy(web: Web, session: Session) {
  return administratorOf(session, await letIn(web, session));
}

/**
 * The page a verified launch opens. Somebody who administers the platform and has no part in the course gets the
 * platform's page; with a part in it, the course's page with a second bearer for the platform's.
 */
export async function openPage(web: Web, message: LaunchMessage): Promise<PageData> {
  if (onlyAdministers(message)) return openPlatform(web, await beginAdministration(web.practice, message));
  const page = await openLaunch(web.practice, message, web.roster);
  if (!mayAdminister(message)) return page;
  return { ...page, administration: (await beginAdministration(web.practice, message)).token };
}

import type { PageData, Viewer } from '../api/page.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { openSitting } from './openSitting.ts';
import type { Practice } from './practice.ts';
import { consentPage, missingConsent } from './privacy/consent.ts';
import { activityOfSession } from './viewClass.ts';

/** The practice page of a new web session; before it, where the school asks for agreement, the page that asks. */
export async function openPractice(
  practice: Practice,
  opened: {
    readonly token: string;
    readonly session: Session;
    readonly learner: Learner;
    readonly viewer: Viewer;
  },
): Promise<PageData<'practice'> | PageData<'consent'>> {
  const { session, learner, viewer } = opened;
  const consent = missingConsent(practice, learner, session);
  if (consent === null) return openSitting(practice, opened, viewer);
  const { title } = await activityOfSession(practice, session);
  return consentPage(consent, { ...opened, title });
}

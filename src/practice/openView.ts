import type { PageData, Viewer } from '../api/page.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session, SessionKind, SessionView } from '../store/port/sessions.ts';
import { openPractice } from './openPractice.ts';
import type { Practice } from './practice.ts';
import { classPage } from './viewClass.ts';
import { menteesPage } from './viewMentees.ts';

/** The kind of session each view is. */
export const KIND_OF: Readonly<Record<SessionView, SessionKind>> = {
  learner: 'learner',
  instructor: 'instructor',
  mentor: 'reader',
};

/** The page of an activity from one side. */
export type ViewPage = PageData<'practice'> | PageData<'consent'> | PageData<'class'> | PageData<'mentor'>;

/** Opens the activity of a session made for this view. */
export function openView(
  practice: Practice,
  view: SessionView,
  opened: { token: string; session: Session; learner: Learner; viewer: Viewer },
): Promise<ViewPage> {
  if (view === 'instructor') return classPage(practice, opened);
  if (view === 'mentor') return menteesPage(practice, opened);
  return openPractice(practice, opened);
}

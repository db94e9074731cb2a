import type { MentorOverview } from '../api/mentor.ts';
import type { PageData, Viewer } from '../api/page.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { currentSettings } from './activitySettings.ts';
import { type ClassPerson, peopleOf } from './class/people.ts';
import { classRow } from './class/rows.ts';
import type { Practice } from './practice.ts';
import { activityOfSession, skillTitles } from './viewClass.ts';

/** The learners by their ids, in the order the platform named them; with a name where the tool or the roster knows one. */
async function named(practice: Practice, activity: Activity, ids: readonly string[]): Promise<ClassPerson[]> {
  const [{ people, testers, left }, records] = await Promise.all([
    peopleOf(practice, activity.id),
    practice.store.learners.many(ids),
  ]);
  const known = new Map([...people, ...testers, ...left].map((person) => [person.learner, person]));
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return ids.map((learner) => known.get(learner) ?? { learner, name: names.get(learner) ?? null, row: null });
}

/** What a mentor may see: of exactly the learners the platform named, how they stand; of nobody else anything. */
export async function viewMentees(practice: Practice, session: Session): Promise<MentorOverview> {
  const activity = await activityOfSession(practice, session);
  const settings = currentSettings(activity);
  const [people, grades] = await Promise.all([
    named(practice, activity, session.mayRead ?? []),
    practice.store.grades.ofActivity(activity.id),
  ]);
  const inOrder = grades.toSorted((a, b) => a.want.decidedAt - b.want.decidedAt);
  const gradeOf = new Map(inOrder.map((grade) => [grade.want.learner, grade]));
  return {
    activity: {
      id: activity.id,
      title: activity.title,
      points: activity.points,
      policy: settings.policy,
      delayHours: settings.rule.delayHours,
    },
    skills: skillTitles(practice, settings, session.locale),
    people: people.map((person) => ({
      ...classRow(person, activity, settings, gradeOf.get(person.learner) ?? null),
      opened: person.row !== null,
    })),
    updatedAt: practice.now(),
  };
}

/** The page a mentor sees first. */
export async function menteesPage(
  practice: Practice,
  opened: { token: string; session: Session; learner: Learner; viewer: Viewer },
): Promise<PageData<'mentor'>> {
  const { token, session, learner, viewer } = opened;
  const overview = await viewMentees(practice, session);
  return {
    page: 'mentor',
    token,
    locale: session.locale,
    data: { overview, settings: learner.settings, viewer },
  };
}

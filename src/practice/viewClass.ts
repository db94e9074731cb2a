import type { ClassAction, ClassOverview } from '../api/class.ts';
import type { PageData, Viewer } from '../api/page.ts';
import { wording } from '../content/text.ts';
import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { currentSettings, requestFrom } from './activitySettings.ts';
import {
  groupsByNextSkill,
  missingPrerequisite,
  notStarted,
  parkedGrades,
  startedOf,
  stuckLearners,
} from './class/actions.ts';
import { frequentMisconception } from './class/misconception.ts';
import { peopleOf } from './class/people.ts';
import { classRow } from './class/rows.ts';
import type { Practice } from './practice.ts';
import { presentPack } from './present/pack.ts';

/** Things to act on that are shown at a time. */
const ACTIONS = 5;

/** The activity of an instructor's session. @throws TrellisError `not_found` */
export async function activityOfSession(practice: Practice, session: Session): Promise<Activity> {
  const activity = session.activity === null ? null : await practice.store.activities.get(session.activity);
  if (!activity || activity.tenant !== session.tenant) throw new TrellisError('not_found', 'no activity');
  return activity;
}

/** The class of an activity: what to act on, then everybody. Reads one summary row per learner. */
export async function viewClass(
  practice: Practice,
  activity: Activity,
  locale: string,
): Promise<ClassOverview> {
  const settings = currentSettings(activity);
  const index = practice.packs.current(settings.pack);
  const [{ people, roster }, grades] = await Promise.all([
    peopleOf(practice, activity.id),
    practice.store.grades.ofActivity(activity.id),
  ]);
  // Of a learner with rows at two links of the activity, the row decided last counts.
  const inOrder = grades.toSorted((a, b) => a.want.decidedAt - b.want.decidedAt);
  const gradeOf = new Map(inOrder.map((grade) => [grade.want.learner, grade]));
  const rows = people.map((person) =>
    classRow(person, activity, settings, gradeOf.get(person.learner) ?? null),
  );
  const started = startedOf(people);
  const found: (ClassAction | null)[] = [
    parkedGrades(rows),
    stuckLearners(started),
    missingPrerequisite(started, index),
    await frequentMisconception(practice, index, people, locale),
    groupsByNextSkill(started),
    notStarted(people),
  ];
  const wanted = new Set(settings.skills);
  const { language } = index.published.pack;
  return {
    activity: { id: activity.id, title: activity.title, points: activity.points, policy: settings.policy },
    skills: index.published.pack.skills
      .filter(({ id }) => wanted.has(id))
      .map(({ id, title, group }) => ({
        id,
        title: wording(title, locale, language),
        group: group === undefined ? null : wording(group, locale, language),
      })),
    rows,
    actions: found.flatMap((action) => action ?? []).slice(0, ACTIONS),
    updatedAt: practice.now(),
    roster,
  };
}

/** The page an instructor sees first. */
export async function classPage(
  practice: Practice,
  opened: { token: string; session: Session; learner: Learner; viewer: Viewer },
): Promise<PageData<'class'>> {
  const { token, session, learner, viewer } = opened;
  const activity = await activityOfSession(practice, session);
  return {
    page: 'class',
    token,
    locale: session.locale,
    data: {
      overview: await viewClass(practice, activity, session.locale),
      viewer,
      settings: learner.settings,
      activity: requestFrom(activity),
      packs: [presentPack(practice.packs.current(currentSettings(activity).pack), session.locale)],
    },
  };
}

import type { ActivityOriginView } from '../api/activity.ts';
import type { ClassAction, ClassOverview } from '../api/class.ts';
import type { PageData, Viewer } from '../api/page.ts';
import { wording } from '../content/text.ts';
import { TrellisError } from '../errors.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import type { Activity } from '../store/port/activities.ts';
import type { Learner } from '../store/port/learners.ts';
import type { Session } from '../store/port/sessions.ts';
import { currentSettings, requestFrom } from './activitySettings.ts';
import {
  groupsByNextSkill,
  missingPrerequisite,
  notStarted,
  parkedGrades,
  refusedGrades,
  startedOf,
  stuckLearners,
} from './class/actions.ts';
import { differingGrades, gradebookReadings } from './class/differing.ts';
import { frequentMisconception } from './class/misconception.ts';
import { type ClassPerson, peopleOf } from './class/people.ts';
import { classRow } from './class/rows.ts';
import { runningTrial } from './experiment/arm.ts';
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

/** Titles of the activity's skills in the reader's language, in the order of the pack. */
export function skillTitles(
  practice: Practice,
  settings: ActivitySettings,
  locale: string,
): ClassOverview['skills'] {
  const { pack } = practice.packs.current(settings.pack).published;
  const wanted = new Set(settings.skills);
  return pack.skills
    .filter(({ id }) => wanted.has(id))
    .map(({ id, title, group }) => ({
      id,
      title: wording(title, locale, pack.language),
      group: group === undefined ? null : wording(group, locale, pack.language),
    }));
}

/** The class of an activity: what to act on, then everybody. Reads one summary row per learner. */
export async function viewClass(
  practice: Practice,
  activity: Activity,
  locale: string,
): Promise<ClassOverview> {
  const settings = currentSettings(activity);
  const index = practice.packs.current(settings.pack);
  const [{ people, testers, left, roster }, grades, erased, links] = await Promise.all([
    peopleOf(practice, activity.id),
    practice.store.grades.ofActivity(activity.id),
    practice.store.erasures.ofActivity(activity.id),
    practice.store.links.ofActivity(activity.id),
  ]);
  // Of a learner with rows at two links of the activity, the row decided last counts.
  const inOrder = grades.toSorted((a, b) => a.want.decidedAt - b.want.decidedAt);
  const gradeOf = new Map(inOrder.map((grade) => [grade.want.learner, grade]));
  const rowOf = (person: ClassPerson) =>
    classRow(person, activity, settings, gradeOf.get(person.learner) ?? null);
  const rows = people.map(rowOf);
  const started = startedOf(people);
  const found: (ClassAction | null)[] = [
    parkedGrades(rows),
    refusedGrades(rows),
    differingGrades(people, grades, links),
    stuckLearners(started),
    missingPrerequisite(started, index),
    await frequentMisconception(practice, index, people, locale),
    groupsByNextSkill(started),
    notStarted(people),
  ];
  const gradebooks = gradebookReadings(links);
  return {
    activity: { id: activity.id, title: activity.title, points: activity.points, policy: settings.policy },
    skills: skillTitles(practice, settings, locale),
    rows,
    testers: testers.map(rowOf),
    left: left.length,
    erased: { people: erased.length, answers: erased.reduce((sum, { answered }) => sum + answered, 0) },
    actions: found.flatMap((action) => action ?? []).slice(0, ACTIONS),
    ...(gradebooks.length === 0 ? {} : { gradebooks }),
    updatedAt: practice.now(),
    roster,
  };
}

function originView({ origin }: Activity): ActivityOriginView | null {
  return origin ? { reason: origin.reason, course: origin.course, at: origin.at } : null;
}

/** The page an instructor sees first. */
export async function classPage(
  practice: Practice,
  opened: { token: string; session: Session; learner: Learner; viewer: Viewer },
): Promise<PageData<'class'>> {
  const { token, session, learner, viewer } = opened;
  const activity = await activityOfSession(practice, session);
  const links = await practice.store.links.ofActivity(activity.id);
  return {
    page: 'class',
    token,
    locale: session.locale,
    data: {
      overview: await viewClass(practice, activity, session.locale),
      viewer,
      settings: learner.settings,
      activity: requestFrom(activity),
      origin: originView(activity),
      shared: links.some(({ id }) => id !== session.link),
      comparing: runningTrial(activity) !== undefined,
      packs: [presentPack(practice.packs.current(currentSettings(activity).pack), session.locale)],
    },
  };
}

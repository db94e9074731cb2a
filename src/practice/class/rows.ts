import type { ClassRow } from '../../api/class.ts';
import { MINUTE_MS } from '../../duration.ts';
import type { ActivitySettings } from '../../learning/settings.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { GradeRow } from '../../store/port/grades.ts';
import { gradeView } from '../present/grade.ts';
import type { ClassPerson } from './people.ts';

/** One line of the class table. */
export function classRow(
  { learner, name, row }: ClassPerson,
  activity: Activity,
  settings: ActivitySettings,
  grade: GradeRow | null,
): ClassRow {
  return {
    learner,
    name,
    started: row !== null && row.answered > 0,
    levels: row?.levels ?? {},
    answered: row?.answered ?? 0,
    right: row && row.answered > 0 ? row.rightFirst / row.answered : null,
    minutes: Math.round((row?.activeMs ?? 0) / MINUTE_MS),
    lastSeen: row?.lastSeen ?? null,
    grade: gradeView(settings.policy, row?.grade ?? null, grade, activity.points === 0),
    link: grade?.want.link ?? null,
    stuckOn: row?.stuck.map(({ skill }) => skill) ?? [],
    nextSkill: row?.nextSkill ?? null,
  };
}

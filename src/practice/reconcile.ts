import { GRADE_VERDICTS, type GradeReport, type ReportedGrade } from '../api/gradeReport.ts';
import { TrellisError } from '../errors.ts';
import type { Activity } from '../store/port/activities.ts';
import type { GradeRow } from '../store/port/grades.ts';
import type { Link } from '../store/port/links.ts';
import { type ClassPerson, peopleOf } from './class/people.ts';
import type { ResultsService } from './columnShares.ts';
import { compareGrade } from './compareGrade.ts';
import type { Practice } from './practice.ts';
import { readColumn } from './readColumn.ts';

function reported(
  row: GradeRow | null,
  shown: number | null,
  who: Pick<ReportedGrade, 'learner' | 'name' | 'link' | 'column'>,
): ReportedGrade | null {
  const verdict = compareGrade(row, shown);
  if (verdict === null) return null;
  const sent = row?.delivery.sent ?? null;
  return {
    ...who,
    wanted: row?.want.value ?? null,
    sent: sent && { value: sent.value, at: sent.at },
    shown,
    verdict,
    reason: verdict === 'stuck' || verdict === 'onItsWay' ? (row?.delivery.reason ?? null) : null,
  };
}

interface Column {
  readonly link: Link;
  readonly rows: readonly GradeRow[];
  readonly names: ReadonlyMap<string, ClassPerson>;
  readonly title: string | null;
}

function gradesOf(
  { link, rows, names, title }: Column,
  shares: ReadonlyMap<string, number>,
): ReportedGrade[] {
  const here = new Map(rows.map((row) => [row.want.learner, row]));
  return [...new Set([...here.keys(), ...shares.keys()])].flatMap((learner) => {
    const who = { learner, name: names.get(learner)?.name ?? null, link: link.id, column: title };
    return reported(here.get(learner) ?? null, shares.get(learner) ?? null, who) ?? [];
  });
}

function firstToLookAt(a: ReportedGrade, b: ReportedGrade): number {
  const urgency = GRADE_VERDICTS.indexOf(a.verdict) - GRADE_VERDICTS.indexOf(b.verdict);
  return urgency || (a.name ?? '￿').localeCompare(b.name ?? '￿') || (a.learner < b.learner ? -1 : 1);
}

/**
 * Reads every gradebook column of an activity back and says per learner whether what stands there is what was decided
 * here and, if not, why. What differs is kept with the grade; nothing in the gradebook is changed: a difference may be the
 * teacher's will.
 */
export async function reconcile(
  practice: Practice,
  activity: Activity,
  read: ResultsService,
): Promise<GradeReport> {
  const { grades, links } = practice.store;
  const [rows, all, { people, left }] = await Promise.all([
    grades.ofActivity(activity.id),
    links.ofActivity(activity.id),
    peopleOf(practice, activity.id),
  ]);
  const names = new Map([...people, ...left].map((person) => [person.learner, person]));
  const unread = new Set<string>();
  const at = practice.now();
  const found = await Promise.all(
    all.map(async (link) => {
      const own = rows.filter(({ want }) => want.link === link.id);
      const column = { link, rows: own, names, title: all.length > 1 ? link.title : null };
      try {
        return gradesOf(
          column,
          await readColumn(practice, { link, rows: own, points: activity.points }, read),
        );
      } catch (error) {
        if (!(error instanceof TrellisError)) throw error;
        unread.add(error.code);
        return [];
      }
    }),
  );
  return { at, grades: found.flat().toSorted(firstToLookAt), unread: [...unread] };
}

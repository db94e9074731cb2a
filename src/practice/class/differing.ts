import type { ClassAction, DifferingGrade, GradebookReading } from '../../api/class.ts';
import type { GradeRow } from '../../store/port/grades.ts';
import type { Link } from '../../store/port/links.ts';
import type { ClassPerson } from './people.ts';

/** Titles of columns, told where an activity has several. */
function columnOf(links: readonly Link[], id: string): string | null {
  return links.length > 1 ? (links.find((link) => link.id === id)?.title ?? null) : null;
}

/** Grades that the gradebook was seen to show otherwise, those seen last first; one that is sent meanwhile is none. */
export function differingGrades(
  people: readonly ClassPerson[],
  rows: readonly GradeRow[],
  links: readonly Link[],
): ClassAction | null {
  const names = new Map(people.map(({ learner, name }) => [learner, name]));
  const found = rows.flatMap(({ want, delivery: { status, differs } }): DifferingGrade[] => {
    const { learner, value: wanted } = want;
    const name = names.get(learner);
    const settled = status === 'sent' || status === 'superseded';
    if (name === undefined || differs === undefined || !settled) return [];
    return [{ learner, name, link: want.link, column: columnOf(links, want.link), wanted, ...differs }];
  });
  if (found.length === 0) return null;
  return { kind: 'grades-differ', people: found.toSorted((a, b) => b.since - a.since) };
}

/** How reading the activity's columns back went. */
export function gradebookReadings(links: readonly Link[]): readonly GradebookReading[] {
  return links.flatMap(({ id, reading }) => {
    if (reading === undefined || (reading.readAt === null && reading.failed === null)) return [];
    return [{ column: columnOf(links, id), readAt: reading.readAt, failed: reading.failed }];
  });
}

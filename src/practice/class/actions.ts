import type { ClassAction, ClassRow } from '../../api/class.ts';
import type { PackIndex } from '../../content/packIndex.ts';
import { levelRank } from '../../learning/level.ts';
import type { ClassPerson } from './people.ts';

/** A class pattern is worth acting on together from this many learners, or this share of those who practise. */
const TOGETHER = 2;
const MOST = 0.34;
/** Groups shown at a time; smaller ones are left to the table. */
const GROUPS = 4;

interface Started extends ClassPerson {
  readonly row: NonNullable<ClassPerson['row']>;
}

const person = ({ learner, name }: ClassPerson) => ({ learner, name });

function countBy<T>(items: readonly T[], key: (item: T) => string | null): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
}

/** Grades that will not arrive without somebody doing something. */
export function parkedGrades(rows: readonly ClassRow[]): ClassAction | null {
  const parked = rows.filter(({ grade }) => grade.state === 'parked');
  if (parked.length === 0) return null;
  return {
    kind: 'grades-parked',
    people: parked.map(({ learner, name, grade }) => ({
      learner,
      name,
      reason: grade.reason ?? 'grade_refused',
    })),
  };
}

/** Grades that wait because the platform gives no token: it may pass, and seldom does before somebody looks at the platform. */
export function refusedGrades(rows: readonly ClassRow[]): ClassAction | null {
  const people = rows
    .filter(({ grade }) => grade.state === 'retrying' && grade.reason === 'token_refused')
    .map(({ learner, name }) => ({ learner, name }));
  return people.length === 0 ? null : { kind: 'grades-refused', people };
}

/** Learners with many answers and no growth. */
export function stuckLearners(started: readonly Started[]): ClassAction | null {
  const people = started
    .flatMap((one) =>
      one.row.stuck.slice(0, 1).map(({ skill, answers }) => ({ ...person(one), skill, answers })),
    )
    .toSorted((a, b) => b.answers - a.answers);
  return people.length === 0 ? null : { kind: 'stuck', people };
}

/** The prerequisite that holds back most of the class. */
export function missingPrerequisite(started: readonly Started[], index: PackIndex): ClassAction | null {
  const [top] = countBy(started, ({ row }) => row.missing);
  if (!top) return null;
  const [skill, people] = top;
  if (people.length < TOGETHER || people.length < MOST * started.length) return null;
  const blocks = index.catalogue.skills
    .filter(({ requires }) => requires.includes(skill))
    .map(({ id }) => id);
  return { kind: 'missing-prerequisite', skill, blocks, people: people.map(person) };
}

/** The skill a learner is yet to learn; null where the next question keeps up or proves what they can. */
function skillToLearn({ nextSkill, levels }: Started['row']): string | null {
  const level = nextSkill === null ? undefined : levels[nextSkill];
  return level !== undefined && levelRank(level) >= levelRank('proficient') ? null : nextSkill;
}

/** Groups to teach together, by the skill each learner is to learn next. */
export function groupsByNextSkill(started: readonly Started[]): ClassAction | null {
  const groups = countBy(started, ({ row }) => skillToLearn(row))
    .filter(([, people]) => people.length >= TOGETHER)
    .slice(0, GROUPS)
    .map(([skill, people]) => ({ skill, people: people.map(person) }));
  return groups.length === 0 ? null : { kind: 'groups', groups };
}

/** People of the course who have not answered anything. */
export function notStarted(people: readonly ClassPerson[]): ClassAction | null {
  const absent = people.filter(({ row }) => row === null || row.answered === 0);
  return absent.length === 0 ? null : { kind: 'not-started', people: absent.map(person) };
}

/** The misconception that most learners show, with the learners who show it. */
export function topMisconception(
  started: readonly Started[],
): { id: string; people: readonly Started[] } | null {
  const shown = started.flatMap((one) => one.row.misconceptions.map(({ id, count }) => ({ id, count, one })));
  const [top] = countBy(shown, ({ id }) => id)
    .map(([id, found]) => ({
      id,
      people: found.map(({ one }) => one),
      times: found.reduce((sum, { count }) => sum + count, 0),
    }))
    // Once by one learner is a slip; twice is a pattern.
    .filter(({ times }) => times >= 2)
    .toSorted((a, b) => b.people.length - a.people.length || b.times - a.times);
  return top ? { id: top.id, people: top.people } : null;
}

/** Those who have practised. */
export function startedOf(people: readonly ClassPerson[]): readonly Started[] {
  return people.flatMap((one) => (one.row && one.row.answered > 0 ? { ...one, row: one.row } : []));
}

import { learnerCode } from '../../api/class.ts';
import type { Learner } from '../../store/port/learners.ts';
import type { Link } from '../../store/port/links.ts';
import type { RosterMember } from '../../store/port/rosters.ts';
import type { SummaryRow } from '../../store/port/summaries.ts';
import type { Practice } from '../practice.ts';

/** Somebody on the class page. */
export interface ClassPerson {
  readonly learner: string;
  readonly name: string | null;
  /** Null for somebody who never practised here. */
  readonly row: SummaryRow | null;
}

/** Members of a link's courses by learner, when they were told, and whether the platform tells them at all. */
async function membersOf(practice: Practice, links: readonly Link[]) {
  const contexts = [...new Set(links.map(({ context }) => context))];
  const rosters = await Promise.all(contexts.map((context) => practice.store.rosters.get(context)));
  const known = rosters.flatMap((roster) => roster ?? []);
  const members = new Map<string, RosterMember>();
  // Whoever has left one of the courses may be in another.
  const all = known.flatMap((roster) => roster.members);
  for (const member of all.toSorted((a, b) => Number(b.gone ?? false) - Number(a.gone ?? false)))
    members.set(member.learner, member);
  return {
    members,
    toldAt: Math.max(0, ...known.map(({ fetchedAt }) => fetchedAt)),
    known: known.length > 0,
  };
}

function nameOf(
  learner: string,
  records: ReadonlyMap<string, Learner>,
  members: ReadonlyMap<string, RosterMember>,
) {
  return records.get(learner)?.name ?? members.get(learner)?.name ?? null;
}

/** By name; those without one come last, in the order of their codes. */
function byName(a: ClassPerson, b: ClassPerson): number {
  if (a.name === null || b.name === null) {
    const nameless = Number(a.name === null) - Number(b.name === null);
    return nameless || learnerCode(a.learner).localeCompare(learnerCode(b.learner));
  }
  return a.name.localeCompare(b.name) || (a.learner < b.learner ? -1 : 1);
}

/**
 * Everybody of an activity: who practised, and who is in the course and never came; apart from them those who have left
 * the course, and the platform's test users, who are in no count. Sorted by name.
 */
export async function peopleOf(
  practice: Practice,
  activity: string,
): Promise<{
  people: readonly ClassPerson[];
  testers: readonly ClassPerson[];
  left: readonly ClassPerson[];
  roster: 'known' | 'unknown';
}> {
  const [rows, links] = await Promise.all([
    practice.store.summaries.ofActivity(activity),
    practice.store.links.ofActivity(activity),
  ]);
  const { members, toldAt, known } = await membersOf(practice, links);
  const present = [...members.values()].filter(({ role, gone }) => role === 'learner' && !gone);
  const absent = present.map(({ learner }) => learner);
  const byLearner = new Map(rows.map((row) => [row.learner, row]));
  const ids = [...new Set([...byLearner.keys(), ...absent])];
  const records = new Map((await practice.store.learners.many(ids)).map((one) => [one.id, one]));
  const all = ids
    .map((learner) => ({
      learner,
      name: nameOf(learner, records, members),
      row: byLearner.get(learner) ?? null,
    }))
    .toSorted(byName);
  // Who comes back after the platform last told is here again, whatever it told then.
  const hasLeft = ({ learner, row }: ClassPerson) =>
    members.get(learner)?.gone === true && (row?.lastSeen ?? 0) <= toldAt;
  const people = all.filter(({ row }) => !row?.test);
  return {
    people: people.filter((person) => !hasLeft(person)),
    testers: all.filter(({ row }) => row?.test),
    left: people.filter(hasLeft),
    roster: known ? 'known' : 'unknown',
  };
}

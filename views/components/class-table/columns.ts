import type { ClassOverview, ClassRow } from '../../../src/api/class.ts';
import type { LevelName } from '../../../src/api/turn.ts';
import type { Translator } from '../../text/translator.ts';
import { areFew, groupSkills } from '../skills/groupSkills.ts';

type Skill = ClassOverview['skills'][number];

/** Skills that stand together as one column until it is opened. */
export interface SkillGroup {
  /** The same every time as long as the activity's skills are. */
  readonly id: string;
  readonly title: string;
  readonly skills: readonly Skill[];
}

/** Skills of a group that the pack has not named: as many as read well beside each other. */
const TOGETHER = 6;

/** What a level counts in an average, as in a mastery grade. */
const WORTH: Readonly<Record<LevelName, number>> = {
  'not-started': 0,
  familiar: 0.4,
  proficient: 0.7,
  mastered: 1,
};

/** Neighbours in the pack's order, which goes from what is built upon to what builds on it. */
function neighbours(skills: readonly Skill[], text: Translator): readonly SkillGroup[] {
  const count = Math.ceil(skills.length / TOGETHER);
  const size = Math.ceil(skills.length / count);
  return Array.from({ length: count }, (_, index) => {
    const part = skills.slice(index * size, (index + 1) * size);
    const [first = '', last = ''] = [part[0]?.title, part.at(-1)?.title];
    const title = part.length === 1 ? first : text.t('class.groupRange', { first, last });
    return { id: part[0]?.id ?? '', title, skills: part };
  });
}

/**
 * The groups of a class table, in the pack's order: those the pack names; without names, neighbours. Empty where the
 * skills are few enough for a column each.
 */
export function skillGroups(skills: readonly Skill[], text: Translator): readonly SkillGroup[] {
  if (areFew(skills)) return [];
  const named = groupSkills(skills);
  if (named.length === 1) return neighbours(skills, text);
  return named.map(([group, members]) => ({
    id: members[0]?.id ?? '',
    title: group ?? text.t('class.groupRest'),
    skills: members,
  }));
}

const share = (row: ClassRow, { id }: Skill) => WORTH[row.levels[id] ?? 'not-started'];

/** Mean worth of all these levels of all these learners, 0 to 1; 0 for nobody. */
export function averageOf(rows: readonly ClassRow[], skills: readonly Skill[]): number {
  const shares = rows.flatMap((row) => skills.map((skill) => share(row, skill)));
  return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length;
}

/** How many of the skills a learner is proficient in, or has mastered. */
export function proficientIn({ levels }: ClassRow, skills: readonly Skill[]): number {
  return skills.filter(({ id }) => levels[id] === 'proficient' || levels[id] === 'mastered').length;
}

/** One column of the table: a group's average, or a skill. */
export type Column =
  | { readonly kind: 'group'; readonly group: SkillGroup; readonly open: boolean }
  | { readonly kind: 'skill'; readonly skill: Skill };

/** The columns to draw: each group's average, followed by its skills where it is open; without groups the skills. */
export function columnsOf(
  skills: readonly Skill[],
  groups: readonly SkillGroup[],
  open: readonly string[],
): readonly Column[] {
  const columns = (list: readonly Skill[]): Column[] => list.map((skill) => ({ kind: 'skill', skill }));
  if (groups.length === 0) return columns(skills);
  return groups.flatMap((group): Column[] => {
    const isOpen = open.includes(group.id);
    return [{ kind: 'group', group, open: isOpen }, ...(isOpen ? columns(group.skills) : [])];
  });
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { skillGroups } from '../../components/class-table/columns.ts';
import { FIRST_VIEW } from '../../components/class-table/sortRows.ts';
import { reveal } from '../../runtime/reveal.ts';
import { useText } from '../../runtime/text.ts';
import type { ClassState } from './useClass.ts';

/**
 * Shows a group of learners alone in the class table, with the skills around the one that is next for them, and goes
 * there: the focus moves to the table's heading, which is brought into sight.
 */
export function useGroup(state: ClassState): (skill: string, learners: readonly string[]) => void {
  const text = useText();
  const [shown, count] = useState(0);
  const seen = useRef(0);
  useEffect(() => {
    if (shown === seen.current) return;
    seen.current = shown;
    const heading = document.getElementById('tab-title');
    heading?.focus({ preventScroll: true });
    const table = heading?.closest('section');
    if (table) reveal(table);
  }, [shown]);
  return (skill, learners) => {
    const group = skillGroups(state.overview.skills, text).find(({ skills }) =>
      skills.some(({ id }) => id === skill),
    );
    state.openTab('overview');
    state.setView({ ...FIRST_VIEW, only: { skill, learners }, open: group ? [group.id] : [] });
    count((before) => before + 1);
  };
}

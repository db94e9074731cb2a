import type { SittingView } from '../../api/turn.ts';
import { levelRank } from '../../learning/level.ts';
import { countedLevel } from '../../learning/standing.ts';
import type { SittingSituation } from '../loadSitting.ts';
import { skillTitle } from './skills.ts';

/** Counts of the running sitting, and the skills that rose in it. */
export function presentSitting(situation: SittingSituation): SittingView {
  const { here, settings, sitting: id, now } = situation;
  const { sitting } = here;
  if (sitting === null || sitting.id !== id) {
    return { id, startedAt: now, answered: 0, right: 0, hints: 0, risen: [], finished: false };
  }
  const risen = settings.skills.flatMap((skill) => {
    const from = sitting.levels[skill] ?? 'not-started';
    const to = countedLevel(here, skill, settings.counts);
    return levelRank(to) > levelRank(from) ? { skill, title: skillTitle(situation, skill), from, to } : [];
  });
  const { startedAt, answered, right, hints, finished } = sitting;
  return { id, startedAt, answered, right, hints, risen, finished };
}

import type { OutsideView } from '../../api/class.ts';
import type { LearnerEvent } from '../../learning/event.ts';
import type { Situation } from '../situation.ts';
import { skillTitle } from './skills.ts';

/** Evidence from other tools among these events (newest first), as the instructor sees it. */
export function presentOutside(
  situation: Situation,
  events: readonly LearnerEvent[],
): readonly OutsideView[] {
  const back = new Map(
    events.flatMap((event) =>
      event.kind === 'withdrawn' ? [[event.takesBack, event.because] as const] : [],
    ),
  );
  return events.flatMap((event) =>
    event.kind === 'outside'
      ? [
          {
            id: event.id,
            at: event.at,
            happenedAt: event.happenedAt,
            skill: skillTitle(situation, event.skill),
            source: event.source,
            score: event.score,
            weight: event.weight,
            takenBack: back.get(event.id) ?? null,
          },
        ]
      : [],
  );
}

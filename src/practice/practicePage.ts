import type { PageData, Viewer } from '../api/page.ts';
import type { Turn } from '../api/turn.ts';
import { retentionFor } from '../learning/preferences.ts';
import { presentReviewLoads } from './present/reviewLoads.ts';
import type { Situation } from './situation.ts';

/** The practice page of a learner's situation, as it shows this turn. */
export function practicePage(
  { activity, settings, learner, locale }: Pick<Situation, 'activity' | 'settings' | 'learner' | 'locale'>,
  shown: { readonly token: string | null; readonly turn: Turn; readonly viewer: Viewer },
): PageData<'practice'> {
  const { token, turn, viewer } = shown;
  return {
    page: 'practice',
    token,
    locale,
    data: {
      activity: {
        id: activity.id,
        title: activity.title,
        pack: settings.pack,
        delayHours: settings.rule.delayHours,
        points: activity.points,
      },
      turn,
      reviews: { standard: retentionFor(settings), loads: presentReviewLoads() },
      settings: learner.settings,
      viewer,
    },
  };
}

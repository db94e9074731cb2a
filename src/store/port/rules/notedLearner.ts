import { DEFAULT_SETTINGS } from '../../../api/learnerSettings.ts';
import type { Learner, LearnerStore } from '../learners.ts';

/** The learner after a launch told this of them: what the platform left out keeps its known value. */
export function notedLearner(known: Learner | null, told: Parameters<LearnerStore['note']>[0]): Learner {
  if (known?.erasing !== undefined) return known;
  const { accountName: asked, ...news } = told;
  const accountName = known === null ? asked : known.accountName;
  return {
    ...known,
    ...news,
    ...(accountName === undefined ? {} : { accountName }),
    name: told.name ?? known?.name ?? null,
    locale: told.locale ?? known?.locale ?? null,
    settings: known?.settings ?? DEFAULT_SETTINGS,
    createdAt: known?.createdAt ?? told.lastSeenAt,
  };
}

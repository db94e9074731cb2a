import { useState } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import type { Pages } from '../../../src/api/page.ts';
import type { Acting } from './acting.ts';

/** The activity's settings, and changing them. */
export function useActivity(
  { api, request, say, refresh }: Acting,
  { activity: start, comparing: begun = false }: Pick<Pages['class'], 'activity' | 'comparing'>,
) {
  const [activity, setActivity] = useState(start);
  const [comparing, compare] = useState(begun);
  return {
    activity,
    /** An experiment runs: the settings stay as they are. */
    comparing,
    compare,
    change: (next: ActivityRequest) => {
      say(null);
      request.run(
        () => api.put<unknown>('/api/activity', next),
        () => {
          setActivity(next);
          say('saved');
          refresh();
        },
      );
    },
    /** Settings that came about without the form. */
    settled: (part: Partial<ActivityRequest>) => setActivity((old) => ({ ...old, ...part })),
  };
}

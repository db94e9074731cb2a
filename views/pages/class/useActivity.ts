import { useState } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import type { Acting } from './acting.ts';

/** The activity's settings, and changing them. */
export function useActivity({ api, request, say, refresh }: Acting, start: ActivityRequest) {
  const [activity, setActivity] = useState(start);
  return {
    activity,
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

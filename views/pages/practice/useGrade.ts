import type { GradeView } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import { type RequestState, useRequest } from '../../runtime/useRequest.ts';
import { useGradePoll } from './useGradePoll.ts';

/** A grade that is watched until it has arrived, and sent again on demand. */
interface WatchedGrade {
  readonly resending: RequestState;
  readonly resend: () => void;
}

/** Watches the grade that is shown; a newer one is handed to `set`. */
export function useGrade(grade: GradeView, set: (grade: GradeView) => void): WatchedGrade {
  const { api } = useSession();
  const resending = useRequest();
  useGradePoll(grade, set);
  return {
    resending,
    resend: () => resending.run(() => api.post<GradeView>('/api/grade/resend', {}), set),
  };
}

import { useState } from 'preact/hooks';
import type { ExtraTimeRequest, LearnerDetail } from '../../../src/api/class.ts';
import type { Override } from '../../components/learner-detail/OverrideForm.tsx';
import type { Api } from '../../runtime/api.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/**
 * One learner looked at in place of the class, and what is decided about them.
 * @param refresh reads the class anew, for whoever goes back to it after a decision
 */
export function useLearner(api: Api, request: RequestState, refresh: () => void) {
  const [learner, setLearner] = useState<LearnerDetail | null>(null);
  const [decided, setDecided] = useState(false);
  const path = (id: string) => `/api/class/${encodeURIComponent(id)}`;
  const openLearner = (id: string) => request.run(() => api.get<LearnerDetail>(path(id)), setLearner);
  return {
    learner,
    openLearner,
    closeLearner: () => {
      setLearner(null);
      setDecided(false);
      if (decided) refresh();
    },
    /** Reads the shown learner anew; whoever goes back then finds the class read anew too. */
    reread: () => {
      if (learner === null) return;
      setDecided(true);
      request.read(() => api.get<LearnerDetail>(path(learner.learner)), setLearner);
    },
    override: (id: string, override: Override, done: () => void) => {
      const body = { ...override, id: crypto.randomUUID() };
      request.run(
        () => api.post<unknown>(`${path(id)}/override`, body),
        () => {
          done();
          setDecided(true);
          openLearner(id);
        },
      );
    },
    giveTime: (id: string, extraTime: ExtraTimeRequest['extraTime'], done: () => void) => {
      const body: ExtraTimeRequest = { id: crypto.randomUUID(), extraTime };
      request.run(
        () => api.post<LearnerDetail>(`${path(id)}/extra-time`, body),
        (detail) => {
          done();
          setLearner(detail);
        },
      );
    },
    takeBack: (id: string, event: string) =>
      request.run(
        () => api.post<LearnerDetail>(`${path(id)}/withdraw`, { event }),
        (detail) => {
          setDecided(true);
          setLearner(detail);
        },
      ),
  };
}

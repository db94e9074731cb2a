import { useRef, useState } from 'preact/hooks';
import { STUDENT_KINDS, type WhatIf, type WhatIfRequest } from '../../../src/api/activity.ts';
import type { Draft } from '../../components/activity-form/draft.ts';
import type { Trial } from '../../components/what-if/WhatIf.tsx';
import { useSession } from '../../runtime/session.ts';

/** What of a draft a trial goes by. */
function triedPart({ title: _, points: __, ...activity }: Draft): WhatIfRequest['activity'] {
  return activity;
}

/** Tries a draft with made-up students, one kind after the other, so that progress is real and stopping is easy. */
export function useTrial() {
  const { api } = useSession();
  const [trial, set] = useState<Trial>({ status: 'idle' });
  const tried = useRef<WhatIfRequest['activity'] | null>(null);
  /** Counts trials: what belongs to an earlier one is no longer shown. */
  const round = useRef(0);
  const goOn = async (activity: WhatIfRequest['activity'], from: readonly WhatIf[]) => {
    round.current += 1;
    const mine = round.current;
    const results = [...from];
    set({ status: 'running', results: from });
    for (const kind of STUDENT_KINDS.slice(from.length)) {
      const outcome = await api.post<WhatIf>('/api/what-if', { activity, kind });
      if (mine !== round.current) return;
      if (!outcome.ok) return set({ status: 'failed', results, problem: outcome.problem });
      results.push(outcome.value);
      set({ status: 'running', results: [...results] });
    }
    set({ status: 'done', results });
  };
  return {
    trial,
    changed: (draft: Draft) => JSON.stringify(triedPart(draft)) !== JSON.stringify(tried.current),
    run: (draft: Draft) => {
      tried.current = triedPart(draft);
      void goOn(tried.current, []);
    },
    stop: () => {
      round.current += 1;
      set({ status: 'idle' });
    },
    retry: () => {
      if (tried.current !== null && trial.status === 'failed') void goOn(tried.current, trial.results);
    },
  };
}

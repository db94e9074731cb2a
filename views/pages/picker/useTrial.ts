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
  /** Ends the trial under way: what belongs to an earlier one is neither waited for nor shown. */
  const ending = useRef(new AbortController());
  const begin = () => {
    ending.current.abort();
    ending.current = new AbortController();
    return ending.current.signal;
  };
  const goOn = async (activity: WhatIfRequest['activity'], from: readonly WhatIf[]) => {
    const ended = begin();
    const results = [...from];
    set({ status: 'running', results: from });
    for (const kind of STUDENT_KINDS.slice(from.length)) {
      const outcome = await api.post<WhatIf>('/api/what-if', { activity, kind }, ended);
      if (ended.aborted) return;
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
      begin();
      set({ status: 'idle' });
    },
    retry: () => {
      if (tried.current !== null && trial.status === 'failed') void goOn(tried.current, trial.results);
    },
  };
}

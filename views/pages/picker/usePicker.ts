import { useState } from 'preact/hooks';
import type { PickerResult, PresentationTarget } from '../../../src/api/activity.ts';
import type { Draft } from '../../components/activity-form/draft.ts';
import { useSession } from '../../runtime/session.ts';
import { useRequest } from '../../runtime/useRequest.ts';

/** What has been chosen so far, and what can be done with it. */
export type Picker = ReturnType<typeof usePicker>;

const TARGETS: readonly PresentationTarget[] = ['iframe', 'window'];

/** State of the picker and the one request it makes. */
export function usePicker() {
  const { api } = useSession();
  const request = useRequest();
  const [result, setResult] = useState<PickerResult | null>(null);
  const [chosen, setChosen] = useState<readonly Draft[]>([]);
  const [round, setRound] = useState(0);
  const [target, setTarget] = useState<PresentationTarget | null>(null);
  return {
    request,
    result,
    chosen,
    /** Counts up when the form is to begin anew. */
    round,
    target,
    setTarget: (value: string) => setTarget(TARGETS.find((one) => one === value) ?? null),
    keep: (draft: Draft) => {
      setChosen([...chosen, draft]);
      setRound(round + 1);
      // The list has just appeared or grown above; the form begins anew below it.
      requestAnimationFrame(() => document.getElementById('chosen-title')?.focus());
    },
    remove: (index: number) => setChosen(chosen.filter((_, place) => place !== index)),
    /** Sends what was chosen; nothing at all tells the platform so. */
    send: (activities: readonly Draft[]) =>
      request.run(() => api.post<PickerResult>('/api/deep-link', { activities, target }), setResult),
  };
}

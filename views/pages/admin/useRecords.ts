import { useState } from 'preact/hooks';
import type {
  ForwardRequest,
  LetterView,
  LrsKeyRequest,
  NewLrsKey,
  RecordsView,
} from '../../../src/api/records.ts';
import type { Api } from '../../runtime/api.ts';
import type { RequestState } from '../../runtime/useRequest.ts';
import { useSlices } from './useSlices.ts';

const BASE = '/api/admin/records';

/** State of the part about statements from and to outside, and the requests it makes. */
export function useRecords(request: RequestState, api: Api) {
  const [view, setView] = useState<RecordsView | null>(null);
  const [made, setMade] = useState<NewLrsKey | null>(null);
  const load = () => request.read(() => api.get<RecordsView>(BASE), setView);
  const act = (path: string, body: unknown) =>
    request.run(() => api.post<RecordsView>(`${BASE}/${path}`, body), setView);
  const letters = useSlices<LetterView>(request, (path) => api.get(path), 'after');
  const [target, setTarget] = useState<string | null>(null);
  return {
    view,
    letters: target === null ? null : { target, rows: letters.rows ?? [], more: letters.more },
    openLetters: (id: string) => {
      setTarget(id);
      letters.load(`${BASE}/letters?target=${encodeURIComponent(id)}`);
    },
    made,
    load: () => {
      setMade(null);
      setTarget(null);
      load();
    },
    makeKey: (asked: LrsKeyRequest) =>
      request.run(
        () => api.post<NewLrsKey>(`${BASE}/keys`, asked),
        (next) => {
          setMade(next);
          load();
        },
      ),
    revokeKey: (id: string) => act('keys/revoke', { id }),
    addForward: (asked: ForwardRequest) => act('forwards', asked),
    pauseForward: (id: string, paused: boolean) => act('forwards/pause', { id, paused }),
    removeForward: (id: string) => act('forwards/remove', { id }),
    retryForward: (id: string) => act('forwards/retry', { id }),
  };
}

/** Everything that part shows and does. */
export type RecordsState = ReturnType<typeof useRecords>;

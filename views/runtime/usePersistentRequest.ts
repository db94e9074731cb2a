import { useCallback, useState } from 'preact/hooks';
import { persist } from './persist.ts';
import { type RequestState, useRequest } from './useRequest.ts';

/** A request that is sent again by itself while what keeps it from being answered may pass. */
export interface PersistentRequest extends RequestState {
  /** Sends at once what waits to be sent again; null while nothing does. */
  readonly sendNow: (() => void) | null;
}

/** `useRequest` for requests that the server recognises when they come twice. They also go out as soon as the network is back. */
export function usePersistentRequest(): PersistentRequest {
  const request = useRequest();
  const [sendNow, set] = useState<(() => void) | null>(null);
  const wait = useCallback(
    (ms: number) =>
      new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          removeEventListener('online', go);
          set(null);
          resolve();
        };
        const timer = setTimeout(go, ms);
        addEventListener('online', go);
        set(() => go);
      }),
    [],
  );
  const { run: once } = request;
  const run = useCallback<RequestState['run']>(
    (send, done) => once(() => persist(send, wait), done),
    [once, wait],
  );
  return { ...request, run, sendNow };
}

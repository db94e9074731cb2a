import { useEffect, useState } from 'preact/hooks';
import { useSession } from './session.ts';
import { type RequestState, useRequest } from './useRequest.ts';

/** What a panel reads when it opens, and the requests it makes about it. */
export interface Reading<T> {
  readonly request: RequestState;
  /** Null until it has come. */
  readonly shown: T | null;
  /** Shows what an act on it answered. */
  readonly show: (value: T) => void;
}

/** Reads once what the tool answers at a path, as soon as the panel is open. */
export function useReading<T>(path: string, open = true): Reading<T> {
  const { api } = useSession();
  const request = useRequest();
  const [shown, show] = useState<T | null>(null);
  useEffect(() => {
    if (open && shown === null) request.read(() => api.get<T>(path), show);
  }, [open]);
  return { request, shown, show };
}

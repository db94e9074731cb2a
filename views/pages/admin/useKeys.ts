import { useState } from 'preact/hooks';
import type { KeyView } from '../../../src/api/administration.ts';
import type { Operating } from './operating.ts';

const KEYS = '/api/admin/keys';

/** The keys the tool signs with, and making a new one. */
export function useKeys({ api, request, say }: Operating) {
  const [keys, setKeys] = useState<readonly KeyView[] | null>(null);
  return {
    keys,
    load: () => request.read(() => api.get<readonly KeyView[]>(KEYS), setKeys),
    rotate: () =>
      request.run(
        () => api.post<readonly KeyView[]>(`${KEYS}/rotate`, {}),
        (next) => {
          setKeys(next);
          say({ key: 'rotated' });
        },
      ),
  };
}

import { useState } from 'preact/hooks';
import type { CodeView, NewCode } from '../../../src/api/administration.ts';
import type { Operating } from './operating.ts';

const CODES = '/api/admin/codes';

/** Registration codes: those there are, and the one just made, which is shown this once. */
export function useCodes({ api, request }: Operating) {
  const [codes, setCodes] = useState<readonly CodeView[] | null>(null);
  const [made, setMade] = useState<NewCode | null>(null);
  const read = () => request.read(() => api.get<readonly CodeView[]>(CODES), setCodes);
  return {
    codes,
    made,
    load: () => {
      setMade(null);
      read();
    },
    make: (note: string) =>
      request.run(
        () => api.post<NewCode>(CODES, { note }),
        (next) => {
          setMade(next);
          read();
        },
      ),
    revoke: (id: string) =>
      request.run(() => api.post<readonly CodeView[]>(`${CODES}/revoke`, { id }), setCodes),
  };
}

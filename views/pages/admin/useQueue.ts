import { useState } from 'preact/hooks';
import type { QueuedGrade } from '../../../src/api/administration.ts';
import type { Operating } from './operating.ts';
import { useSlices } from './useSlices.ts';

/** Grades on their way: of which platform, and trying again. */
export function useQueue({ api, request, say }: Operating) {
  const [platform, setPlatform] = useState<string | null>(null);
  const grades = useSlices<QueuedGrade>(request, (path) => api.get(path), 'after');
  const read = (id: string | null) =>
    grades.load(`/api/admin/grades${id === null ? '' : `?platform=${encodeURIComponent(id)}`}`);
  return {
    platform,
    grades,
    load: () => read(platform),
    open: (id: string | null) => {
      setPlatform(id);
      read(id);
    },
    retry: (key: string | null) =>
      request.run(
        () => api.post<{ readonly count: number }>('/api/admin/grades/retry', { key, platform }),
        ({ count }) => {
          say({ key: 'retried', count });
          read(platform);
        },
      ),
  };
}

import { useState } from 'preact/hooks';
import type { AuditView, DeploymentRequest, QueuedGrade } from '../../../src/api/administration.ts';
import type { Pages } from '../../../src/api/page.ts';
import { useSession } from '../../runtime/session.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { useSlices } from '../admin/useSlices.ts';
import { useTelling } from '../admin/useTelling.ts';

const BASE = '/api/platform';

export type PlatformTab = 'platform' | 'grades' | 'audit';

/** State of the page of an LMS's administrator and the requests it makes. */
export function usePlatform(data: Pages['platform']) {
  const { api } = useSession();
  const request = useRequest();
  const [platform, setPlatform] = useState(data.platform);
  const [tab, setTab] = useState<PlatformTab>('platform');
  const { said, act, say, begin, hush } = useTelling();
  const grades = useSlices<QueuedGrade>(request, (path) => api.get(path), 'after');
  const audit = useSlices<AuditView>(request, (path) => api.get(path), 'before');
  const loadGrades = () => grades.load(`${BASE}/grades`);
  const load: Readonly<Record<PlatformTab, () => void>> = {
    platform: () =>
      request.read(
        () => api.get<Pages['platform']>(BASE),
        (next) => setPlatform(next.platform),
      ),
    grades: loadGrades,
    audit: () => audit.load(`${BASE}/audit`),
  };
  return {
    request,
    platform,
    tab,
    said,
    act,
    grades,
    audit,
    openTab: (next: PlatformTab) => {
      hush();
      setTab(next);
      load[next]();
    },
    change: (change: DeploymentRequest) => {
      begin(platform && { platform: platform.id, decides: change.status !== undefined });
      request.run(
        () => api.put<Pages['platform']>(`${BASE}/deployment`, change),
        (next) => {
          setPlatform(next.platform);
          say({ key: 'changed' });
        },
      );
    },
    retry: (key: string | null) =>
      request.run(
        () => api.post<{ readonly count: number }>(`${BASE}/grades/retry`, { key }),
        ({ count }) => {
          say({ key: 'retried', count });
          loadGrades();
        },
      ),
  };
}

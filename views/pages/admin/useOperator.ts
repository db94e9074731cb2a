import { useState } from 'preact/hooks';
import type {
  AdminOverview,
  AuditView,
  CodeView,
  DeploymentRequest,
  KeyView,
  NewCode,
  PlatformRequest,
  ProposalRequest,
  QueuedGrade,
} from '../../../src/api/administration.ts';
import type { Api, Problem } from '../../runtime/api.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import type { Act } from './ActedCard.tsx';
import type { Said } from './AdminNotices.tsx';
import { useRecords } from './useRecords.ts';
import { useSlices } from './useSlices.ts';

const BASE = '/api/admin';

/** Parts of the operator's page. */
export type OperatorTab = 'platforms' | 'grades' | 'codes' | 'records' | 'keys' | 'audit';

/** Everything the operator's page shows and does. */
export type OperatorState = ReturnType<typeof useOperator>;

/** State of the operator's page and the requests it makes. */
export function useOperator(api: Api, start: AdminOverview, onLeave: (problem: Problem | null) => void) {
  const request = useRequest();
  const [overview, setOverview] = useState(start);
  const [tab, setTab] = useState<OperatorTab>('platforms');
  const [platform, setPlatform] = useState<string | null>(null);
  const [keys, setKeys] = useState<readonly KeyView[] | null>(null);
  const [codes, setCodes] = useState<readonly CodeView[] | null>(null);
  const [made, setMade] = useState<NewCode | null>(null);
  const [said, say] = useState<Said>(null);
  const [act, setAct] = useState<Act | null>(null);
  const grades = useSlices<QueuedGrade>(request, (path) => api.get(path), 'after');
  const records = useRecords(request, api);
  const audit = useSlices<AuditView>(request, (path) => api.get(path), 'before');
  const query = (id: string | null) => (id === null ? '' : `?platform=${encodeURIComponent(id)}`);
  const loadGrades = (id: string | null) => grades.load(`${BASE}/grades${query(id)}`);
  const loadCodes = () => request.read(() => api.get<readonly CodeView[]>(`${BASE}/codes`), setCodes);
  const refresh = () => request.read(() => api.get<AdminOverview>(`${BASE}/platforms`), setOverview);
  const load: Readonly<Record<OperatorTab, () => void>> = {
    platforms: refresh,
    grades: () => loadGrades(platform),
    codes: loadCodes,
    keys: () => request.read(() => api.get<readonly KeyView[]>(`${BASE}/keys`), setKeys),
    records: () => records.load(),
    audit: () => audit.load(`${BASE}/audit`),
  };
  const changed = (next: AdminOverview) => {
    setOverview(next);
    say({ key: 'changed' });
  };
  const begin = (id: string, decides: boolean) => {
    say(null);
    setAct({ platform: id, decides });
  };
  const path = (id: string) => `${BASE}/platforms/${encodeURIComponent(id)}`;
  const openGrades = (id: string | null) => {
    say(null);
    setAct(null);
    setPlatform(id);
    setTab('grades');
    loadGrades(id);
  };

  return {
    request,
    overview,
    tab,
    platform,
    keys,
    codes,
    made,
    said,
    act,
    grades,
    audit,
    records,
    refresh,
    openGrades,
    openTab: (next: OperatorTab) => {
      say(null);
      setAct(null);
      setMade(null);
      setTab(next);
      load[next]();
    },
    changePlatform: (id: string, change: PlatformRequest) => {
      begin(id, change.status !== undefined);
      request.run(() => api.put<AdminOverview>(path(id), change), changed);
    },
    changeDeployment: (id: string, change: DeploymentRequest) => {
      begin(id, change.status !== undefined);
      request.run(() => api.put<AdminOverview>(`${path(id)}/deployment`, change), changed);
    },
    decideProposal: (id: string, decision: ProposalRequest) => {
      begin(id, true);
      request.run(() => api.post<AdminOverview>(`${path(id)}/proposal`, decision), changed);
    },
    retry: (key: string | null) =>
      request.run(
        () => api.post<{ readonly count: number }>(`${BASE}/grades/retry`, { key, platform }),
        ({ count }) => {
          say({ key: 'retried', count });
          loadGrades(platform);
        },
      ),
    rotate: () =>
      request.run(
        () => api.post<readonly KeyView[]>(`${BASE}/keys/rotate`, {}),
        (next) => {
          setKeys(next);
          say({ key: 'rotated' });
        },
      ),
    makeCode: (note: string) =>
      request.run(
        () => api.post<NewCode>(`${BASE}/codes`, { note }),
        (next) => {
          setMade(next);
          loadCodes();
        },
      ),
    revokeCode: (id: string) =>
      request.run(() => api.post<readonly CodeView[]>(`${BASE}/codes/revoke`, { id }), setCodes),
    signOut: () =>
      request.run(
        () => api.post<unknown>(`${BASE}/sign-out`, {}),
        () => onLeave(null),
      ),
  };
}

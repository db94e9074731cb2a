import { useState } from 'preact/hooks';
import type { AdminOverview, AuditView } from '../../../src/api/administration.ts';
import type { Api, Problem } from '../../runtime/api.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import type { Operating } from './operating.ts';
import { useCodes } from './useCodes.ts';
import { useKeys } from './useKeys.ts';
import { usePlatforms } from './usePlatforms.ts';
import { useQueue } from './useQueue.ts';
import { useRecords } from './useRecords.ts';
import { useSlices } from './useSlices.ts';
import { useTelling } from './useTelling.ts';

/** Parts of the operator's page, in their order. */
export const OPERATOR_TABS = ['platforms', 'grades', 'codes', 'records', 'keys', 'audit'] as const;
type OperatorTab = (typeof OPERATOR_TABS)[number];

/** Everything the operator's page shows and does. */
export type OperatorState = ReturnType<typeof useOperator>;

/** State of the operator's page and the requests it makes. */
export function useOperator(api: Api, start: AdminOverview, onLeave: (problem: Problem | null) => void) {
  const request = useRequest();
  const telling = useTelling();
  const operating: Operating = { api, request, ...telling };
  const [tab, setTab] = useState<OperatorTab>('platforms');
  const platforms = usePlatforms(operating, start);
  const queue = useQueue(operating);
  const codes = useCodes(operating);
  const keys = useKeys(operating);
  const records = useRecords(request, api);
  const audit = useSlices<AuditView>(request, (path) => api.get(path), 'before');
  const load: Readonly<Record<OperatorTab, () => void>> = {
    platforms: platforms.refresh,
    grades: queue.load,
    codes: codes.load,
    records: records.load,
    keys: keys.load,
    audit: () => audit.load('/api/admin/audit'),
  };
  return {
    request,
    said: telling.said,
    act: telling.act,
    tab,
    platforms,
    queue,
    codes,
    keys,
    records,
    audit,
    openTab: (next: OperatorTab) => {
      telling.hush();
      setTab(next);
      load[next]();
    },
    /** Grades that have not arrived, of one platform or with null of all. */
    openGrades: (platform: string | null) => {
      telling.hush();
      setTab('grades');
      queue.open(platform);
    },
    signOut: () =>
      request.run(
        () => api.post<unknown>('/api/admin/sign-out', {}),
        () => onLeave(null),
      ),
  };
}

import { useState } from 'preact/hooks';
import type {
  AdminOverview,
  DeploymentRequest,
  PlatformRequest,
  ProposalRequest,
} from '../../../src/api/administration.ts';
import type { Api, Outcome } from '../../runtime/api.ts';
import type { Operating } from './operating.ts';

const PLATFORMS = '/api/admin/platforms';

/** Every platform, and what is decided about them; each decision answers with how all stand after it. */
export function usePlatforms({ api, request, say, begin }: Operating, start: AdminOverview) {
  const [overview, setOverview] = useState(start);
  const decide = (
    platform: string,
    decides: boolean,
    send: (api: Api, path: string) => Promise<Outcome<AdminOverview>>,
  ) => {
    begin({ platform, decides });
    request.run(
      () => send(api, `${PLATFORMS}/${encodeURIComponent(platform)}`),
      (next) => {
        setOverview(next);
        say({ key: 'changed' });
      },
    );
  };
  return {
    overview,
    refresh: () => request.read(() => api.get<AdminOverview>(PLATFORMS), setOverview),
    change: (id: string, change: PlatformRequest) =>
      decide(id, change.status !== undefined, (to, path) => to.put(path, change)),
    changeDeployment: (id: string, change: DeploymentRequest) =>
      decide(id, change.status !== undefined, (to, path) => to.put(`${path}/deployment`, change)),
    decideProposal: (id: string, decision: ProposalRequest) =>
      decide(id, true, (to, path) => to.post(`${path}/proposal`, decision)),
  };
}

import type { Deployment, Registration } from '../../lti/registration.ts';
import type { PlatformStore } from '../port/platforms.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

export function mongoPlatforms(database: Database): PlatformStore {
  const registrations = documents<Registration>(database, 'registrations');
  const deployments = documents<Deployment>(database, 'deployments');

  /** One registration per (issuer, client) by a unique index: whoever loses the race finds the winner's and changes it. */
  async function put(told: Registration): Promise<Registration> {
    for (;;) {
      const pair = only({ 'doc.issuer': told.issuer, 'doc.clientId': told.clientId });
      const [known] = await registrations.find(pair);
      if (known === undefined) {
        if (await registrations.create(told.id, told)) return told;
        continue;
      }
      const next = { ...told, id: known.id, createdAt: known.createdAt };
      const { changed } = await registrations.change(known.id, (standing) => standing && next);
      if (changed) return next;
    }
  }
  return {
    put,
    change: async (id, change) => {
      const { changed } = await registrations.change(id, (known) => known && { ...known, ...change });
      return changed;
    },
    noteDeployment: async (told) => {
      const key = compoundKey(told.registrationId, told.deploymentId);
      const { doc } = await deployments.change(key, (known) => (known === null ? told : null));
      return doc ?? told;
    },
    changeDeployment: async (registrationId, deploymentId, change) => {
      const key = compoundKey(registrationId, deploymentId);
      const { changed } = await deployments.change(key, (known) => known && { ...known, ...change });
      return changed;
    },
    get: (id) => registrations.get(id),
    byIssuer: (issuer) => registrations.find(only({ 'doc.issuer': issuer }), { 'doc.clientId': 1 }),
    list: async () => {
      const [all, installed] = await Promise.all([
        registrations.find({}, { 'doc.issuer': 1, 'doc.clientId': 1 }),
        deployments.find({}, { 'doc.deploymentId': 1 }),
      ]);
      return all.map((registration) => ({
        registration,
        deployments: installed.filter((deployment) => deployment.registrationId === registration.id),
      }));
    },
    deployment: (registrationId, deploymentId) => deployments.get(compoundKey(registrationId, deploymentId)),
  };
}

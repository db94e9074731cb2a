import type { Deployment, Registration } from '../../lti/registration.ts';
import type { PlatformStore } from '../port/platforms.ts';
import type { Database } from './database.ts';
import { type Documents, documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

/** The two collections: registrations and deployments. */
interface Collections {
  readonly registrations: Documents<Registration>;
  readonly deployments: Documents<Deployment>;
}

/** One registration per (issuer, client) by a unique index: whoever loses the race finds the winner's and decides anew. */
function settleIn({ registrations }: Collections): PlatformStore['settle'] {
  return async (issuer, clientId, rule) => {
    const pair = only({ 'doc.issuer': issuer, 'doc.clientId': clientId });
    for (;;) {
      const [known] = await registrations.find(pair);
      if (known !== undefined) {
        const { doc } = await registrations.change(known.id, (now) => now && rule(now));
        // Removed in between: there is none, so the rule decides anew.
        if (doc === null) continue;
        return doc;
      }
      const next = rule(null);
      if (next === null || (await registrations.create(next.id, next))) return next;
    }
  };
}

async function dropDeployments(database: Database, { deployments }: Collections, registration: string) {
  const own = only({ 'doc.registrationId': registration });
  await database.call(() => deployments.model.deleteMany(own).exec());
}

async function sweepPending(database: Database, collections: Collections, before: number): Promise<number> {
  const { registrations } = collections;
  const waiting = await registrations.find(only({ 'doc.status': 'pending' }));
  let removed = 0;
  for (const { id } of waiting.filter(({ createdAt }) => createdAt < before)) {
    const still = only({ _id: id, 'doc.status': 'pending' });
    const { deletedCount } = await database.call(() => registrations.model.deleteOne(still).exec());
    if (deletedCount === 1) await dropDeployments(database, collections, id);
    removed += deletedCount;
  }
  return removed;
}

/** Registrations and deployments. */
export function mongoPlatforms(database: Database): PlatformStore {
  const registrations = documents<Registration>(database, 'registrations');
  const deployments = documents<Deployment>(database, 'deployments');
  const collections = { registrations, deployments };
  const settle = settleIn(collections);
  return {
    settle,
    dropDeployments: (registration) => dropDeployments(database, collections, registration),
    sweepPending: (before) => sweepPending(database, collections, before),
    put: async (told) => {
      const keep = (known: Registration | null) =>
        known === null ? told : { ...told, id: known.id, createdAt: known.createdAt };
      return (await settle(told.issuer, told.clientId, keep)) ?? told;
    },
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

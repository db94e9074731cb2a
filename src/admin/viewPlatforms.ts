import type {
  AddressesView,
  DeploymentView,
  PlatformView,
  ProposalView,
  QueueTally,
} from '../api/administration.ts';
import { addressDigest, foreignAddresses } from '../lti/registration/addresses.ts';
import type { Addresses, Deployment, Registration } from '../lti/registration.ts';
import type { DifferingCount, QueueCount } from '../store/port/gradeQueue.ts';
import type { Health, HealthFault } from '../store/port/health.ts';
import type { Administration, AdminScope } from './administration.ts';
import { type Platform, platformsOf, tenantsOf, tenantsWithin } from './tenants.ts';

function latest(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function tallyOf(counts: readonly QueueCount[], differing: readonly DifferingCount[]): QueueTally {
  const sum = (chosen: readonly QueueCount[]) => chosen.reduce((total, { count }) => total + count, 0);
  const inState = (status: QueueCount['status']) => sum(counts.filter((one) => one.status === status));
  const troubled = counts.filter(({ status }) => status === 'parked' || status === 'retrying');
  const codes = [...new Set(troubled.flatMap(({ reason }) => reason ?? []))];
  return {
    waiting: inState('waiting'),
    retrying: inState('retrying'),
    parked: inState('parked'),
    superseded: inState('superseded'),
    differing: differing.reduce((total, { count }) => total + count, 0),
    reasons: codes
      .map((code) => ({ code, count: sum(troubled.filter(({ reason }) => reason === code)) }))
      .sort((a, b) => b.count - a.count),
  };
}

function deploymentView(deployment: Deployment, health: readonly Health[]): DeploymentView {
  const { deploymentId, status, anonymous, firstSeenAt } = deployment;
  const own = health.find((one) => one.deployment === deploymentId);
  return {
    id: deploymentId,
    status,
    anonymous,
    firstSeenAt,
    lastLaunchAt: own?.lastLaunchAt ?? null,
    lastGradeAt: own?.lastGradeAt ?? null,
  };
}

function addressesView(
  registration: Registration,
  addresses: Addresses & Pick<Registration, 'family'>,
): AddressesView {
  const { family, authUrl, tokenUrl, jwksUrl, audience, origins } = addresses;
  const foreign = foreignAddresses(registration, addresses);
  const digest = addressDigest(addresses);
  return { family, authUrl, tokenUrl, jwksUrl, audience, origins, foreign, digest };
}

function proposalView(registration: Registration): ProposalView | null {
  const { proposal } = registration;
  return proposal ? { ...addressesView(registration, proposal), source: proposal.source } : null;
}

/** Failures of a kind at several deployments count together; those of the platform itself, or those anybody can cause. */
function faultsOf(all: readonly HealthFault[]): PlatformView['faults'] {
  const newest = all.toSorted((a, b) => b.lastAt - a.lastAt);
  const codes = [...new Set(newest.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const same = newest.filter((fault) => fault.code === code);
    const [last] = same;
    if (last === undefined) return [];
    const { lastAt, reference } = last;
    return { code, lastAt, reference, count: same.reduce((total, { count }) => total + count, 0) };
  });
}

function platformView(
  platform: Platform,
  health: readonly Health[],
  counts: readonly QueueCount[],
  differing: readonly DifferingCount[],
): PlatformView {
  const { registration, deployments } = platform;
  const { id, issuer, clientId, family, status, deploymentPolicy, tenantBy, createdAt } = registration;
  const { source = null, accounts = 'sub' } = registration;
  const tenants = new Set(tenantsOf(platform));
  const own = ({ tenant }: { readonly tenant: string }) => tenants.has(tenant);
  const faults = health.flatMap((one) => one.faults);
  return {
    id,
    issuer,
    clientId,
    family,
    status,
    deploymentPolicy,
    accounts,
    shared: tenantBy === 'deployment',
    addresses: addressesView(registration, registration),
    createdAt,
    source,
    proposal: proposalView(registration),
    lastLaunchAt: latest(health.map(({ lastLaunchAt }) => lastLaunchAt)),
    lastGradeAt: latest(health.map(({ lastGradeAt }) => lastGradeAt)),
    faults: faultsOf(faults.filter(({ unverified }) => !unverified)),
    unverified: faultsOf(faults.filter(({ unverified }) => unverified)),
    grades: tallyOf(counts.filter(own), differing.filter(own)),
    deployments: deployments.map((deployment) => deploymentView(deployment, health)),
  };
}

/** Platforms and deployments within reach with how they fare: last launch, last grade, failures, grades that wait. */
export async function viewPlatforms(
  admin: Administration,
  scope: AdminScope,
): Promise<readonly PlatformView[]> {
  await admin.health.flush();
  const [platforms, health, counts, differing] = await Promise.all([
    platformsOf(admin, scope),
    admin.store.health.list(scope.kind === 'everything' ? null : scope.registration),
    admin.store.gradeQueue.count(tenantsWithin(scope)),
    admin.store.gradeQueue.differing(tenantsWithin(scope)),
  ]);
  // What happened before a deployment was known may be another customer's where several share the registration.
  const within = ({ deployment }: Health) =>
    scope.kind === 'everything' || scope.deployment === null || scope.deployment === deployment;
  return platforms.map((platform) => {
    const own = health.filter((one) => one.registration === platform.registration.id && within(one));
    return platformView(platform, own, counts, differing);
  });
}

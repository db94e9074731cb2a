import type { PlatformRequest } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import { pinnableOrigin } from '../lti/origins.ts';
import { approve, isUnproved } from '../lti/registration/settle.ts';
import type { Registration } from '../lti/registration.ts';
import type { Administration, Administrator } from './administration.ts';
import { named, namedAddresses } from './namedAddresses.ts';
import { record } from './record.ts';
import { shutOut } from './shutOut.ts';

/**
 * Lets a platform in, shuts it out, says whether its new deployments are let in, how statements name its people or which
 * origins may show the tool and receive grades. For operators only: whether an LMS may come at all is not for the LMS to
 * decide.
 * @throws TrellisError `forbidden`, `not_found`, `bad_request` for one that waits without the addresses that were seen and
 * for what is no origin, `addresses_changed`, `proposal_waits`
 */
export async function changePlatform(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  { actor, scope }: Administrator,
  registration: string,
  change: PlatformRequest,
): Promise<void> {
  if (scope.kind !== 'everything') throw new TrellisError('forbidden', 'a platform as a whole');
  const { platforms } = admin.store;
  const { status, deploymentPolicy, accounts, addresses } = change;
  const origins = change.origins && pinnable(change.origins);
  const standing = await platforms.get(registration);
  if (!standing) throw new TrellisError('not_found', 'no such platform');
  if (status === 'active' && (addresses !== undefined || isUnproved(standing))) {
    await letIn(admin, actor, standing, addresses);
  } else if (status !== undefined) {
    await record(admin, actor, { act: 'platformStatus', registration, detail: { status } });
    await platforms.change(registration, { status });
    if (status === 'suspended') await shutOut(admin.store, registration, null);
  }
  if (deploymentPolicy !== undefined) {
    await record(admin, actor, { act: 'platformPolicy', registration, detail: { policy: deploymentPolicy } });
    await platforms.change(registration, { deploymentPolicy });
  }
  if (accounts !== undefined) {
    await record(admin, actor, { act: 'platformAccounts', registration, detail: { accounts } });
    await platforms.change(registration, { accounts });
  }
  if (origins !== undefined) {
    const detail = { origins: named(origins.join(' ')) };
    await record(admin, actor, { act: 'platformOrigins', registration, detail });
    await platforms.change(registration, { origins });
  }
}

/** The origins, each once, as they are pinned. `bad_request` names those that are none. */
function pinnable(texts: readonly string[]): readonly string[] {
  const read = texts.map((text) => ({ text, origin: pinnableOrigin(text) }));
  const wrong = read.filter(({ origin }) => origin === null).map(({ text }) => text);
  if (wrong.length > 0) throw new TrellisError('bad_request', `no origin: ${wrong.join(' ')}`);
  return [...new Set(read.flatMap(({ origin }) => origin ?? []))];
}

/** Lets in what the operator has seen: by the digest of its addresses, compared in the change itself. */
async function letIn(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  actor: Administrator['actor'],
  standing: Registration,
  digest: string | undefined,
): Promise<void> {
  if (digest === undefined) throw new TrellisError('bad_request', 'addresses: their digest is needed');
  const { id, issuer, clientId } = standing;
  approve(standing, digest);
  const detail = { status: 'active', ...(isUnproved(standing) ? namedAddresses(standing) : {}) };
  await record(admin, actor, { act: 'platformStatus', registration: id, detail });
  await admin.store.platforms.settle(issuer, clientId, (known) => known && approve(known, digest));
}

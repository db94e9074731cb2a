import { TrellisError } from '../../errors.ts';
import type { Addresses, Registration } from '../registration.ts';
import { addressDigest, originsByHand } from './addresses.ts';

/**
 * What became of a registration that somebody told of: `created`, `same` (known with these addresses), `changed` (the
 * addresses are replaced) or `proposed` (other addresses wait for the operator; those that stand are used on).
 */
export type SettleOutcome = 'created' | 'same' | 'changed' | 'proposed';

/** What became of a registration, and as it stands now. */
export interface Settled {
  readonly outcome: SettleOutcome;
  readonly registration: Registration;
}

const addressesOf = ({ authUrl, tokenUrl, jwksUrl, audience, origins }: Addresses): Addresses => ({
  authUrl,
  tokenUrl,
  jwksUrl,
  audience,
  origins,
});

/** Origins may have been added by hand, so they do not count. */
function sameAddresses(one: Addresses, other: Addresses): boolean {
  return (['authUrl', 'tokenUrl', 'jwksUrl', 'audience'] as const).every((name) => one[name] === other[name]);
}

/** Whether nobody has agreed to it yet: what it says is a stranger's word, and nothing of it outlives a replacement. */
export function isUnproved({ status }: Pick<Registration, 'status'>): boolean {
  return status === 'pending';
}

/** What a registration is, beside its addresses, by the word of whoever told of it. */
const kindOf = ({ family, deploymentPolicy, tenantBy }: Registration) => ({
  family,
  deploymentPolicy,
  tenantBy,
});

function sameKind(one: Registration, other: Registration): boolean {
  return (['family', 'tenantBy'] as const).every((name) => one[name] === other[name]);
}

/** `told` in the place of one that nobody has agreed to: its id and age stay, else nothing. */
function replaced(known: Registration, told: Registration): Registration {
  return { ...told, id: known.id, createdAt: known.createdAt, status: known.status };
}

/**
 * Decides what a registration told by somebody does to the one that stands for the same issuer and client (null: none).
 * Whoever can reach the tool may tell of one, so by itself it only ever adds something that waits: it makes nothing
 * active and changes no address of a registration that stands, active or waiting. `approved` is the operator's word, by a
 * one-time code: it says that a registration is expected, not whose, so it lets in one that waits, as it is told now, and
 * changes nothing of an active one. A form proves less than a discovery, so it does not displace what waits since one. A suspended registration is not changed by either: `registration_suspended`. Pure.
 */
export function settle(known: Registration | null, told: Registration, approved: boolean): Settled {
  const active = { status: 'active' } as const;
  if (known === null) {
    return { outcome: 'created', registration: { ...told, ...(approved ? active : { status: 'pending' }) } };
  }
  if (known.status === 'suspended') throw new TrellisError('registration_suspended');
  const same = sameAddresses(known, told) && (sameKind(known, told) || !isUnproved(known));
  if (approved && isUnproved(known)) {
    const outcome = same ? 'same' : 'changed';
    return { outcome, registration: { ...replaced(known, told), ...active } };
  }
  if (same) return { outcome: 'same', registration: known };
  if (told.source?.by === 'form' && known.proposal?.source.by === 'discovery')
    return { outcome: 'proposed', registration: known };
  const source = told.source ?? { by: 'form', host: new URL(told.issuer).host, at: told.createdAt };
  const proposal = { ...addressesOf(told), ...kindOf(told), source };
  return { outcome: 'proposed', registration: { ...known, proposal } };
}

/**
 * The operator, who has seen the addresses of this digest, agrees to them. Origins of the old addresses go with them; those
 * pinned by hand stay. `addresses_changed` when others wait, or none. Pure.
 */
export function acceptProposal(known: Registration, digest: string): Registration {
  const { proposal, ...standing } = known;
  if (!proposal || addressDigest(proposal) !== digest) throw new TrellisError('addresses_changed');
  const { source, family, deploymentPolicy, tenantBy } = proposal;
  const next = { ...standing, ...addressesOf(proposal), source };
  if (isUnproved(known)) return { ...next, family, deploymentPolicy, tenantBy };
  return { ...next, origins: [...new Set([...proposal.origins, ...originsByHand(known)])] };
}

/**
 * The operator lets a registration in, having seen the addresses of this digest. `addresses_changed` when others stand,
 * `proposal_waits` when others are asked for: who of the two is honest is decided first. Pure.
 */
export function approve(known: Registration, digest: string): Registration {
  if (addressDigest(known) !== digest) throw new TrellisError('addresses_changed');
  if (known.proposal) throw new TrellisError('proposal_waits');
  return { ...known, status: 'active' };
}

/** The operator does not. Pure. */
export function dropProposal({ proposal: _dropped, ...rest }: Registration): Registration {
  return rest;
}

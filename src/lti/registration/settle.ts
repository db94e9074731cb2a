import { TrellisError } from '../../errors.ts';
import type { Addresses, Registration, RegistrationSource } from '../registration.ts';

/**
 * What became of a registration that somebody told of: `created`, `same` (known with these addresses), `changed` (the
 * addresses are replaced) or `proposed` (other addresses wait for the operator; those that stand are used on).
 */
export type SettleOutcome = 'created' | 'same' | 'changed' | 'proposed';

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

function withAddresses(known: Registration, told: Addresses, source?: RegistrationSource): Registration {
  const { proposal: _settled, ...rest } = known;
  const origins = [...new Set([...known.origins, ...told.origins])];
  return { ...rest, ...addressesOf(told), origins, ...(source ? { source } : {}) };
}

/**
 * Whether a one-time code may put these addresses in the place of those that stand. A code says that the operator expects a
 * registration, not whose: so an active one changes only on the word of the issuer's very own host.
 */
export function mayReplace(known: Registration, told: Registration): boolean {
  if (known.status !== 'active') return true;
  return told.source?.by === 'discovery' && told.source.host === new URL(known.issuer).host;
}

/**
 * Decides what a registration told by somebody does to the one that stands for the same issuer and client (null: none).
 * Whoever can reach the tool may tell of one, so by itself it only ever adds something that waits: it makes nothing
 * active and changes no address of a registration that stands, active or waiting. `approved` is the operator's word, by a
 * one-time code. A suspended registration is not changed by either: `registration_suspended`. Pure.
 */
export function settle(known: Registration | null, told: Registration, approved: boolean): Settled {
  const active = { status: 'active' } as const;
  if (known === null) {
    return { outcome: 'created', registration: { ...told, ...(approved ? active : { status: 'pending' }) } };
  }
  if (known.status === 'suspended') throw new TrellisError('registration_suspended');
  const standing = approved ? { ...known, ...active } : known;
  if (sameAddresses(known, told)) return { outcome: 'same', registration: standing };
  if (approved && mayReplace(known, told))
    return { outcome: 'changed', registration: withAddresses(standing, told, told.source) };
  const source = told.source ?? { by: 'form', host: new URL(told.issuer).host, at: told.createdAt };
  return { outcome: 'proposed', registration: { ...known, proposal: { ...addressesOf(told), source } } };
}

/** The operator agrees to the addresses that wait. Without any it is the registration as it stands. Pure. */
export function acceptProposal(known: Registration): Registration {
  return known.proposal ? withAddresses(known, known.proposal, known.proposal.source) : known;
}

/** The operator does not. Pure. */
export function dropProposal({ proposal: _dropped, ...rest }: Registration): Registration {
  return rest;
}

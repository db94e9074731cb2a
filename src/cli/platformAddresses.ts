import { ADDRESS_NAMES, addressDigest, foreignAddresses } from '../lti/registration/addresses.ts';
import type { Registration, RegistrationProposal } from '../lti/registration.ts';

/** Whose word a registration is. */
function sourceOf({ source }: Pick<Registration, 'source'>): string {
  if (!source) return 'added by command';
  return source.by === 'form' ? 'typed by somebody, unproved' : `described at ${source.host}`;
}

function linesOf(registration: Registration, shown: Registration | RegistrationProposal): string[] {
  const foreign = foreignAddresses(registration, shown);
  return [
    `    ${shown.family}, ${sourceOf(shown)}`,
    ...ADDRESS_NAMES.map(
      (name) =>
        `    ${name}  ${shown[name]}${foreign.includes(name) ? "  FOREIGN to the issuer's domain" : ''}`,
    ),
    ...(shown.audience === null ? [] : [`    audience  ${shown.audience}`]),
    `    origins  ${shown.origins.join(' ')}`,
    `    digest  ${addressDigest(shown)}`,
  ];
}

/** Lines of what is to be looked at before a decision: addresses of one that waits, and addresses that are asked for. */
export function addressesToSee(registration: Registration): readonly string[] {
  const { status, proposal } = registration;
  return [
    ...(status === 'pending' ? ['  waits to be let in', ...linesOf(registration, registration)] : []),
    ...(proposal ? ['  other addresses are asked for', ...linesOf(registration, proposal)] : []),
  ];
}

/** Digests that decisions carry, for programs. */
export function digestsOf(registration: Registration) {
  const { proposal } = registration;
  return { addresses: addressDigest(registration), proposal: proposal ? addressDigest(proposal) : null };
}

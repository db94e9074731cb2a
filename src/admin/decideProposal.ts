import type { ProposalRequest } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import { acceptProposal, dropProposal, isUnproved } from '../lti/registration/settle.ts';
import type { Administration, Administrator } from './administration.ts';
import { namedAddresses } from './namedAddresses.ts';
import { record } from './record.ts';

/**
 * Takes the other addresses that somebody asks for into use, if they are those the operator has seen, or forgets them. For
 * operators only.
 * @throws TrellisError `forbidden`, `not_found` when none wait, `addresses_changed`
 */
export async function decideProposal(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  { actor, scope }: Administrator,
  registration: string,
  decision: ProposalRequest,
): Promise<void> {
  if (scope.kind !== 'everything') throw new TrellisError('forbidden', 'a platform as a whole');
  const { platforms } = admin.store;
  const standing = await platforms.get(registration);
  if (!standing?.proposal) throw new TrellisError('not_found', `no addresses wait for ${registration}`);
  const { issuer, clientId, proposal } = standing;
  if (!decision.accept) {
    await record(admin, actor, { act: 'proposalDismissed', registration });
    await platforms.settle(issuer, clientId, (known) => known && dropProposal(known));
    return;
  }
  // Looked at before it is recorded, and once more in the change itself.
  acceptProposal(standing, decision.digest);
  await record(admin, actor, { act: 'proposalAccepted', registration, detail: namedAddresses(proposal) });
  await platforms.settle(issuer, clientId, (known) => known && acceptProposal(known, decision.digest));
  if (isUnproved(standing)) await platforms.dropDeployments(registration);
}

import { TrellisError } from '../errors.ts';
import { acceptProposal, dropProposal } from '../lti/registration/settle.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';

/**
 * Takes the other addresses that somebody asks for into use, or forgets them. For operators only.
 * @throws TrellisError `forbidden`, `not_found` when none wait
 */
export async function decideProposal(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  { actor, scope }: Administrator,
  registration: string,
  accept: boolean,
): Promise<void> {
  if (scope.kind !== 'everything') throw new TrellisError('forbidden', 'a platform as a whole');
  const { platforms } = admin.store;
  const standing = await platforms.get(registration);
  if (!standing?.proposal) throw new TrellisError('not_found', `no addresses wait for ${registration}`);
  await record(admin, actor, { act: accept ? 'proposalAccepted' : 'proposalDismissed', registration });
  const rule = accept ? acceptProposal : dropProposal;
  await platforms.settle(standing.issuer, standing.clientId, (known) => known && rule(known));
}

import { Command } from 'commander';
import { TrellisError } from '../errors.ts';
import { acceptProposal, dropProposal } from '../lti/registration/settle.ts';
import type { Registration } from '../lti/registration.ts';
import type { Store } from '../store/port/store.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

async function decide(store: Store, id: string, rule: (known: Registration) => Registration) {
  const standing = await store.platforms.get(id);
  if (!standing?.proposal) throw new TrellisError('not_found', `no addresses wait for ${id}`);
  const { issuer, clientId } = standing;
  await store.platforms.settle(issuer, clientId, (known) => known && rule(known));
}

function proposalCommand(
  name: 'accept' | 'dismiss',
  description: string,
  rule: (known: Registration) => Registration,
): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'registration id as `platform list --json` shows it, with the addresses that wait')
    .action(async (id: string) => {
      await withStore((store) => decide(store, id, rule));
      say(`The addresses that waited for ${id} are ${name === 'accept' ? 'in use' : 'gone'}.`);
    });
}

/** `trellis platform accept`: other addresses that somebody asks for come into use. */
export const acceptCommand = (): Command =>
  proposalCommand('accept', 'use the other addresses that a registration asks for', acceptProposal);

/** `trellis platform dismiss`: they do not. */
export const dismissCommand = (): Command =>
  proposalCommand('dismiss', 'forget the other addresses that a registration asks for', dropProposal);

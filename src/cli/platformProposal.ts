import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { decideProposal } from '../admin/decideProposal.ts';
import { COMMAND } from './commandActor.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

function proposalCommand(name: 'accept' | 'dismiss', description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'registration id as `platform list --json` shows it, with the addresses that wait')
    .action(async (id: string) => {
      const by = { actor: COMMAND, scope: { kind: 'everything' } } as const;
      await withStore((store) =>
        decideProposal({ store, now: Date.now, newId: randomUUID }, by, id, name === 'accept'),
      );
      say(`The addresses that waited for ${id} are ${name === 'accept' ? 'in use' : 'gone'}.`);
    });
}

/** `trellis platform accept`: other addresses that somebody asks for come into use. */
export const acceptCommand = (): Command =>
  proposalCommand('accept', 'use the other addresses that a registration asks for');

/** `trellis platform dismiss`: they do not. */
export const dismissCommand = (): Command =>
  proposalCommand('dismiss', 'forget the other addresses that a registration asks for');

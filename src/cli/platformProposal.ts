import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { decideProposal } from '../admin/decideProposal.ts';
import type { ProposalRequest } from '../api/administration.ts';
import { COMMAND } from './commandActor.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

const ID = 'registration id as `platform list` shows it, with the addresses that wait';

async function decide(id: string, decision: ProposalRequest): Promise<void> {
  const by = { actor: COMMAND, scope: { kind: 'everything' } } as const;
  await withStore((store) => decideProposal({ store, now: Date.now, newId: randomUUID }, by, id, decision));
  say(`The addresses that waited for ${id} are ${decision.accept ? 'in use' : 'gone'}.`);
}

/** `trellis platform accept`: other addresses that somebody asks for come into use, if they are those that were seen. */
export function acceptCommand(): Command {
  return new Command('accept')
    .description('use the other addresses that a registration asks for')
    .argument('<id>', ID)
    .argument('<digest>', 'digest that `platform list` shows with these addresses')
    .action((id: string, digest: string) => decide(id, { accept: true, digest }));
}

/** `trellis platform dismiss`: they do not. */
export function dismissCommand(): Command {
  return new Command('dismiss')
    .description('forget the other addresses that a registration asks for')
    .argument('<id>', ID)
    .action((id: string) => decide(id, { accept: false }));
}

import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { record } from '../admin/record.ts';
import { MINUTE_MS } from '../duration.ts';
import { eraseLearner, LAST_LOOK_MS } from '../practice/privacy/eraseLearner.ts';
import type { Erasure } from '../store/port/erasures.ts';
import { COMMAND } from './commandActor.ts';
import { learnerNamed, type NamedLearner, namesLearner } from './learnerNamed.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

function tell({ removed, finishedAt }: Erasure): void {
  const found = Object.entries(removed).filter(([, count]) => count > 0);
  say(found.length === 0 ? 'Nothing was left to remove.' : 'Removed:');
  for (const [kind, count] of found) say(`  ${kind}  ${count}`);
  if (finishedAt !== null) {
    say('The erasure is over.');
    return;
  }
  const minutes = LAST_LOOK_MS / MINUTE_MS;
  say(`A last look follows, for what was under way: by the running server within a quarter of an hour,`);
  say(`or by this same command, ${minutes} minutes from now at the earliest.`);
}

async function erase(id: string | undefined, options: NamedLearner & { json?: boolean }): Promise<void> {
  const erasure = await withStore(async (store) => {
    // A command holds nothing in memory; a server beside it lets go with its next look at the learner.
    const deps = { store, now: Date.now, newId: randomUUID, recent: { forget: () => undefined } };
    const learner = await learnerNamed(store, id, options);
    // The log of acts names nobody who is to be forgotten.
    await record(deps, COMMAND, { act: 'learnerErased' });
    return eraseLearner(deps, learner);
  });
  const { learner: _, ...rest } = erasure;
  if (options.json) printJson(rest);
  else tell(erasure);
}

/** `trellis erase learner`: everything everywhere, statements included. */
export function eraseCommand(): Command {
  const learner = namesLearner(new Command('learner'))
    .description('erase everything kept of one learner; what class totals say of others stays true')
    .option('--json', 'print what was removed as JSON')
    .action(erase);
  return new Command('erase').description('remove data for good').addCommand(learner);
}

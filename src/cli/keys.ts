import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { record } from '../admin/record.ts';
import { publishKey, replaceKeys } from '../lti/publishKey.ts';
import { readSecret } from '../openData.ts';
import { COMMAND } from './commandActor.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

interface Options {
  readonly now?: true;
}

async function rotate({ now: compromised }: Options): Promise<void> {
  await withStore(async (store, config) => {
    const detail = compromised ? { replaced: true } : {};
    const deps = { store, now: Date.now, newId: randomUUID };
    await record(deps, COMMAND, { act: 'keyRotated', detail });
    const order = { secret: readSecret(config), now: Date.now() };
    if (compromised) {
      const { kid } = await replaceKeys(store.keys, order);
      return say(`Key ${kid} is published and signs from now on. No other key is published any more.`);
    }
    const { added } = await publishKey(store.keys, order);
    say(`Key ${added.kid} is published; it signs from ${new Date(added.activeFrom).toISOString()}.`);
  });
}

/**
 * `trellis keys rotate`: the new key is published at once and signs from tomorrow; the old one stays published. With
 * `--now` the new one signs at once and the old ones are gone.
 */
export function keysCommand(): Command {
  const command = new Command('rotate')
    .description('make a new signing key')
    .option('--now', 'for a key that somebody else may have: signs at once, and the old keys are gone')
    .action(rotate);
  return new Command('keys').description('the keys the tool signs with').addCommand(command);
}

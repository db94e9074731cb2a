import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { record } from '../admin/record.ts';
import { publishKey } from '../lti/publishKey.ts';
import { readSecret } from '../openData.ts';
import { COMMAND } from './commandActor.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

/** `trellis keys rotate`: the new key is published at once and signs from tomorrow; the old one stays published. */
export function keysCommand(): Command {
  const rotate = new Command('rotate').description('make a new signing key').action(async () => {
    await withStore(async (store, config) => {
      await record({ store, now: Date.now, newId: randomUUID }, COMMAND, { act: 'keyRotated' });
      const { added } = await publishKey(store.keys, { secret: readSecret(config), now: Date.now() });
      say(`Key ${added.kid} is published; it signs from ${new Date(added.activeFrom).toISOString()}.`);
    });
  });
  return new Command('keys').description('the keys the tool signs with').addCommand(rotate);
}

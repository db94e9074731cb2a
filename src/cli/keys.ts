import { Command } from 'commander';
import { rotateKeys } from '../lti/keys.ts';
import { readSecret } from '../openData.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

/** `trellis keys rotate`: the new key is published at once and signs from tomorrow; the old one stays published. */
export function keysCommand(): Command {
  const rotate = new Command('rotate').description('make a new signing key').action(async () => {
    await withStore(async (store, config) => {
      const keys = await store.keys.list();
      const { added, retired } = await rotateKeys(keys, { secret: readSecret(config), now: Date.now() });
      await store.keys.add(added);
      for (const { kid, retiredAt } of retired)
        if (retiredAt !== null) await store.keys.retire(kid, retiredAt);
      say(`Key ${added.kid} is published; it signs from ${new Date(added.activeFrom).toISOString()}.`);
    });
  });
  return new Command('keys').description('the keys the tool signs with').addCommand(rotate);
}

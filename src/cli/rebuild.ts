import { Command } from 'commander';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

/** `trellis rebuild`: drops the snapshots, which are only a cache; each is folded from the log when next needed. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('drop cached learner states; they are rebuilt from the log')
    .action(async () => {
      await withStore((store) => store.snapshots.clear());
      say('Snapshots dropped. The log is untouched.');
    });
}

import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { endAllAccess, makeSignInLink } from '../admin/signInLink.ts';
import { COMMAND } from './commandActor.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

function linkCommand(): Command {
  return new Command('link')
    .description('make a link that signs in at /admin, once')
    .option('--json', 'print the link as JSON')
    .action(async (options: { json?: boolean }) => {
      const link = await withStore((store, { publicUrl }) =>
        makeSignInLink({ store, publicUrl, now: Date.now, newId: randomUUID }, COMMAND),
      );
      if (options.json) return printJson(link);
      // The link is the document asked for: it goes where a program can read it and no log of words picks it up.
      process.stdout.write(`${link.url}\n`);
      say(`Good once, until ${new Date(link.expiresAt).toISOString()}.`);
    });
}

function signOutCommand(): Command {
  return new Command('sign-out')
    .description('end every session at /admin and spoil every link that is not used')
    .action(async () => {
      const count = await withStore((store) =>
        endAllAccess({ store, now: Date.now, newId: randomUUID }, COMMAND),
      );
      say(`${count} signed in ${count === 1 ? 'session has' : 'sessions have'} ended.`);
    });
}

/** `trellis admin link|sign-out` */
export function adminCommand(): Command {
  return new Command('admin')
    .description('who may administer the tool')
    .addCommand(linkCommand())
    .addCommand(signOutCommand());
}

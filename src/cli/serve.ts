import { Command } from 'commander';
import type { Administration } from '../admin/administration.ts';
import { makeSignInLink } from '../admin/signInLink.ts';
import { calibrateApart } from '../calibrateApart.ts';
import { readConfig } from '../config.ts';
import { TrellisError } from '../errors.ts';
import { prepareDataDir } from '../openData.ts';
import { beThrifty } from '../thrift.ts';
import { say } from './output.ts';
import { refuse } from './refuse.ts';

function announce(url: string, demoUrl: string | null, adminLine: string): void {
  say('');
  say(`  Trellis is ready at ${url}`);
  if (demoUrl !== null) {
    say(`  Demo LMS         at ${demoUrl}`);
    say('');
    say('  Open the demo LMS. As Ms Rivera, add a practice activity to a course and let the class practise;');
    say('  as a student, open it and answer. The gradebook fills by itself.');
  }
  say('');
  say(`  Administration   at ${adminLine}`);
  say('');
  say('  Ctrl+C stops it. Started again, it finds everything where it was.');
  say('');
}

/**
 * A link to sign in with, where nobody has administered this tool yet or it is only being tried out. Afterwards a start
 * makes none: what is printed here ends up in logs.
 */
async function firstLink(admin: Administration, production: boolean): Promise<string | null> {
  const everything = { registration: null, deployment: null };
  const [known] = await admin.store.audit.page(everything, null, 1);
  if (production && known !== undefined) return null;
  const { url } = await makeSignInLink(admin, { kind: 'tool', id: null });
  return `${url} (good once, for 15 minutes)`;
}

/** A stop takes no longer, in milliseconds, whatever hangs: everything acknowledged is kept already. */
const STOP_MS = 10_000;

/** `trellis serve`: runs until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the tool (and the demo LMS where it is on)')
    .action(async () => {
      const config = readConfig();
      // What is wrong with the settings is said at once, before anything is loaded that would need them.
      prepareDataDir(config.dataDir);
      beThrifty();
      // Loaded here alone: the other commands need none of it and would wait for it.
      const { start } = await import('../main.ts');
      const running = await start(config, { calibrate: calibrateApart });
      const firstTime = await firstLink(running.services.admin, config.production);
      announce(running.url, running.demoUrl, firstTime ?? `${running.url}/admin (sign in with: admin link)`);
      let closing = false;
      const stop = (code: number) => {
        if (closing) process.exit(1);
        closing = true;
        say('Stopping …');
        setTimeout(() => process.exit(1), STOP_MS).unref();
        running.close().then(
          () => process.exit(code),
          () => process.exit(1),
        );
      };
      process.on('SIGINT', () => stop(0));
      process.on('SIGTERM', () => stop(0));
      running.services.halt.displaced.signal.addEventListener('abort', () => {
        refuse(new TrellisError('server_running'));
        stop(1);
      });
    });
}

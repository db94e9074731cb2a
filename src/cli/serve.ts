import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { say } from './output.ts';

function announce(url: string, demoUrl: string | null): void {
  say('');
  say(`  Trellis is ready at ${url}`);
  if (demoUrl !== null) {
    say(`  Demo LMS         at ${demoUrl}`);
    say('');
    say('  Open the demo LMS. As Ms Rivera, add a practice activity to a course and let the class practise;');
    say('  as a student, open it and answer. The gradebook fills by itself.');
  }
  say('');
  say('  Ctrl+C stops it. Started again, it finds everything where it was.');
  say('');
}

/** `trellis serve`: runs until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the tool (and the demo LMS where it is on)')
    .action(async () => {
      // Loaded here alone: the other commands need none of it and would wait for it.
      const { start } = await import('../main.ts');
      const running = await start(readConfig());
      announce(running.url, running.demoUrl);
      let closing = false;
      const stop = () => {
        if (closing) process.exit(1);
        closing = true;
        say('Stopping …');
        running.close().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      };
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
    });
}

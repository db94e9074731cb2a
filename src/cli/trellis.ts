import { Command, CommanderError } from 'commander';
import { TrellisError } from '../errors.ts';
import { adminCommand } from './admin.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { calibrateCommand } from './calibrate.ts';
import { contentCommand } from './content.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { eraseCommand } from './erase.ts';
import { evaluateCommand } from './evaluate.ts';
import { experimentCommand } from './experiment.ts';
import { exportCommand } from './export.ts';
import { forwardCommand } from './forward.ts';
import { gradesCommand } from './grades.ts';
import { keysCommand } from './keys.ts';
import { lrsKeyCommand } from './lrsKey.ts';
import { endsWithReader } from './output.ts';
import { platformCommand } from './platform.ts';
import { rebuildCommand } from './rebuild.ts';
import { refuse } from './refuse.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
const FAILED = 1;
const USAGE = 2;

/** The command line, a contents page: one file per command. */
export function program(): Command {
  return new Command('trellis')
    .description('Adaptive practice for any LMS')
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) })
    .addCommand(serveCommand())
    .addCommand(platformCommand())
    .addCommand(keysCommand())
    .addCommand(gradesCommand())
    .addCommand(adminCommand())
    .addCommand(lrsKeyCommand())
    .addCommand(forwardCommand())
    .addCommand(contentCommand())
    .addCommand(evaluateCommand())
    .addCommand(calibrateCommand())
    .addCommand(simulateCommand())
    .addCommand(experimentCommand())
    .addCommand(exportCommand())
    .addCommand(doctorCommand())
    .addCommand(eraseCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(rebuildCommand());
}

/** Settings of the root for commands at every depth: one left out would end the process by itself. */
function inherit(parent: Command): void {
  for (const command of parent.commands) inherit(command.copyInheritedSettings(parent).exitOverride());
}

/** Runs one command; `serve` when none is named. Sets the exit code, never throws. */
export async function run(words: readonly string[]): Promise<void> {
  process.stdout.on('error', endsWithReader);
  try {
    const chosen = words.length === 0 ? ['serve'] : words;
    const root = program();
    inherit(root);
    await root.parseAsync([...chosen], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE;
      return;
    }
    refuse(error);
    process.exitCode = error instanceof TrellisError && error.code === 'bad_request' ? USAGE : FAILED;
  }
}

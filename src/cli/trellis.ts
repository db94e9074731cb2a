import { Command, CommanderError } from 'commander';
import { TrellisError } from '../errors.ts';
import { endsWithReader } from './output.ts';
import { refuse } from './refuse.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
const FAILED = 1;
const USAGE = 2;

/** The command line, a contents page: one file per command, loaded only where it is meant. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['serve', async () => (await import('./serve.ts')).serveCommand()],
  ['platform', async () => (await import('./platform.ts')).platformCommand()],
  ['keys', async () => (await import('./keys.ts')).keysCommand()],
  ['grades', async () => (await import('./grades.ts')).gradesCommand()],
  ['admin', async () => (await import('./admin.ts')).adminCommand()],
  ['lrs-key', async () => (await import('./lrsKey.ts')).lrsKeyCommand()],
  ['forward', async () => (await import('./forward.ts')).forwardCommand()],
  ['content', async () => (await import('./content.ts')).contentCommand()],
  ['evaluate', async () => (await import('./evaluate.ts')).evaluateCommand()],
  ['calibrate', async () => (await import('./calibrate.ts')).calibrateCommand()],
  ['simulate', async () => (await import('./simulate.ts')).simulateCommand()],
  ['experiment', async () => (await import('./experiment.ts')).experimentCommand()],
  ['export', async () => (await import('./export.ts')).exportCommand()],
  ['doctor', async () => (await import('./doctor/doctor.ts')).doctorCommand()],
  ['erase', async () => (await import('./erase.ts')).eraseCommand()],
  ['backup', async () => (await import('./backup.ts')).backupCommand()],
  ['restore', async () => (await import('./backup.ts')).restoreCommand()],
  ['rebuild', async () => (await import('./rebuild.ts')).rebuildCommand()],
]);

/** The command of this name below the root; all of them where there is none, as the help and a mistyped word ask for. */
async function program(name: string): Promise<Command> {
  const root = new Command('trellis')
    .description('Adaptive practice for any LMS')
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) });
  const meant = COMMANDS.get(name);
  const loads = meant ? [meant] : [...COMMANDS.values()];
  for (const command of await Promise.all(loads.map((load) => load()))) root.addCommand(command);
  return root;
}

/**
 * Settings of the root for commands at every depth: one left out would end the process by itself. A wrong option is one
 * line and where to read on; a wrong word gets the list of words.
 */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    inherit(command.copyInheritedSettings(parent).exitOverride());
    if (command.commands.length === 0) command.showHelpAfterError('Add --help for what there is.');
  }
}

/** Runs one command; `serve` when none is named. Sets the exit code, never throws. */
export async function run(words: readonly string[]): Promise<void> {
  process.stdout.on('error', endsWithReader);
  try {
    const [name = 'serve', ...rest] = words;
    const root = await program(name);
    inherit(root);
    await root.parseAsync([name, ...rest], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE;
      return;
    }
    refuse(error);
    process.exitCode = error instanceof TrellisError && error.code === 'bad_request' ? USAGE : FAILED;
  }
}

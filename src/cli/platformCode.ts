import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { record } from '../admin/record.ts';
import { CODE_HOURS, createRegistrationCode, MOST_CODE_HOURS } from '../lti/registration/code.ts';
import { COMMAND } from './commandActor.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

function hoursOf(text: string): number {
  const hours = Number(text);
  if (hours > 0 && hours <= MOST_CODE_HOURS) return hours;
  throw new InvalidArgumentError(`a number above 0 and up to ${MOST_CODE_HOURS}`);
}

/** `trellis platform code`: shown this once, and kept as a hash. */
export function codeCommand(): Command {
  return new Command('code')
    .description('make a one-time code by which a registration is active at once')
    .option('--hours <number>', 'how long it is good', hoursOf, CODE_HOURS)
    .option('--note <text>', 'whom it is for', '')
    .option('--json', 'print JSON')
    .action(async ({ hours, note, json }: { hours: number; note: string; json?: boolean }) => {
      const { text, record: made } = await withStore(async (store) => {
        await record({ store, now: Date.now, newId: randomUUID }, COMMAND, { act: 'codeMade' });
        return createRegistrationCode(store.registrationCodes, { now: Date.now(), hours, note });
      });
      const until = new Date(made.expiresAt).toISOString();
      if (json) return printJson({ code: text, until, note: made.note });
      say(`${text}\nGood once, until ${until}. It is not shown again.`);
    });
}

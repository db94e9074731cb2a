import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { registrationAt } from '../../src/demo/registration.ts';
import { start } from '../../src/main.ts';
import { mortal } from './support/mortal.ts';

/** What the process is told when it is started. */
export interface Orders {
  readonly environment: Readonly<Record<string, string>>;
  /** Where the demo LMS runs that outlives this process. */
  readonly demoUrl: string;
  /** How far its clock is ahead, in milliseconds: leases of the process before it have ended. */
  readonly aheadMs: number;
  /** The moment among its calls of the store at which it kills itself, see `mortal`; null: it is killed from outside. */
  readonly diesAt: number | null;
}

/** The tool as `serve` starts it, on a store that may kill it. Says `ready` once it answers. */
async function serve({ environment, demoUrl, aheadMs, diesAt }: Orders): Promise<void> {
  const config = readConfig({ ...environment }, environment.DATA_DIR);
  await start(config, {
    now: () => Date.now() + aheadMs,
    quiet: { quietMs: 0, mostMs: 0 },
    logger: pino({ level: 'silent' }),
    demo: { url: demoUrl, registration: registrationAt(demoUrl), close: async () => undefined },
    store: (opened) =>
      diesAt === null ? opened : mortal(opened, diesAt, () => void process.kill(process.pid, 'SIGKILL')),
  });
  process.stdout.write('ready\n');
}

void serve(JSON.parse(process.argv[2] ?? ''));

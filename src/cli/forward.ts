import { randomUUID } from 'node:crypto';
import { Command, Option } from 'commander';
import { addForward, pauseForward, removeForward, retryForward, viewForwards } from '../admin/forwards.ts';
import { ForwardRequest, type ForwardView } from '../api/records.ts';
import { TrellisError } from '../errors.ts';
import { seal } from '../lti/sealedKey.ts';
import { readSecret } from '../openData.ts';
import type { Store } from '../store/port/store.ts';
import { XAPI_VERSIONS } from '../xapi/scopes.ts';
import { COMMAND } from './commandActor.ts';
import { tenantMeant } from './lrsKey.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

const EVERYWHERE = { actor: COMMAND, scope: { kind: 'everything' } } as const;
const collect = (value: string, before: readonly string[]) => [...before, value];
const deps = (store: Store) => ({ store, now: Date.now, newId: randomUUID });

interface AddOptions {
  readonly label: string;
  readonly endpoint: string;
  readonly username: string;
  readonly tenant?: string;
  readonly xapi: string;
  readonly verb: string[];
  readonly activity: string[];
  readonly ownOnly?: boolean;
  readonly fromNow?: boolean;
}

/** What was typed, checked by the rules of the page. @throws TrellisError `bad_request` */
function requestOf(options: AddOptions, tenant: string, password: string | undefined): ForwardRequest {
  const parsed = ForwardRequest.safeParse({
    tenant,
    label: options.label,
    endpoint: options.endpoint,
    username: options.username,
    password,
    version: options.xapi,
    verbs: options.verb,
    activities: options.activity,
    ownOnly: options.ownOnly ?? false,
    fromStart: !options.fromNow,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TrellisError('bad_request', `${issue?.path.join('.')}: ${issue?.message}`);
}

/** The password comes by standard input: on the command line other users of the machine would see it. */
async function readPassword(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, '');
}

function addCommand(): Command {
  return new Command('add')
    .description('send a customer’s statements on to another record store; its password is read from stdin')
    .requiredOption('--label <text>', 'whose store it is')
    .requiredOption('--endpoint <url>', 'base address of the store')
    .requiredOption('--username <text>', 'user name (key) there')
    .option('--tenant <id>', 'customer whose statements go there; needed where there are several')
    .addOption(
      new Option('--xapi <version>', 'version of xAPI spoken with it')
        .choices([...XAPI_VERSIONS])
        .default('2.0.0'),
    )
    .option('--verb <iri>', 'only statements with this verb; may be given more than once', collect, [])
    .option('--activity <start>', 'only about activities whose id begins so; may be repeated', collect, [])
    .option('--own-only', 'only the tool’s own statements')
    .option('--from-now', 'not what was stored before')
    .action(async (options: AddOptions) => {
      const password = await readPassword();
      const id = await withStore(async (store, config) => {
        const request = requestOf(options, await tenantMeant(store, options.tenant), password);
        const sealing = (text: string, label: string) => seal(text, readSecret(config), label);
        return addForward({ ...deps(store), seal: sealing }, EVERYWHERE, request);
      });
      say(`Statements go on to ${options.endpoint} as ${id}.`);
    });
}

function tell({ id, label, endpoint, paused, sent, refused, reason, failingSince }: ForwardView): void {
  const since = failingSince === null ? '' : ` since ${new Date(failingSince).toISOString()}`;
  const state = paused ? 'paused' : reason === null ? 'in order' : `${reason}${since}`;
  say(`${id}  ${state}  ${label}  ${endpoint}  sent ${sent}, refused ${refused}`);
}

function listCommand(): Command {
  return new Command('list')
    .description('list targets and how sending goes')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const targets = await withStore((store) => viewForwards({ store }));
      if (json) return printJson(targets);
      for (const target of targets) tell(target);
      if (targets.length === 0) say('Statements are sent on to nobody.');
    });
}

function actCommand(
  name: string,
  description: string,
  act: (store: Store, id: string) => Promise<string>,
): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'target as `forward list` shows it')
    .action(async (id: string) => say(await withStore((store) => act(store, id))));
}

/** `trellis forward add|list|pause|resume|retry|remove` */
export function forwardCommand(): Command {
  return new Command('forward')
    .description('record stores that statements are sent on to')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(
      actCommand('pause', 'stop sending; nothing is lost', async (store, id) => {
        await pauseForward(deps(store), EVERYWHERE, id, true);
        return `${id} is paused.`;
      }),
    )
    .addCommand(
      actCommand('resume', 'go on where it stopped, at once', async (store, id) => {
        await pauseForward(deps(store), EVERYWHERE, id, false);
        return `${id} goes on.`;
      }),
    )
    .addCommand(
      actCommand('retry', 'try once more what was refused', async (store, id) => {
        const count = await retryForward(deps(store), EVERYWHERE, id);
        return `${count} statements are tried once more.`;
      }),
    )
    .addCommand(
      actCommand('remove', 'end it for good', async (store, id) => {
        await removeForward(deps(store), EVERYWHERE, id);
        return `${id} is removed.`;
      }),
    );
}

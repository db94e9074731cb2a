import { randomUUID } from 'node:crypto';
import { Command, Option } from 'commander';
import { changeDeployment } from '../admin/changeDeployment.ts';
import { changePlatform } from '../admin/changePlatform.ts';
import { record } from '../admin/record.ts';
import type { DeploymentRequest, PlatformRequest } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import { newRegistration } from '../lti/newRegistration.ts';
import { FAMILIES } from '../lti/platforms/platformOf.ts';
import type { AccountNaming, Family, Registration } from '../lti/registration.ts';
import type { Store } from '../store/port/store.ts';
import { COMMAND } from './commandActor.ts';
import { printJson, say } from './output.ts';
import { addressesToSee, digestsOf } from './platformAddresses.ts';
import { codeCommand } from './platformCode.ts';
import { acceptCommand, dismissCommand } from './platformProposal.ts';
import { withStore } from './withStore.ts';

interface AddOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly authUrl?: string;
  readonly tokenUrl?: string;
  readonly jwksUrl?: string;
  readonly deployment: readonly string[];
  readonly audience?: string;
  readonly family?: Family;
  readonly origin: readonly string[];
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[]) => [...before, value];

/** What adding a registration again leaves as an operator decided: what was shut out, and how people are named. */
async function decidedOf(
  store: Store,
  { issuer, clientId }: Registration,
): Promise<Pick<Registration, 'status' | 'accounts'>> {
  const known = (await store.platforms.byIssuer(issuer)).find((one) => one.clientId === clientId);
  return {
    status: known?.status === 'suspended' ? 'suspended' : 'active',
    ...(known?.accounts === undefined ? {} : { accounts: known.accounts }),
  };
}

async function add(store: Store, options: AddOptions) {
  const now = Date.now();
  const { issuer, clientId, authUrl, tokenUrl, jwksUrl, audience, family } = options;
  const input = { issuer, clientId, authUrl, tokenUrl, jwksUrl, audience, family };
  const made = newRegistration(options.origin.length > 0 ? { ...input, origins: options.origin } : input, {
    id: randomUUID(),
    now,
  });
  const registration = await store.platforms.put({ ...made, ...(await decidedOf(store, made)) });
  // Written after: under which id it stands is known only now.
  await record({ store, now: Date.now, newId: randomUUID }, COMMAND, {
    act: 'platformRegistered',
    registration: registration.id,
  });
  for (const deploymentId of options.deployment) {
    await store.platforms.noteDeployment({
      registrationId: registration.id,
      deploymentId,
      status: 'active',
      anonymous: false,
      firstSeenAt: now,
    });
    // One that waited as pending since its first launch is let in by being named here.
    await store.platforms.changeDeployment(registration.id, deploymentId, { status: 'active' });
  }
  return registration;
}

type Setting = PlatformRequest & Omit<DeploymentRequest, 'deployment'>;

/** Changes a registration, or one deployment of it where `--deployment` names it. */
async function change(store: Store, id: string, deployment: string | undefined, setting: Setting) {
  const admin = { store, now: Date.now, newId: randomUUID };
  const by = { actor: COMMAND, scope: { kind: 'everything' } } as const;
  const { deploymentPolicy, accounts, origins, addresses: _ofThePlatform, ...ofDeployment } = setting;
  if (deployment === undefined) return changePlatform(admin, by, id, setting);
  if (deploymentPolicy !== undefined)
    throw new TrellisError('bad_request', '--policy is of a whole platform');
  if (accounts !== undefined) throw new TrellisError('bad_request', '--accounts is of a whole platform');
  if (origins !== undefined) throw new TrellisError('bad_request', '--origin is of a whole platform');
  return changeDeployment(admin, by, id, { ...ofDeployment, deployment });
}

function addCommand(): Command {
  return new Command('add')
    .description('register an LMS, or bring its registration up to date')
    .requiredOption('--issuer <url>', 'platform id, exactly as the LMS shows it')
    .requiredOption('--client-id <id>', 'client id the LMS gave the tool')
    .option('--auth-url <url>', 'authentication request URL')
    .option('--token-url <url>', 'access token URL')
    .option('--jwks-url <url>', 'public keyset URL')
    .option('--deployment <id>', 'deployment id; may be given more than once', collect, [])
    .option('--audience <text>', 'audience of token requests where it is not the token URL (Brightspace)')
    .option('--origin <origin>', 'origin that may frame the tool; may be given more than once', collect, [])
    .addOption(new Option('--family <name>', 'which LMS it is').choices([...FAMILIES]))
    .option('--json', 'print the registration as JSON')
    .action(async (options: AddOptions) => {
      const registration = await withStore((store) => add(store, options));
      if (options.json) printJson(registration);
      say(`${registration.issuer} (${registration.clientId}) is registered as ${registration.id}.`);
      if (registration.status === 'suspended') say('It is suspended; let it in with: platform approve.');
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('list registrations and deployments')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const platforms = await withStore((store) => store.platforms.list());
      if (options.json)
        return printJson(platforms.map((one) => ({ ...one, digests: digestsOf(one.registration) })));
      for (const { registration, deployments } of platforms) {
        say(`${registration.id}  ${registration.status}  ${registration.issuer}  ${registration.clientId}`);
        for (const line of addressesToSee(registration)) say(line);
        for (const one of deployments) say(`  deployment ${one.deploymentId}  ${one.status}`);
      }
      if (platforms.length === 0)
        say('No platform yet. Add one with: trellis platform add --issuer … --client-id …');
    });
}

async function setStatus(id: string, deployment: string | undefined, setting: Setting): Promise<void> {
  await withStore((store) => change(store, id, deployment, setting));
  say(`${deployment ? `Deployment ${deployment} of ${id}` : id} is ${setting.status}.`);
}

function approveCommand(): Command {
  return new Command('approve')
    .description('approve a registration, or one deployment of it')
    .argument('<id>', 'registration id as `platform list` shows it')
    .argument('[digest]', 'digest that `platform list` shows with the addresses of one that waits')
    .option('--deployment <id>', 'only this deployment')
    .action((id: string, addresses: string | undefined, { deployment }: { deployment?: string }) =>
      setStatus(id, deployment, { status: 'active', ...(addresses === undefined ? {} : { addresses }) }),
    );
}

function suspendCommand(): Command {
  return new Command('suspend')
    .description('suspend a registration, or one deployment of it')
    .argument('<id>', 'registration id as `platform list` shows it')
    .option('--deployment <id>', 'only this deployment')
    .action((id: string, { deployment }: { deployment?: string }) =>
      setStatus(id, deployment, { status: 'suspended' }),
    );
}

interface SetOptions {
  readonly deployment?: string;
  readonly policy?: 'auto' | 'manual';
  readonly anonymous?: 'on' | 'off';
  readonly accounts?: AccountNaming;
  readonly origin: readonly string[];
}

function settingOf({ deployment, policy, anonymous, accounts, origin }: SetOptions): Setting {
  if (anonymous !== undefined && deployment === undefined)
    throw new TrellisError('bad_request', '--anonymous needs --deployment');
  const setting = {
    ...(origin.length === 0 ? {} : { origins: [...origin] }),
    ...(policy === undefined ? {} : { deploymentPolicy: policy }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(anonymous === undefined ? {} : { anonymous: anonymous === 'on' }),
  };
  if (Object.keys(setting).length === 0) throw new TrellisError('bad_request', 'nothing to set');
  return setting;
}

function setCommand(): Command {
  return new Command('set')
    .description('change what is accepted from a registration, or from one deployment of it')
    .argument('<id>', 'registration id as `platform list` shows it')
    .option('--deployment <id>', 'only this deployment')
    .addOption(
      new Option('--policy <name>', 'whether a deployment seen for the first time is let in at once').choices(
        ['auto', 'manual'],
      ),
    )
    .addOption(
      new Option('--anonymous <state>', 'whether guests without an id are let in, ungraded').choices([
        'on',
        'off',
      ]),
    )
    .addOption(
      new Option('--accounts <kind>', 'how statements name people who come for the first time').choices([
        'sub',
        'pseudonym',
      ]),
    )
    .option(
      '--origin <origin>',
      'origin that may frame the tool and receive grades, in place of those that stand; may be given more than once',
      collect,
      [],
    )
    .action(async (id: string, options: SetOptions) => {
      const setting = settingOf(options);
      await withStore((store) => change(store, id, options.deployment, setting));
      say(`${options.deployment ? `Deployment ${options.deployment} of ${id}` : id} is changed.`);
    });
}

/** `trellis platform add|list|approve|suspend|set` */
export function platformCommand(): Command {
  return new Command('platform')
    .description('the LMSs that may launch the tool')
    .addCommand(addCommand())
    .addCommand(codeCommand())
    .addCommand(acceptCommand())
    .addCommand(dismissCommand())
    .addCommand(listCommand())
    .addCommand(approveCommand())
    .addCommand(suspendCommand())
    .addCommand(setCommand());
}

import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { makeLrsKey, revokeLrsKey, viewLrsKeys } from '../admin/lrsKeys.ts';
import { viewTenants } from '../admin/tenants.ts';
import { KEY_PER_MINUTE, KeyScope } from '../api/records.ts';
import { TrellisError } from '../errors.ts';
import type { Store } from '../store/port/store.ts';
import { XAPI_VERSIONS, type XapiVersion } from '../xapi/scopes.ts';
import { COMMAND } from './commandActor.ts';
import { printJson, say } from './output.ts';
import { withStore } from './withStore.ts';

const EVERYWHERE = { actor: COMMAND, scope: { kind: 'everything' } } as const;

function scopeOf(text: string, before: readonly KeyScope[]): KeyScope[] {
  const scope = KeyScope.safeParse(text);
  if (!scope.success) throw new InvalidArgumentError(`one of ${KeyScope.options.join(', ')}`);
  return [...before, scope.data];
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('a whole number above 0');
}

/** The customer that is meant: the one named, else the only one. @throws TrellisError `bad_request` */
export async function tenantMeant(store: Store, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const tenants = await viewTenants({ store }, EVERYWHERE.scope);
  const [only] = tenants;
  if (only && tenants.length === 1) return only.id;
  const known = tenants.map(({ id, name }) => `${id} is ${name}`).join('; ');
  throw new TrellisError('bad_request', `name the customer with --tenant (${known || 'there is none yet'})`);
}

interface AddOptions {
  readonly label: string;
  readonly scope: KeyScope[];
  readonly tenant?: string;
  readonly xapi: XapiVersion;
  readonly perMinute: number;
  readonly json?: boolean;
}

function addCommand(): Command {
  return new Command('add')
    .description('make a key for a client; its secret is shown this once')
    .requiredOption('--label <text>', 'whom it is for')
    .requiredOption('--scope <name>', 'what it may do; may be given more than once', scopeOf, [])
    .option('--tenant <id>', 'customer whose statements it sees; needed where there are several')
    .addOption(
      new Option('--xapi <version>', 'spoken with requests that name none')
        .choices([...XAPI_VERSIONS])
        .default('2.0.0'),
    )
    .option('--per-minute <count>', 'most requests in a minute', countOf, KEY_PER_MINUTE)
    .option('--json', 'print the key and its secret as JSON')
    .action(async ({ label, scope: scopes, tenant, xapi: version, perMinute, json }: AddOptions) => {
      const made = await withStore(async (store, { publicUrl }) => {
        const deps = { store, publicUrl, now: Date.now, newId: randomUUID };
        const request = { tenant: await tenantMeant(store, tenant), label, scopes, version, perMinute };
        return makeLrsKey(deps, EVERYWHERE, request);
      });
      if (json) return printJson(made);
      // The credential is the document asked for: it goes where a program can read it and no log of words picks it up.
      process.stdout.write(`${made.key.id}:${made.secret}\n`);
      say(`User name and password at ${made.endpoint}. The secret is not shown again.`);
    });
}

function listCommand(): Command {
  return new Command('list')
    .description('list keys, revoked ones too')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const keys = await withStore((store) => viewLrsKeys({ store }));
      if (json) return printJson(keys);
      for (const { id, label, tenant, scopes, revokedAt } of keys) {
        const state = revokedAt === null ? 'in use' : `revoked ${new Date(revokedAt).toISOString()}`;
        say(`${id}  ${state}  ${label}  tenant ${tenant}  ${scopes.join(' ')}`);
      }
      if (keys.length === 0) say('No key yet. Make one with: trellis lrs-key add --label … --scope …');
    });
}

function revokeCommand(): Command {
  return new Command('revoke')
    .description('take a key back at once')
    .argument('<id>', 'key as `lrs-key list` shows it')
    .action(async (id: string) => {
      await withStore((store) => revokeLrsKey({ store, now: Date.now, newId: randomUUID }, EVERYWHERE, id));
      say(`${id} is revoked.`);
    });
}

/** `trellis lrs-key add|list|revoke` */
export function lrsKeyCommand(): Command {
  return new Command('lrs-key')
    .description('who may read and write statements from outside')
    .addCommand(addCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());
}

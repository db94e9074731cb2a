import type { Command } from 'commander';
import { TrellisError } from '../errors.ts';
import { tenantOf } from '../lti/registration.ts';
import { learnerId } from '../practice/derivedId.ts';
import type { Store } from '../store/port/store.ts';

/** How a command names a learner: by the id here, or by the platform's id of the person. */
export interface NamedLearner {
  readonly user?: string;
  readonly platform?: string;
  readonly deployment?: string;
}

/** Lets a command name a learner either way. */
export function namesLearner(command: Command): Command {
  return command
    .argument('[learner]', 'id of the learner, lrn_…, as the learner’s own page and the log show it')
    .option('--user <sub>', 'the platform’s id of the person instead')
    .option('--platform <id>', 'the registration they come from, as platform list shows it')
    .option('--deployment <id>', 'their deployment, where each is a customer of its own');
}

/** The learner's id. @throws TrellisError `bad_request` when nobody is named, `not_found` for an unknown platform */
export async function learnerNamed(
  store: Store,
  id: string | undefined,
  { user, platform, deployment = '' }: NamedLearner,
): Promise<string> {
  if (id !== undefined) return id;
  if (user === undefined || platform === undefined)
    throw new TrellisError('bad_request', 'name a learner, or --user with --platform');
  const registration = await store.platforms.get(platform);
  if (!registration) throw new TrellisError('not_found', `no such platform: ${platform}`);
  return learnerId(tenantOf(registration, deployment), user);
}

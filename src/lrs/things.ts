import type { ActivityDefinition, AnyActivity, AnyActor } from '../xapi/anyStatement.ts';
import { activitiesOf } from '../xapi/definitions.ts';
import { identityOf } from '../xapi/identity.ts';
import { invalid } from '../xapi/refusal.ts';
import type { LrsCaller } from './caller.ts';
import type { Lrs } from './lrs.ts';
import { mustBeAllowed, mustBeOwn } from './mayDo.ts';
import { shownDefinition } from './shownDefinition.ts';

/** Everything known of somebody, in lists (1.0.3, part 3, 2.4). */
export interface Person {
  readonly objectType: 'Person';
  readonly name?: readonly string[];
  readonly mbox?: readonly string[];
  readonly mbox_sha1sum?: readonly string[];
  readonly openid?: readonly string[];
  readonly account?: readonly { readonly homePage: string; readonly name: string }[];
}

/** What is known of activities, as this caller may see it. */
export async function knownDefinitions(
  { store }: Lrs,
  caller: LrsCaller,
  activities: readonly string[],
): Promise<ReadonlyMap<string, ActivityDefinition>> {
  const known = await store.lrsThings.definitions(caller.tenant, activities);
  return new Map([...known].map(([id, definition]) => [id, shownDefinition(caller, definition)]));
}

/**
 * What the newest statement about an activity says of it. The tool's own statements are not looked through when they are
 * stored, for each has definitions that seldom anybody asks for; here they are found by the activity.
 */
async function toldLast({ store }: Lrs, caller: LrsCaller, id: string): Promise<ActivityDefinition | null> {
  const where = { activity: id, relatedActivities: true, ascending: false, limit: 1 };
  const [newest] = await store.statements.list(caller.tenant, where);
  const told = newest && activitiesOf(newest.statement).find((one) => one.id === id)?.definition;
  return told ? shownDefinition(caller, told) : null;
}

/** An activity as all statements together describe it; of one nobody described, its id. */
export async function readActivity(lrs: Lrs, caller: LrsCaller, id: string): Promise<AnyActivity> {
  mustBeAllowed(caller, 'activities');
  const known = (await knownDefinitions(lrs, caller, [id])).get(id);
  const definition = known ?? (await toldLast(lrs, caller, id));
  return { objectType: 'Activity', id, ...(definition ? { definition } : {}) };
}

/** Somebody by one identifier, with every name that statements gave them. @throws XapiRefusal for a group without identifier */
export async function readPerson({ store }: Lrs, caller: LrsCaller, agent: AnyActor): Promise<Person> {
  mustBeAllowed(caller, 'agents');
  mustBeOwn(caller, agent);
  const identity = identityOf(agent);
  if (identity === null) throw invalid('agent', 'agent.identifier', 'must have an identifier');
  const known = await store.lrsThings.names(caller.tenant, identity);
  const names = [...new Set([...(agent.name === undefined ? [] : [agent.name]), ...known])];
  const { mbox, mbox_sha1sum, openid, account } = agent;
  return {
    objectType: 'Person',
    ...(names.length > 0 ? { name: names } : {}),
    ...(mbox === undefined ? {} : { mbox: [mbox] }),
    ...(mbox_sha1sum === undefined ? {} : { mbox_sha1sum: [mbox_sha1sum] }),
    ...(openid === undefined ? {} : { openid: [openid] }),
    ...(account === undefined ? {} : { account: [account] }),
  };
}

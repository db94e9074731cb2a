import { hash } from 'node:crypto';
import type { AnyStatement } from './anyStatement.ts';
import { agentKey, authorityKey, type Conditions, MOST_INHERITED, partsOf } from './facets.ts';
import { identityOf } from './identity.ts';

/**
 * The index of a store that keeps one row for each entry: a statement is filed once under each thing it names, by the
 * closest way it names it, and there by its verb. So it has few entries (about nine), and what is asked for is read from
 * several places of the index at once. The first letters of a thing tell the way:
 *
 * | way | statements |
 * |---|---|
 * | w | whose actor this is; never by reference |
 * | a | whose object this agent is, or that name it as a member of actor or object |
 * | x | that name this agent anywhere else |
 * | m | that this authority vouches for; never by reference |
 * | o | whose object this activity is |
 * | p | that name this activity anywhere else |
 * | r | of this registration |
 * | v | with this verb |
 *
 * The key of an entry is 14 letters of the thing's hash (84 bits, tenant included) and 2 of the verb's: what a verb and a
 * thing share is found at once, and of any verb by going through the few keys that begin with the thing. Two letters do not
 * tell every verb from every other, so a verb is looked up under itself as well.
 *
 * What is stored was filed by these rules: whoever changes them adds a migration that files every statement anew
 * (`store/sqlite/migrations`).
 */
type Thing = `${'w' | 'a' | 'x' | 'm' | 'o' | 'p' | 'r' | 'v'} ${string}`;

const THING_LETTERS = 14;
const KEY_LETTERS = 16;

/** A hash costs no more than looking it up among those made before. */
function hashOf(tenant: string, thing: Thing): string {
  return hash('sha256', `${tenant}\n${thing}`, 'base64url').slice(0, KEY_LETTERS);
}

const thingKey = (tenant: string, thing: Thing): string => hashOf(tenant, thing).slice(0, THING_LETTERS);
/** A verb under itself: its last two letters are what tells it from others under every thing. */
const verbKey = (tenant: string, verb: string): string => hashOf(tenant, `v ${verb}`);

/** The last letters of a key: those of the verb. */
export function verbOf(key: string): string {
  return key.slice(THING_LETTERS);
}

/** What whoever refers to a statement is filed under too. */
function sharedThings(statement: AnyStatement): Thing[] {
  const { agents, related, objects, activities, registrations } = partsOf(statement);
  const near = new Set(agents);
  const things: Thing[] = [];
  for (const agent of near) things.push(`a ${agent}`);
  for (const agent of related) if (!near.has(agent)) things.push(`x ${agent}`);
  for (const activity of objects) things.push(`o ${activity}`);
  for (const activity of activities) if (!objects.includes(activity)) things.push(`p ${activity}`);
  for (const registration of registrations) things.push(`r ${registration}`);
  return things;
}

/** What a statement is filed under by itself: under the actor and the authority by that alone, whatever else they are. */
function ownThings(statement: AnyStatement): Thing[] {
  const actor = identityOf(statement.actor);
  const authority = statement.authority ? authorityKey(statement.authority) : null;
  const covered = [`a ${actor}`, `x ${actor}`, `x ${authority}`];
  const things = sharedThings(statement).filter((thing) => !covered.includes(thing));
  if (actor !== null) things.push(`w ${actor}`);
  if (authority !== null) things.push(`m ${authority}`);
  return things;
}

/**
 * Keys of every entry of a statement: its own, and those of the statements it refers to, from one to the next. Each condition
 * of a query may be met by another of them (IEEE 9274.1.1, 4.1.6.1, filter conditions for StatementRefs), so each thing is
 * filed by each verb of all of them; of inherited ones about 2,000.
 */
export function entriesOf(
  tenant: string,
  statement: AnyStatement,
  referredTo: readonly AnyStatement[] = [],
): string[] {
  const verb = verbKey(tenant, statement.verb.id);
  const mark = verbOf(verb);
  const entries = new Set([verb]);
  for (const thing of ownThings(statement)) entries.add(thingKey(tenant, thing) + mark);
  const most = entries.size + MOST_INHERITED;
  for (const entry of referredTo.length === 0 ? [] : inherited(tenant, statement, referredTo)) {
    if (entries.size >= most) break;
    entries.add(entry);
  }
  return [...entries];
}

function* inherited(
  tenant: string,
  statement: AnyStatement,
  referredTo: readonly AnyStatement[],
): Generator<string> {
  const verbs = [statement, ...referredTo].map(({ verb }) => verbKey(tenant, verb.id));
  yield* verbs;
  const marks = verbs.map(verbOf);
  for (const things of [ownThings(statement), ...referredTo.map(sharedThings)])
    for (const thing of things) {
      const letters = thingKey(tenant, thing);
      for (const mark of marks) yield letters + mark;
    }
}

/** Where statements are looked for: in one place of each group, and with this verb. */
export interface Search {
  /** Beginnings of keys: a statement of the search has an entry under one of each group. */
  readonly groups: readonly (readonly string[])[];
  /** Key of the verb; null for any. */
  readonly verb: string | null;
}

/** Where the statements that meet the conditions are filed. No group and no verb: everything is meant. */
export function searchFor(tenant: string, asked: Conditions): Search {
  const { agent, activity, registration, authority, own } = asked;
  const groups: Thing[][] = [];
  if (registration) groups.push([`r ${registration.toLowerCase()}`]);
  if (own) groups.push([`w ${agentKey(own)}`]);
  if (agent) {
    const who = agentKey(agent);
    const direct: Thing[] = [`w ${who}`, `a ${who}`];
    groups.push(asked.relatedAgents ? [...direct, `x ${who}`, `m ${who}`] : direct);
  }
  if (activity) groups.push(asked.relatedActivities ? [`o ${activity}`, `p ${activity}`] : [`o ${activity}`]);
  if (authority) groups.push([`m ${authorityKey(authority)}`]);
  return {
    groups: groups.map((things) => things.map((thing) => thingKey(tenant, thing))),
    verb: asked.verb ? verbKey(tenant, asked.verb) : null,
  };
}

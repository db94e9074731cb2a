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
 */
type Thing = `${'w' | 'a' | 'x' | 'm' | 'o' | 'p' | 'r' | 'v'} ${string}`;

const THING_LETTERS = 14;
const KEY_LETTERS = 16;

/** Hashes by tenant and thing, so that a thing is looked up as it is. */
const remembered = new Map<string, Map<Thing, string>>();
let rememberedCount = 0;
const MOST_REMEMBERED = 50_000;
/** Longer ones are hashed each time: what is remembered is bounded by its count only while each is short. */
const LONGEST_REMEMBERED = 400;

function rememberedOf(tenant: string): Map<Thing, string> {
  const known = remembered.get(tenant);
  if (known !== undefined) return known;
  const made = new Map<Thing, string>();
  remembered.set(tenant, made);
  return made;
}

function hashOf(tenant: string, thing: Thing): string {
  const known = remembered.get(tenant)?.get(thing);
  if (known !== undefined) return known;
  const made = hash('sha256', `${tenant}\n${thing}`, 'base64url').slice(0, KEY_LETTERS);
  if (tenant.length + thing.length > LONGEST_REMEMBERED) return made;
  if (rememberedCount >= MOST_REMEMBERED) {
    remembered.clear();
    rememberedCount = 0;
  }
  rememberedOf(tenant).set(thing, made);
  rememberedCount += 1;
  return made;
}

const thingKey = (tenant: string, thing: Thing): string => hashOf(tenant, thing).slice(0, THING_LETTERS);
/** A verb under itself: its last two letters are what tells it from others under every thing. */
const verbKey = (tenant: string, verb: string): string => hashOf(tenant, `v ${verb}`);

/** The last letters of a key: those of the verb. */
export function verbOf(key: string): string {
  return key.slice(THING_LETTERS);
}

/** What whoever refers to a statement is filed under too. */
function* sharedThings(statement: AnyStatement): Generator<Thing> {
  const { agents, related, objects, activities, registrations } = partsOf(statement);
  const near = new Set(agents);
  for (const agent of near) yield `a ${agent}`;
  for (const agent of related) if (!near.has(agent)) yield `x ${agent}`;
  for (const activity of objects) yield `o ${activity}`;
  for (const activity of activities) if (!objects.includes(activity)) yield `p ${activity}`;
  for (const registration of registrations) yield `r ${registration}`;
}

/** What a statement is filed under by itself: under the actor and the authority by that alone, whatever else they are. */
function* ownThings(statement: AnyStatement): Generator<Thing> {
  const actor = identityOf(statement.actor);
  const authority = statement.authority ? authorityKey(statement.authority) : null;
  if (actor !== null) yield `w ${actor}`;
  if (authority !== null) yield `m ${authority}`;
  const covered = new Set<Thing>();
  if (actor !== null) covered.add(`a ${actor}`).add(`x ${actor}`);
  if (authority !== null) covered.add(`x ${authority}`);
  for (const thing of sharedThings(statement)) if (!covered.has(thing)) yield thing;
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
  const entries = new Set<string>([verb]);
  for (const thing of ownThings(statement)) entries.add(thingKey(tenant, thing) + verbOf(verb));
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
  for (const things of [ownThings(statement), ...referredTo.map(sharedThings)])
    for (const thing of things) for (const verb of verbs) yield thingKey(tenant, thing) + verbOf(verb);
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

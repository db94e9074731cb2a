import { hash } from 'node:crypto';
import {
  type AnyActor,
  type AnyContext,
  type AnyObject,
  type AnyStatement,
  isActivity,
  isActor,
  isSubStatement,
} from './anyStatement.ts';
import { identitiesOf, identityOf } from './identity.ts';

/**
 * What a statement is found by. Each facet is a short text, its first letters the kind; the same statement has several.
 * Two kinds are pairs, so that a verb within one person's or one activity's statements is found as fast as any.
 *
 * | kind | statements |
 * |---|---|
 * | v | with this verb |
 * | a, av | whose actor or object is this agent, or a group it is a member of; and with this verb |
 * | A | in which it stands anywhere (`related_agents`) |
 * | o, ov | whose object is this activity; and with this verb |
 * | O | in which it stands anywhere (`related_activities`) |
 * | r | of this registration |
 * | w | whose actor this is; never by reference |
 * | m | that this authority vouches for; never by reference |
 */
export type Facet = `${'v' | 'a' | 'av' | 'A' | 'o' | 'ov' | 'O' | 'r' | 'w' | 'm'} ${string}`;

/** What is asked for (IEEE 9274.1.1, 4.1.6.1): each that is set must be met. */
export interface Conditions {
  readonly agent?: AnyActor;
  readonly verb?: string;
  readonly activity?: string;
  readonly registration?: string;
  readonly relatedAgents?: boolean;
  readonly relatedActivities?: boolean;
  /** Only what this authority vouches for. */
  readonly authority?: AnyActor;
  /** Only what this actor did. */
  readonly own?: AnyActor;
}

const actorsIn = (object: AnyObject): AnyActor[] => (isActor(object) ? [object] : []);

function agentsOfContext(context: AnyContext | undefined): AnyActor[] {
  if (!context) return [];
  return [
    ...(context.instructor ? [context.instructor] : []),
    ...(context.team ? [context.team] : []),
    ...(context.contextAgents ?? []).map(({ agent }) => agent),
    ...(context.contextGroups ?? []).map(({ group }) => group),
  ];
}

/** Everybody named anywhere: authority, instructor, team, context, and the same in a statement within. */
export function allAgents({ actor, object, context, authority }: AnyStatement): AnyActor[] {
  const inner = isSubStatement(object)
    ? [object.actor, ...actorsIn(object.object), ...agentsOfContext(object.context)]
    : actorsIn(object);
  return [actor, ...inner, ...agentsOfContext(context), ...(authority ? [authority] : [])];
}

function activitiesOfContext(context: AnyContext | undefined): string[] {
  const { parent = [], grouping = [], category = [], other = [] } = context?.contextActivities ?? {};
  return [...parent, ...grouping, ...category, ...other].map(({ id }) => id);
}

function allActivities({ object, context }: AnyStatement): string[] {
  const own = isActivity(object) ? [object.id] : [];
  const inner = isSubStatement(object)
    ? [...(isActivity(object.object) ? [object.object.id] : []), ...activitiesOfContext(object.context)]
    : [];
  return [...own, ...inner, ...activitiesOfContext(context)];
}

/** An authority of two agents is found by both together: whoever vouches alone is somebody else. */
export function authorityKey(authority: AnyActor): string {
  return identityOf(authority) ?? identitiesOf(authority).sort().join(' ');
}

/** What one statement is found by, kind by kind. */
export function partsOf(statement: AnyStatement) {
  const { actor, verb, object, context } = statement;
  return {
    verbs: [verb.id],
    agents: [actor, ...actorsIn(object)].flatMap(identitiesOf),
    related: allAgents(statement).flatMap(identitiesOf),
    objects: isActivity(object) ? [object.id] : [],
    activities: allActivities(statement),
    registrations: context?.registration ? [context.registration.toLowerCase()] : [],
  };
}

/** Statements that are followed from one to the next, in either direction: references may form a chain without end. */
export const MOST_FOLLOWED = 16;

/** Most statements that are looked at again because others were stored that they refer to. */
export const MOST_REFERRERS = 1_000;

/**
 * About so many facets a statement has at most from those it refers to: a chain of them multiplies everybody by every verb.
 * What is left out is found by its own facets all the same.
 */
export const MOST_INHERITED = 2_000;

/**
 * Every facet of a statement: its own, and those of the statements it refers to, from one to the next. Each condition of a
 * query may be met by another of them (4.1.6.1, filter conditions for StatementRefs), so pairs are made across all.
 */
export function facetsOf(statement: AnyStatement, referredTo: readonly AnyStatement[] = []): Facet[] {
  const facets = new Set<Facet>(ownFacets(statement));
  const most = facets.size + MOST_INHERITED;
  for (const facet of referredTo.length === 0 ? [] : sharedFacets([statement, ...referredTo])) {
    if (facets.size >= most) break;
    facets.add(facet);
  }
  return [...facets];
}

function* ownFacets(statement: AnyStatement): Generator<Facet> {
  yield* sharedFacets([statement]);
  const actor = identityOf(statement.actor);
  if (actor !== null) yield `w ${actor}`;
  if (statement.authority) yield `m ${authorityKey(statement.authority)}`;
}

/** What statements that refer to each other are found by together. */
function* sharedFacets(statements: readonly AnyStatement[]): Generator<Facet> {
  const parts = statements.map(partsOf);
  const verbs = parts.flatMap((part) => part.verbs);
  for (const verb of verbs) yield `v ${verb}`;
  for (const { agents, related, objects, activities, registrations } of parts) {
    for (const agent of agents) yield `a ${agent}`;
    for (const activity of objects) yield `o ${activity}`;
    for (const verb of verbs) {
      for (const agent of agents) yield `av ${agent} ${verb}`;
      for (const activity of objects) yield `ov ${activity} ${verb}`;
    }
    for (const agent of related) yield `A ${agent}`;
    for (const activity of activities) yield `O ${activity}`;
    for (const registration of registrations) yield `r ${registration}`;
  }
}

/** An anonymous group names nobody that could be asked for: such a query finds nothing. */
export function agentKey(agent: AnyActor): string {
  return identityOf(agent) ?? 'nobody';
}

/** The facets that a statement must all have to meet the conditions; the one that tells most comes first. None: every one. */
export function facetsFor(asked: Conditions): Facet[] {
  const { agent, verb, activity, registration, authority, own } = asked;
  const facets: Facet[] = [];
  const paired: Facet[] = [];
  if (agent && verb && !asked.relatedAgents) paired.push(`av ${agentKey(agent)} ${verb}`);
  if (activity && verb && !asked.relatedActivities) paired.push(`ov ${activity} ${verb}`);
  if (registration) facets.push(`r ${registration.toLowerCase()}`);
  facets.push(...paired);
  if (own) facets.push(`w ${agentKey(own)}`);
  if (agent && asked.relatedAgents) facets.push(`A ${agentKey(agent)}`);
  else if (agent && !paired.some((facet) => facet.startsWith('av '))) facets.push(`a ${agentKey(agent)}`);
  if (activity && asked.relatedActivities) facets.push(`O ${activity}`);
  else if (activity && !paired.some((facet) => facet.startsWith('ov '))) facets.push(`o ${activity}`);
  if (verb && paired.length === 0) facets.push(`v ${verb}`);
  if (authority) facets.push(`m ${authorityKey(authority)}`);
  return facets;
}

/** Keys by tenant and facet, so that a facet is looked up as it is. */
const remembered = new Map<string, Map<string, string>>();
let rememberedCount = 0;
const MOST_REMEMBERED = 50_000;
/** Longer ones are hashed each time: what is remembered is bounded by its count only while each is short. */
const LONGEST_REMEMBERED = 400;

function keysOf(tenant: string): Map<string, string> {
  const known = remembered.get(tenant);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  remembered.set(tenant, made);
  return made;
}

/**
 * A facet of a tenant as a key of the index: 16 letters, 96 bits of SHA-256, so that long IRIs cost no more than short
 * ones and one tenant's keys are no other's.
 */
export function facetKey(tenant: string, facet: Facet): string {
  const known = remembered.get(tenant)?.get(facet);
  if (known !== undefined) return known;
  const name = `${tenant}\n${facet}`;
  const key = hash('sha256', name, 'base64url').slice(0, 16);
  if (name.length > LONGEST_REMEMBERED) return key;
  if (rememberedCount >= MOST_REMEMBERED) {
    remembered.clear();
    rememberedCount = 0;
  }
  keysOf(tenant).set(facet, key);
  rememberedCount += 1;
  return key;
}

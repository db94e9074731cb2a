import type { LrsAgent, LrsGroup } from './agent.ts';
import {
  type ActivityDefinition,
  type AnyActivity,
  type AnyActor,
  type AnyContext,
  type AnyObject,
  type AnyStatement,
  type ContextActivities,
  type InteractionComponent,
  isActivity,
  isActor,
  isSubStatement,
} from './anyStatement.ts';
import { oneLanguage } from './language.ts';
import type { LanguageMap } from './statement.ts';

/** How a statement is given back (IEEE 9274.1.1, 4.1.6.1, format). */
export const FORMATS = ['exact', 'ids', 'canonical'] as const;
export type Format = (typeof FORMATS)[number];

/** How the parts of a statement are written in one format. */
interface Writer {
  readonly activity: (activity: AnyActivity) => AnyActivity;
  readonly actor: (actor: AnyActor) => AnyActor;
  readonly display: (display: LanguageMap) => LanguageMap | null;
}

function identifier(one: AnyActor): Partial<LrsAgent> {
  if (one.mbox !== undefined) return { mbox: one.mbox };
  if (one.mbox_sha1sum !== undefined) return { mbox_sha1sum: one.mbox_sha1sum };
  if (one.openid !== undefined) return { openid: one.openid };
  return one.account === undefined ? {} : { account: one.account };
}

function shortActor(actor: AnyActor): AnyActor {
  if (actor.objectType !== 'Group') return { objectType: 'Agent', ...identifier(actor) };
  const known = identifier(actor);
  if (Object.keys(known).length > 0) return { objectType: 'Group', ...known };
  const member = (actor.member ?? []).map((one) => ({ objectType: 'Agent' as const, ...identifier(one) }));
  return { objectType: 'Group', member };
}

const IDS: Writer = { activity: ({ id }) => ({ id }), actor: shortActor, display: () => null };

function withActivities(activities: ContextActivities, { activity }: Writer): ContextActivities {
  const entries = Object.entries(activities).map(([key, list]) => [key, (list ?? []).map(activity)]);
  return Object.fromEntries(entries) as ContextActivities;
}

function withContext(context: AnyContext, writer: Writer): AnyContext {
  const { instructor, team, contextActivities, contextAgents, contextGroups } = context;
  return {
    ...context,
    ...(instructor ? { instructor: writer.actor(instructor) } : {}),
    ...(team ? { team: writer.actor(team) as LrsGroup } : {}),
    ...(contextActivities ? { contextActivities: withActivities(contextActivities, writer) } : {}),
    ...(contextAgents
      ? {
          contextAgents: contextAgents.map((one) => ({ ...one, agent: writer.actor(one.agent) as LrsAgent })),
        }
      : {}),
    ...(contextGroups
      ? {
          contextGroups: contextGroups.map((one) => ({ ...one, group: writer.actor(one.group) as LrsGroup })),
        }
      : {}),
  };
}

interface Spoken {
  readonly actor: AnyActor;
  readonly verb: AnyStatement['verb'];
  readonly object: AnyObject;
  readonly context?: AnyContext;
}

function withObject(object: AnyObject, writer: Writer): AnyObject {
  if (isActivity(object)) return writer.activity(object);
  if (isActor(object)) return writer.actor(object);
  return isSubStatement(object) ? withParts(object, writer) : object;
}

function withParts<T extends Spoken>(said: T, writer: Writer): T {
  const { id, display } = said.verb;
  const words = display ? writer.display(display) : null;
  return {
    ...said,
    actor: writer.actor(said.actor),
    verb: words === null ? { id } : { id, display: words },
    object: withObject(said.object, writer),
    ...(said.context ? { context: withContext(said.context, writer) } : {}),
  };
}

/** Ids alone: an activity is its id, a verb its id, somebody their identifier, an anonymous group its members'. */
export function idsOnly<T extends AnyStatement>(statement: T): T {
  const short = withParts(statement, IDS);
  return statement.authority ? { ...short, authority: shortActor(statement.authority) } : short;
}

function componentsIn(
  wanted: readonly string[],
  list: readonly InteractionComponent[],
): InteractionComponent[] {
  return list.map((one) =>
    one.description ? { ...one, description: oneLanguage(one.description, wanted) } : one,
  );
}

const COMPONENTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;

/** A definition with one language in each of its maps. */
function definitionIn(wanted: readonly string[], definition: ActivityDefinition): ActivityDefinition {
  const { name, description } = definition;
  const lists = COMPONENTS.flatMap((key) => {
    const list = definition[key];
    return list ? [[key, componentsIn(wanted, list)]] : [];
  });
  return {
    ...definition,
    ...(name ? { name: oneLanguage(name, wanted) } : {}),
    ...(description ? { description: oneLanguage(description, wanted) } : {}),
    ...Object.fromEntries(lists),
  };
}

/**
 * Activities as all statements together describe them, each map in one language; people as they were sent.
 * @param definitionOf what is known of an activity; null when nobody described it
 */
export function canonical<T extends AnyStatement>(
  statement: T,
  wanted: readonly string[],
  definitionOf: (activity: string) => ActivityDefinition | null,
): T {
  return withParts(statement, {
    activity: (activity) => {
      const definition = definitionOf(activity.id) ?? activity.definition;
      return definition ? { ...activity, definition: definitionIn(wanted, definition) } : activity;
    },
    actor: (actor) => actor,
    display: (display) => oneLanguage(display, wanted),
  });
}

/** What a reader of 1.0.3 knows: `contextAgents` and `contextGroups` came with 2.0. */
export function for103<T extends Spoken>(statement: T): T {
  const { context, object } = statement;
  const inner = isSubStatement(object) && object.context ? { object: for103(object) } : {};
  if (!context) return { ...statement, ...inner };
  const { contextAgents: _agents, contextGroups: _groups, ...known } = context;
  return { ...statement, ...inner, context: known };
}

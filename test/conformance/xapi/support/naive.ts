import type { AnyActor, AnyContext, AnyObject, AnyStatement } from '../../../../src/xapi/anyStatement.ts';

/** Filters as the standard words them, straight over all statements: what an index must find. */
export interface Asked {
  readonly agent?: AnyActor;
  readonly verb?: string;
  readonly activity?: string;
  readonly registration?: string;
  readonly relatedAgents?: boolean;
  readonly relatedActivities?: boolean;
}

const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

function same(one: AnyActor, other: AnyActor): boolean {
  return IDENTIFIERS.some(
    (key) => one[key] !== undefined && JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );
}

function isOrHolds(actor: AnyActor | undefined, asked: AnyActor): boolean {
  if (!actor) return false;
  const members = actor.objectType === 'Group' ? (actor.member ?? []) : [];
  return same(actor, asked) || members.some((member) => same(member, asked));
}

const isSomebody = (object: AnyObject): object is AnyActor =>
  object.objectType === 'Agent' || object.objectType === 'Group';

function inContext(context: AnyContext | undefined, asked: AnyActor): boolean {
  if (!context) return false;
  return (
    isOrHolds(context.instructor, asked) ||
    isOrHolds(context.team, asked) ||
    (context.contextAgents ?? []).some(({ agent }) => isOrHolds(agent, asked)) ||
    (context.contextGroups ?? []).some(({ group }) => isOrHolds(group, asked))
  );
}

function meetsAgent(
  { actor, object, context, authority }: AnyStatement,
  asked: AnyActor,
  related: boolean,
): boolean {
  if (isOrHolds(actor, asked) || (isSomebody(object) && isOrHolds(object, asked))) return true;
  if (!related) return false;
  if (isOrHolds(authority, asked) || inContext(context, asked)) return true;
  if (object.objectType !== 'SubStatement') return false;
  const inner = object.object;
  return (
    isOrHolds(object.actor, asked) ||
    (isSomebody(inner) && isOrHolds(inner, asked)) ||
    inContext(object.context, asked)
  );
}

function activityOf(object: AnyObject): string | null {
  const isActivity = object.objectType === undefined || object.objectType === 'Activity';
  return isActivity && 'id' in object ? object.id : null;
}

function namesActivity(context: AnyContext | undefined, id: string): boolean {
  return Object.values(context?.contextActivities ?? {}).some((list) =>
    (list ?? []).some((one: { id: string }) => one.id === id),
  );
}

function meetsActivity({ object, context }: AnyStatement, id: string, related: boolean): boolean {
  if (activityOf(object) === id) return true;
  if (!related) return false;
  if (namesActivity(context, id)) return true;
  if (object.objectType !== 'SubStatement') return false;
  return activityOf(object.object) === id || namesActivity(object.context, id);
}

/** A statement, and all that it refers to, one after the other. */
function chain(statement: AnyStatement, all: ReadonlyMap<string, AnyStatement>): AnyStatement[] {
  const found: AnyStatement[] = [];
  for (let next: AnyStatement | undefined = statement; next && !found.includes(next); ) {
    found.push(next);
    next = next.object.objectType === 'StatementRef' ? all.get(next.object.id) : undefined;
  }
  return found;
}

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

/** Ids of the statements that a list holds, in the order they were stored. */
export function naiveList(stored: readonly AnyStatement[], asked: Asked): string[] {
  const all = new Map(stored.map((one) => [one.id, one]));
  const voided = new Set(
    stored.flatMap(({ verb, object }) =>
      verb.id === VOIDED && object.objectType === 'StatementRef' && all.get(object.id)?.verb.id !== VOIDED
        ? [object.id]
        : [],
    ),
  );
  const meets = (statement: AnyStatement): boolean => {
    const some = (test: (one: AnyStatement) => boolean) => chain(statement, all).some(test);
    const { agent, verb, activity, registration, relatedAgents = false, relatedActivities = false } = asked;
    return (
      (!agent || some((one) => meetsAgent(one, agent, relatedAgents))) &&
      (!verb || some((one) => one.verb.id === verb)) &&
      (!activity || some((one) => meetsActivity(one, activity, relatedActivities))) &&
      (!registration || some((one) => one.context?.registration === registration))
    );
  };
  return stored.filter((one) => !voided.has(one.id) && meets(one)).map(({ id }) => id);
}

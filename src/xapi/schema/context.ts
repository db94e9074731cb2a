import { activity } from './activity.ts';
import { actor, agent, group } from './agents.ts';
import { type Check, exactly, filled, list, shape, since2 } from './check.ts';
import { extensions, iri, tag, uuid, words } from './formats.ts';

/** A statement named by its id. */
export const statementRef = shape({ objectType: exactly('StatementRef'), id: uuid }, ['objectType', 'id']);

/** The one place where a single object may stand for an array of one. */
const activities: Check = (value, path, found) => {
  if (Array.isArray(value)) list(activity)(value, path, found);
  else activity(value, path, found);
};

const contextActivities = shape({
  parent: activities,
  grouping: activities,
  category: activities,
  other: activities,
});

const relevantTypes = list(iri, filled);

const contextAgent = shape({ objectType: exactly('contextAgent'), agent, relevantTypes }, [
  'objectType',
  'agent',
]);
const contextGroup = shape({ objectType: exactly('contextGroup'), group, relevantTypes }, [
  'objectType',
  'group',
]);

/** The context of a statement. */
export const context = shape({
  registration: uuid,
  instructor: actor,
  team: group,
  contextActivities,
  contextAgents: since2(list(contextAgent)),
  contextGroups: since2(list(contextGroup)),
  revision: words,
  platform: words,
  language: tag,
  statement: statementRef,
  extensions,
});

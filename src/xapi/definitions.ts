import {
  type ActivityDefinition,
  type AnyActivity,
  type AnyContext,
  type AnyObject,
  type AnyStatement,
  isActivity,
  isSubStatement,
} from './anyStatement.ts';

function ofContext(context: AnyContext | undefined): AnyActivity[] {
  const { parent = [], grouping = [], category = [], other = [] } = context?.contextActivities ?? {};
  return [...parent, ...grouping, ...category, ...other];
}

function ofObject(object: AnyObject): AnyActivity[] {
  if (isActivity(object)) return [object];
  return isSubStatement(object) ? [...ofObject(object.object), ...ofContext(object.context)] : [];
}

/** Every activity that a statement names. */
export function activitiesOf({ object, context }: AnyStatement): AnyActivity[] {
  return [...ofObject(object), ...ofContext(context)];
}

/**
 * What is known of an activity after one more statement described it: languages and extensions add up, anything else is
 * as said last (1.0.3, part 2, 2.4.4.1: an LRS decides; we keep every language that was ever given).
 */
export function mergedDefinition(
  known: ActivityDefinition | null,
  said: ActivityDefinition,
): ActivityDefinition {
  if (known === null) return said;
  const merged = { ...known, ...said };
  const union = (key: 'name' | 'description' | 'extensions') =>
    known[key] && said[key] ? { [key]: { ...known[key], ...said[key] } } : {};
  return { ...merged, ...union('name'), ...union('description'), ...union('extensions') };
}

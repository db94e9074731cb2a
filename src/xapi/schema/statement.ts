import { isObject } from '../json.ts';
import type { Sent } from '../received.ts';
import type { Problem } from '../refusal.ts';
import type { XapiVersion } from '../version.ts';
import { activity } from './activity.ts';
import { actor, agent, authority, group } from './agents.ts';
import { below, type Check, exactly, type Findings, list, type Rule, report, shape } from './check.ts';
import { context, statementRef } from './context.ts';
import { contentType, iri, languageMap, length, sha2, timestamp, uuid, version } from './formats.ts';
import { result } from './result.ts';

/** Verb that takes a statement back (IEEE 9274.1.1, 4.2.5). */
export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

const verb = shape({ id: iri, display: languageMap }, ['id']);

const attachment = shape(
  {
    usageType: iri,
    display: languageMap,
    description: languageMap,
    contentType,
    length,
    sha2,
    fileUrl: iri,
  },
  ['usageType', 'display', 'contentType', 'length', 'sha2'],
);

/** What a statement and a statement within a statement have in common, but for the object. */
const common = { actor, verb, result, context, timestamp, attachments: list(attachment) };

const objectTypeOf = (value: unknown): unknown => (isObject(value) ? value.objectType : undefined);

/** IEEE 9274.1.1, 4.2.2.5: revision and platform say something about an activity alone. */
const aboutActivity: Rule = (value, path, found) => {
  if (!isObject(value.context)) return;
  if ((objectTypeOf(value.object) ?? 'Activity') === 'Activity') return;
  for (const key of ['revision', 'platform'])
    if (value.context[key] !== undefined)
      report(
        found,
        below(below(path, 'context'), key),
        'context.activity',
        'needs an activity as the object',
      );
};

/** 4.2.5: what is voided is named by its id. */
const voidsAStatement: Rule = (value, path, found) => {
  if (!isObject(value.verb) || value.verb.id !== VOIDED) return;
  if (objectTypeOf(value.object) !== 'StatementRef')
    report(found, below(path, 'object'), 'voiding', 'must be a StatementRef when the verb is voided');
};

/** Checks of the object, by its type; what says nothing is an activity. */
const OBJECTS: Readonly<Record<string, Check>> = {
  Activity: activity,
  Agent: agent,
  Group: group,
  StatementRef: statementRef,
};

/** An object of any type but a statement within the statement. */
const innerObject: Check = (value, path, found) => {
  const type = objectTypeOf(value) ?? 'Activity';
  const check = typeof type === 'string' && Object.hasOwn(OBJECTS, type) ? OBJECTS[type] : undefined;
  if (check) check(value, path, found);
  else report(found, below(path, 'objectType'), 'object.type', 'is no type of object here');
};

/** 4.2.3: it has no id, stored, version or authority, and none of its own kind inside. */
const subStatement = shape(
  { objectType: exactly('SubStatement'), ...common, object: innerObject },
  ['objectType', 'actor', 'verb', 'object'],
  aboutActivity,
);

const object: Check = (value, path, found) => {
  if (objectTypeOf(value) === 'SubStatement') subStatement(value, path, found);
  else innerObject(value, path, found);
};

const statement = shape(
  { id: uuid, ...common, object, stored: timestamp, authority, version },
  ['actor', 'verb', 'object'],
  aboutActivity,
  voidsAStatement,
);

/** What a statement breaks in this version of xAPI; none when it is one. @param path where it stands, for the answer */
export function checkStatement(value: unknown, spoken: XapiVersion, path = ''): readonly Problem[] {
  const found: Findings = { version: spoken, problems: [] };
  statement(value, path, found);
  return found.problems;
}

/** What breaks the form of an agent or group given as a parameter. */
export function checkAgent(value: unknown, spoken: XapiVersion): readonly Problem[] {
  const found: Findings = { version: spoken, problems: [] };
  actor(value, 'agent', found);
  return found.problems;
}

/** Whether it is a statement in this version of xAPI. */
export function isStatement(value: unknown, spoken: XapiVersion): value is Sent {
  return checkStatement(value, spoken).length === 0;
}

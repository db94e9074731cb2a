import { isObject } from '../json.ts';
import { below, type Check, exactly, list, oneOf, type Rule, report, shape } from './check.ts';
import { extensions, iri, languageMap, words } from './formats.ts';

/** Component lists of each kind of interaction (IEEE 9274.1.1, 4.2.3, table of interaction components). */
const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  choice: ['choices'],
  sequencing: ['choices'],
  likert: ['scale'],
  matching: ['source', 'target'],
  performance: ['steps'],
  'true-false': [],
  'fill-in': [],
  'long-fill-in': [],
  numeric: [],
  other: [],
};
const LISTS = ['choices', 'scale', 'source', 'target', 'steps'] as const;

const component = shape({ id: words, description: languageMap }, ['id']);

/** Ids are told apart within a list. */
const distinctIds: Check = (value, path, found) => {
  if (!Array.isArray(value)) return;
  const ids = new Set<unknown>();
  value.forEach((one, index) => {
    const id = isObject(one) ? one.id : undefined;
    if (ids.has(id))
      report(found, below(below(path, index), 'id'), 'component.id', 'must be unique in its list');
    ids.add(id);
  });
};

const components = list(component, distinctIds);

/** What only an interaction has, and which of its lists belong to which kind. */
const interactionParts: Rule = (value, path, found) => {
  const parts = ['correctResponsesPattern', ...LISTS].filter((key) => value[key] !== undefined);
  if (parts.length === 0) return;
  if (typeof value.interactionType !== 'string')
    return report(
      found,
      below(path, 'interactionType'),
      'interaction.type',
      `is required with ${parts.join(', ')}`,
    );
  const allowed = COMPONENTS[value.interactionType] ?? [];
  for (const key of LISTS) {
    if (value[key] !== undefined && !allowed.includes(key))
      report(found, below(path, key), 'interaction.list', `does not belong to ${value.interactionType}`);
  }
};

/** The definition of an activity, interactions included. */
export const definition = shape(
  {
    name: languageMap,
    description: languageMap,
    type: iri,
    moreInfo: iri,
    interactionType: oneOf(Object.keys(COMPONENTS)),
    correctResponsesPattern: list(words),
    ...Object.fromEntries(LISTS.map((key) => [key, components])),
    extensions,
  },
  [],
  interactionParts,
);

/** An activity; `objectType` may be left out. */
export const activity = shape({ objectType: exactly('Activity'), id: iri, definition }, ['id']);

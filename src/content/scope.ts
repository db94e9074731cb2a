import { TrellisError } from '../errors.ts';
import { exact } from '../learning/marking/exact.ts';
import type { Draw } from './draw.ts';
import type { ExpandedItem } from './expand.ts';
import { evaluate, type Scope } from './expression.ts';
import type { Fact } from './pack.ts';
import type { Item } from './question.ts';
import { wording } from './text.ts';
import { asTruth, type Value } from './value.ts';

/** Draws tried before an item's constraints count as impossible. */
const MOST_DRAWS = 2_000;

type Parameter = Item['parameters'][string];

function drawParameter(parameter: Parameter, draw: Draw, language: string, packLanguage: string): Value {
  if ('choose' in parameter) {
    const chosen = draw.pick(parameter.choose);
    return typeof chosen === 'number' ? exact(chosen) : wording(chosen, language, packLanguage);
  }
  const [low, high, step = 1] = parameter.integer;
  return exact(low + step * draw.integer(0, Math.floor((high - low) / step)));
}

function addFact(scope: Map<string, Value>, fact: Fact, prefix: string): void {
  for (const [name, value] of Object.entries(fact.values)) scope.set(`${prefix}${name}`, value);
}

/** The fact's own values and those of `others` siblings, drawn without repeats. */
function factValues(expanded: ExpandedItem, draw: Draw): Map<string, Value> {
  const scope = new Map<string, Value>();
  if (!expanded.fact) return scope;
  addFact(scope, expanded.fact, '');
  const others = draw.shuffle(expanded.siblings).slice(0, expanded.item.others);
  others.forEach((fact, index) => {
    addFact(scope, fact, `other${index + 1}_`);
  });
  return scope;
}

/** One draw of an item's values, with whether its constraints hold for it. */
export function drawOnce(
  expanded: ExpandedItem,
  draw: Draw,
  language: string,
  packLanguage: string,
): { scope: Scope; holds: boolean } {
  const { item } = expanded;
  const scope = factValues(expanded, draw);
  for (const [name, parameter] of Object.entries(item.parameters)) {
    scope.set(name, drawParameter(parameter, draw, language, packLanguage));
  }
  return { scope, holds: computed(item, scope) };
}

/**
 * Adds the `let` values and says whether the constraints hold. A value that can't be computed (a division by zero) is
 * one more way of not holding when there are constraints to draw again for.
 */
function computed(item: Item, scope: Map<string, Value>): boolean {
  try {
    for (const [name, expression] of Object.entries(item.let)) scope.set(name, evaluate(expression, scope));
    return item.constraints.every((constraint) => asTruth(evaluate(constraint, scope)));
  } catch (error) {
    if (error instanceof RangeError && item.constraints.length > 0) return false;
    throw error;
  }
}

/** Draws until the constraints hold. Throws `pack_invalid` when they never do. */
export function drawScope(expanded: ExpandedItem, draw: Draw, language: string, packLanguage: string): Scope {
  for (let i = 0; i < MOST_DRAWS; i++) {
    const { scope, holds } = drawOnce(expanded, draw, language, packLanguage);
    if (holds) return scope;
  }
  throw new TrellisError('pack_invalid', `${expanded.id}: constraints never hold`);
}

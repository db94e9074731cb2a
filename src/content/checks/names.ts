import { namesIn } from '../expression.ts';
import { placeholders } from '../fill.ts';
import { hasFunction } from '../functions.ts';
import type { Fact } from '../pack.ts';
import type { Item } from '../question.ts';
import { type Problem, problem } from './report.ts';

/** Keys under which a whole string is an expression rather than a text with `{=…}` in it. */
const WHOLE = /(^|\.)(constraints\.\d+|let\.[^.]+|ask\.blanks\.[^.]+\.number)$/;

interface PlacedExpression {
  readonly path: string;
  readonly expression: string;
}

function* strings(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}.${key}`);
  }
}

/** Paths of strings that are expressions by the kind of the question around them. */
function expressionPaths(item: Item, path: string): RegExp[] {
  const asks = item.steps?.map((step, i) => ({ at: `${path}.steps.${i}`, ask: step.ask })) ?? [
    { at: path, ask: item.ask },
  ];
  return asks.flatMap(({ at, ask }) => {
    const prefix = at.replaceAll('.', '\\.');
    if (ask?.kind === 'number') return [new RegExp(`^${prefix}\\.ask\\.(answer|wrong\\.\\d+\\.answer)$`)];
    if (ask?.kind === 'truefalse') return [new RegExp(`^${prefix}\\.ask\\.answer$`)];
    if (ask?.kind !== 'cloze') return [];
    const numbers = Object.entries(ask.blanks).filter(([, blank]) => 'number' in blank);
    return numbers.map(
      ([name]) => new RegExp(`^${prefix}\\.ask\\.blanks\\.${name}\\.wrong\\.\\d+\\.answer$`),
    );
  });
}

function expressionsOf(item: Item, path: string): PlacedExpression[] {
  const special = expressionPaths(item, path);
  return [...strings(item, path)].flatMap(([at, text]) => {
    const whole = WHOLE.test(at) || special.some((pattern) => pattern.test(at));
    return (whole ? [text] : placeholders(text)).map((expression) => ({ path: at, expression }));
  });
}

function factNames(item: Item, facts: readonly Fact[]): string[] {
  if (item.each === undefined) return [];
  const values = [...new Set(facts.flatMap((fact) => Object.keys(fact.values)))];
  const others = Array.from({ length: item.others }, (_unused, i) =>
    values.map((name) => `other${i + 1}_${name}`),
  );
  return [...values, ...others.flat()];
}

function check(expression: string, known: ReadonlySet<string>): string | null {
  try {
    const { values, functions } = namesIn(expression);
    const missing = [...values].filter((name) => !known.has(name));
    if (missing.length > 0) return `nothing is called ${missing.join(', ')}`;
    const uncallable = [...functions].filter((name) => !hasFunction(name));
    return uncallable.length === 0 ? null : `there is no function ${uncallable.join(', ')}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Expressions that can't be read, and names in them that stand for nothing, wherever they are written. */
export function findNames(item: Item, path: string, facts: readonly Fact[]): Problem[] {
  const known = new Set([
    ...Object.keys(item.parameters),
    ...Object.keys(item.let),
    ...factNames(item, facts),
  ]);
  return expressionsOf(item, path).flatMap(({ path: at, expression }) => {
    const wrong = check(expression, known);
    return wrong === null
      ? []
      : [
          problem(
            at,
            `the expression "${expression}": ${wrong}`,
            'correct the expression, or declare the name',
          ),
        ];
  });
}

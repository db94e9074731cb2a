import { isObject, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import type { XapiVersion } from '../version.ts';

/** What has been found about one statement so far. */
export interface Findings {
  readonly version: XapiVersion;
  readonly problems: Problem[];
}

/** Looks at a value and reports what it breaks. */
export type Check = (value: unknown, path: string, found: Findings) => void;

/** A rule between properties of one object whose own forms have been looked at. */
export type Rule = (value: JsonObject, path: string, found: Findings) => void;

/** Most that is reported about one statement: enough to mend it, too little to make a small request's answer large. */
const MOST_PROBLEMS = 20;

/** Reports a problem. */
export function report(found: Findings, path: string, rule: string, says: string): void {
  if (found.problems.length < MOST_PROBLEMS) found.problems.push({ path: path || 'statement', rule, says });
}

/** Path of a member: dots between names, brackets around anything else (an IRI, a number). */
export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? ofProperty(path, key) : `${path}[${JSON.stringify(key)}]`;
}

/** Path of a property that a shape knows: its name is a plain word, and need not be looked at for every statement. */
const ofProperty = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** A string that passes a test. */
export function text(rule: string, says: string, test: (value: string) => boolean = () => true): Check {
  return (value, path, found) => {
    if (typeof value !== 'string') report(found, path, 'type.string', 'must be a string');
    else if (!test(value)) report(found, path, rule, says);
  };
}

/** A number that passes a test. */
export function number(
  rule: string,
  says: string,
  test: (value: number) => boolean = Number.isFinite,
): Check {
  return (value, path, found) => {
    if (typeof value !== 'number') report(found, path, 'type.number', 'must be a number');
    else if (!test(value)) report(found, path, rule, says);
  };
}

/** True or false. */
export const flag: Check = (value, path, found) => {
  if (typeof value !== 'boolean') report(found, path, 'type.boolean', 'must be true or false');
};

/** Exactly this string. */
export function exactly(word: string): Check {
  return text('value', `must be "${word}"`, (value) => value === word);
}

/** One of these strings. */
export function oneOf(words: readonly string[]): Check {
  return text('value', `must be one of ${words.join(', ')}`, (value) => words.includes(value));
}

/** An array whose members all pass. */
export function list(member: Check, rule?: Check): Check {
  return (value, path, found) => {
    if (!Array.isArray(value)) return report(found, path, 'type.array', 'must be an array');
    value.forEach((one, index) => {
      member(one, below(path, index), found);
    });
    rule?.(value, path, found);
  };
}

/** At least one member. */
export const filled: Check = (value, path, found) => {
  if (Array.isArray(value) && value.length === 0)
    report(found, path, 'array.empty', 'must have at least one member');
};

/** An object with keys of one form and values of one form. */
export function record(key: Check, member: Check): Check {
  return (value, path, found) => {
    if (!isObject(value)) return report(found, path, 'type.object', 'must be an object');
    for (const name of Object.keys(value)) {
      const at = below(path, name);
      key(name, at, found);
      member(value[name], at, found);
    }
  };
}

/** An object of known properties. Whatever is not named is refused (1.0.3, part 2, 2.2; IEEE 9274.1.1, 4.2.1). */
export function shape(
  properties: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
  ...rules: readonly Rule[]
): Check {
  const known = new Map(Object.entries(properties));
  return (value, path, found) => {
    if (!isObject(value)) return report(found, path, 'type.object', 'must be an object');
    const before = found.problems.length;
    for (const key of Object.keys(value)) {
      const check = known.get(key);
      if (check) check(value[key], ofProperty(path, key), found);
      else report(found, below(path, key), 'property.unknown', 'is not a property of this object');
    }
    for (const key of required)
      if (value[key] === undefined) report(found, below(path, key), 'property.missing', 'is required');
    // Rules between properties make sense only once each of them has its form.
    if (found.problems.length === before) for (const rule of rules) rule(value, path, found);
  };
}

/** A property that came with 2.0; for 1.0.3 it does not exist. */
export function since2(check: Check): Check {
  return (value, path, found) => {
    if (found.version === '1.0.3') report(found, path, 'property.unknown', 'is a property of xAPI 2.0 only');
    else check(value, path, found);
  };
}

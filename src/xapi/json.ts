import { invalid } from './refusal.ts';

/** What JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Deepest nesting that is taken. Statements need about ten levels; extensions may go deeper, but not without end. */
const MOST_LEVELS = 64;

/** One string of JSON and, when it is a key, the colon after it. */
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses JSON in which no object has the same key twice (IEEE 9274.1.1, 4.2.1: a plain parser silently keeps the last) and
 * nothing is nested deeper than 64 levels. @throws XapiRefusal `xapi_invalid`
 */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw invalid('body', 'json', 'must be JSON');
  }
  const kept = countKeys(value, 1);
  let written = 0;
  for (const [, colon] of text.matchAll(STRINGS)) if (colon !== undefined) written += 1;
  if (kept !== written) throw invalid('body', 'json.duplicateKey', duplicateIn(text));
  return value;
}

function countKeys(value: Json, level: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (level > MOST_LEVELS) throw invalid('body', 'json.depth', `must nest at most ${MOST_LEVELS} levels`);
  let count = 0;
  if (Array.isArray(value)) {
    for (const member of value) count += countKeys(member, level + 1);
    return count;
  }
  for (const member of Object.values(value)) count += 1 + countKeys(member ?? null, level + 1);
  return count;
}

const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;

/** Names the first key that stands twice in one object of a text that is JSON. */
function duplicateIn(text: string): string {
  const open: Set<string>[] = [];
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = String(JSON.parse(token.slice(0, -colon.length)));
      const keys = open.at(-1);
      if (keys?.has(key)) return `must not have the key ${JSON.stringify(key)} twice in one object`;
      keys?.add(key);
    }
  }
  return 'must not have a key twice in one object';
}

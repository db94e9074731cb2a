import { invalid } from './refusal.ts';

/** What JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** An object of JSON; a key that is left out reads as undefined. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Deepest nesting that is taken. Statements need about ten levels; extensions may go deeper, but not without end. */
const MOST_LEVELS = 64;

/** Whether it is an object, and neither null nor a list. */
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
  if (kept !== writtenKeys(text)) throw invalid('body', 'json.duplicateKey', duplicateIn(text));
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

/**
 * Where the string ends that begins here, after its last quote; the text is JSON. No pattern looks for it: one that
 * remembers every letter has no room for strings of megabytes.
 */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    let before = quote - 1;
    while (text[before] === '\\') before -= 1;
    // An even number of backslashes before it: they stand for themselves.
    if ((quote - before) % 2 === 1) return quote + 1;
    at = quote + 1;
  }
}

/** Whether a colon comes next: then the string before it is a key. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (' \n\r\t'.includes(text[at] ?? '-')) at += 1;
  return text[at] === ':';
}

function writtenKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = endOfString(text, at);
    if (isKey(text, end)) count += 1;
    at = text.indexOf('"', end);
  }
  return count;
}

/** Characters of a key that are told. */
const LONGEST_TOLD = 60;

/** Names the first key that stands twice in one object of a text that is JSON. */
function duplicateIn(text: string): string {
  const open: Set<string>[] = [];
  const marks = /["{}[\]]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [token] = mark;
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else {
      marks.lastIndex = endOfString(text, mark.index);
      if (!isKey(text, marks.lastIndex)) continue;
      const key = String(JSON.parse(text.slice(mark.index, marks.lastIndex)));
      const keys = open.at(-1);
      const told = JSON.stringify(key.slice(0, LONGEST_TOLD));
      if (keys?.has(key)) return `must not have the key ${told} twice in one object`;
      keys?.add(key);
    }
  }
  return 'must not have a key twice in one object';
}

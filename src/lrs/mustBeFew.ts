import { isObject } from '../xapi/json.ts';
import { XapiRefusal } from '../xapi/refusal.ts';
import type { LrsCaller } from './caller.ts';

/** Most statements of one request: a key's, and those of a learner's session. They are stored in one transaction. */
const MOST_STATEMENTS = 2_000;
const MOST_OF_SESSION = 100;
/** Most people and activities that the statements of one request name: each is an entry of the index. */
const MOST_NAMES = 50_000;

/** Places of one person or activity, who may hold more. */
const ONE = ['actor', 'object', 'authority', 'instructor', 'team', 'agent', 'group'];
/** Properties that name somebody or something: one, or a list of them. */
const NAMING = new Set([...ONE, 'member', 'parent', 'grouping', 'category', 'other']);
/** Properties in which more may be named. */
const HOLDING = new Set([...ONE, 'context', 'contextActivities', 'contextAgents', 'contextGroups']);

/** How many people and activities are named in what may or may not be statements; nothing of it has been looked at yet. */
function namesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + namesIn(one), 0);
  if (!isObject(value)) return 0;
  let count = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (NAMING.has(key)) count += Array.isArray(inner) ? inner.length : 1;
    if (HOLDING.has(key)) count += namesIn(inner);
  }
  return count;
}

/** How many statements parsed JSON holds. */
export function countOf(body: unknown): number {
  return Array.isArray(body) ? body.length : 1;
}

/**
 * Bounds what one request may hold before anything of it is looked at more closely, so that one that is too large costs no
 * more than reading it. Such a request never fits: to wait is no remedy, to send it in parts is.
 * @param body parsed JSON. @throws XapiRefusal `body_too_large`
 */
export function mustBeFew({ own }: Pick<LrsCaller, 'own'>, body: unknown): void {
  const most = own ? MOST_OF_SESSION : MOST_STATEMENTS;
  if (countOf(body) > most)
    throw new XapiRefusal(
      'body_too_large',
      `at most ${most} statements are taken at once; send these in several requests`,
    );
  if (namesIn(body) > MOST_NAMES)
    throw new XapiRefusal(
      'body_too_large',
      `the statements of one request name at most ${MOST_NAMES} people and activities; send these in several requests`,
    );
}

import type { OutsideRule } from '../../learning/outside.ts';
import { clamp } from '../../learning/tidy.ts';
import { type AnyStatement, isActivity } from '../../xapi/anyStatement.ts';

/** What a statement says by a rule: of which activity, how good, and when. */
export interface Told {
  readonly statement: string;
  readonly source: string;
  readonly skill: string;
  /** 0 to 1. */
  readonly score: number;
  /** Trust in the rule, above 0 up to 1. */
  readonly trust: number;
  /** When it happened, as the sender says; milliseconds since the epoch, null where it says nothing. */
  readonly happenedAt: number | null;
}

/** Whether an id is what a pattern means; `*` stands for anything, also for nothing. Linear in the length of both. */
export function meets(pattern: string, id: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return id === pattern;
  if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of rest) {
    const at = id.indexOf(part, from);
    if (at < 0 || at + part.length > id.length - last.length) return false;
    from = at + part.length;
  }
  return true;
}

/** The score as a share: scaled, else raw between its bounds; null where the statement tells none. */
function shareOf({ result }: AnyStatement): number | null {
  const { scaled, raw, min = 0, max } = result?.score ?? {};
  if (scaled !== undefined) return clamp(scaled, 0, 1);
  if (raw === undefined || max === undefined || max <= min) return null;
  return clamp((raw - min) / (max - min), 0, 1);
}

function scoreBy({ from }: OutsideRule, statement: AnyStatement): number | null {
  if (from === 'score') return shareOf(statement);
  const success = statement.result?.success;
  return success === undefined ? null : Number(success);
}

/** What a statement says by this rule; null where the rule is not about it, or it tells no result. */
export function toldBy(rule: OutsideRule, statement: AnyStatement): Told | null {
  const { object, verb, id, timestamp } = statement;
  if (!isActivity(object) || !meets(rule.activity, object.id)) return null;
  if (rule.verb !== null && rule.verb !== verb.id) return null;
  const score = scoreBy(rule, statement);
  if (score === null) return null;
  const happened = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  const happenedAt = Number.isNaN(happened) ? null : happened;
  return { statement: id, source: object.id, skill: rule.skill, score, trust: rule.weight, happenedAt };
}

import { DAY_MS } from '../../duration.ts';
import type { Level } from '../level.ts';
import { RETEST_DAYS } from '../masteryPolicy.ts';
import type { Mastery, MasteryRule } from '../model.ts';
import { type Believed, judge } from './masteryRules.ts';
import { recallOf, type SkillRecord, tracedOf } from './skillRecord.ts';

/** Right answers, by weight, that make a skill familiar: one with a hint or two does, a second try alone does not. */
const FAMILIAR_CREDIT = 0.3;

/**
 * What an activity's rule makes of a model's numbers. Levels: *familiar* once enough was right (a right answer with a
 * hint or two does; trying alone does not); *proficient* when the rule calls it nearly mastered; *mastered* when nothing
 * of the rule is missing. None of them falls by time passing: forgetting is told by `recall` and leads to reviews.
 */
export function masteryBy(
  numbers: Believed,
  record: SkillRecord | undefined,
  rule: MasteryRule,
  now: number,
): Mastery {
  const { missing, nearly } = judge(numbers, record, rule);
  return {
    level: levelOf(missing.length === 0, nearly, record),
    estimate: numbers.estimate,
    lower: numbers.lower,
    evidence: record?.evidence ?? 0,
    recall: recallOf(record, now),
    unaided: record?.unaided ?? 0,
    lastAt: record?.lastAt ?? null,
    traced: tracedOf(record),
    retestAt: missing.length === 0 ? retestAt(record, rule) : null,
    missing,
  };
}

function levelOf(mastered: boolean, nearly: boolean, record: SkillRecord | undefined): Level {
  if (record === undefined || record.credit < FAMILIAR_CREDIT) return 'not-started';
  if (mastered) return 'mastered';
  return nearly ? 'proficient' : 'familiar';
}

function retestAt(record: SkillRecord | undefined, rule: MasteryRule): number | null {
  if (rule.policy !== 'retest' || record === undefined || record.lastSuccess === null) return null;
  const days = RETEST_DAYS[record.retests];
  return days === undefined ? null : record.lastSuccess + days * DAY_MS;
}

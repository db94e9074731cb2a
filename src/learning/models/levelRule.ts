import type { Level } from '../level.ts';
import type { Mastery, MasteryRule, MissingForMastery } from '../model.ts';
import { recallOf, type SkillRecord } from './skillRecord.ts';

const HOUR = 3_600_000;

/** Right answers, by weight, that make a skill familiar: one with a hint or two does, a second try alone does not. */
const FAMILIAR_CREDIT = 0.3;

/** Proficient asks for an estimate this much below the threshold of mastery, and for two unaided right answers. */
const PROFICIENT_MARGIN = 0.1;
const PROFICIENT_UNAIDED = 2;

/**
 * What an activity's rule makes of a model's numbers. Levels: *familiar* once enough was right (a right answer with a
 * hint or two does; trying alone does not); *proficient* when the estimate is at most 0.1 under the threshold and two
 * answers (or as many as the rule asks, if fewer) were right unaided; *mastered* when nothing of the rule is missing.
 * None of them falls by time passing: forgetting is told by `recall` and leads to reviews.
 */
export function masteryBy(
  numbers: { readonly estimate: number; readonly lower: number },
  record: SkillRecord | undefined,
  rule: MasteryRule,
  now: number,
): Mastery {
  const missing = missingFor(numbers.lower, record, rule);
  return {
    level: levelOf(numbers.estimate, missing, record, rule),
    estimate: numbers.estimate,
    lower: numbers.lower,
    evidence: record?.evidence ?? 0,
    recall: recallOf(record, now),
    unaided: record?.unaided ?? 0,
    lastAt: record?.lastAt ?? null,
    missing,
  };
}

function levelOf(
  estimate: number,
  missing: readonly MissingForMastery[],
  record: SkillRecord | undefined,
  rule: MasteryRule,
): Level {
  if (record === undefined || record.credit < FAMILIAR_CREDIT) return 'not-started';
  if (missing.length === 0) return 'mastered';
  const enough = record.unaided >= Math.min(PROFICIENT_UNAIDED, rule.unaided);
  return enough && estimate >= rule.threshold - PROFICIENT_MARGIN ? 'proficient' : 'familiar';
}

function missingFor(lower: number, record: SkillRecord | undefined, rule: MasteryRule): MissingForMastery[] {
  const missing: MissingForMastery[] = [];
  const unaided = record?.unaided ?? 0;
  if (lower < rule.threshold) missing.push({ code: 'lower_bound', now: lower, needed: rule.threshold });
  if (unaided < rule.unaided) missing.push({ code: 'unaided', now: unaided, needed: rule.unaided });
  const from = delayedFrom(record, rule);
  if (rule.delayHours > 0 && (from === null || (record?.lastSuccess ?? 0) < from)) {
    missing.push({ code: 'delayed', from });
  }
  return missing;
}

function delayedFrom(record: SkillRecord | undefined, rule: MasteryRule): number | null {
  const first = record?.firstSuccess ?? null;
  return first === null ? null : first + rule.delayHours * HOUR;
}

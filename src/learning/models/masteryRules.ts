import { HOUR_MS } from '../../duration.ts';
import type { MasteryPolicy } from '../masteryPolicy.ts';
import type { MasteryRule, MissingForMastery } from '../model.ts';
import { type SkillRecord, tracedOf } from './skillRecord.ts';

/** Proficient asks for a belief this much below the threshold of mastery, and for two unaided right answers. */
export const PROFICIENT_MARGIN = 0.1;
const PROFICIENT_UNAIDED = 2;

/** A model's estimate of success on a middling question, and its lower bound. */
export interface Believed {
  readonly estimate: number;
  readonly lower: number;
}

/** What a rule says of a skill. */
interface Judged {
  /** Conditions of mastery that do not hold yet. */
  readonly missing: readonly MissingForMastery[];
  /** Near enough to build upon. */
  readonly nearly: boolean;
}

type Rule = (numbers: Believed, record: SkillRecord | undefined, rule: MasteryRule) => Judged;

const RULES: Readonly<Record<MasteryPolicy, Rule>> = { certain, bkt: traced, row: inRow, retest: inRow };

/** Judges a skill by the rule's policy. */
export const judge: Rule = (numbers, record, rule) => RULES[rule.policy ?? 'certain'](numbers, record, rule);

/**
 * Belief by knowledge tracing that is enough to build upon, whatever the model's own: three right answers in a row or so.
 * It counts while the row lasts, for tracing forgets nothing: after many right answers four wrong ones leave it as sure.
 */
const TRACED_ENOUGH = 0.95;

/**
 * Belief by knowledge tracing that proves a skill in place of the lower bound, while a row of so many right answers lasts: about
 * seven right ones from the start. How often it is wrong with simulated learners: docs/simulation.md.
 */
const TRACED_PROOF = 0.99995;
const PROOF_ROW = 3;

/**
 * Mastered: the lower bound over the threshold or proof by tracing, and besides unaided answers and one after the delay. The
 * bound believes slowly after many wrong answers, however many right ones follow; tracing takes learning for a step.
 *
 * Proficient: two unaided answers, or as many as the rule asks if fewer, and an estimate at most 0.1 under the threshold or
 * knowledge tracing that is sure after a row of right answers: to be wrong here costs no more than a few questions.
 */
function certain({ estimate, lower }: Believed, record: SkillRecord | undefined, rule: MasteryRule): Judged {
  const missing: MissingForMastery[] = [];
  const unaided = record?.unaided ?? 0;
  const row = record?.row ?? 0;
  const proven = row >= Math.max(PROOF_ROW, rule.unaided) && tracedOf(record) >= TRACED_PROOF;
  if (lower < rule.threshold && !proven)
    missing.push({ code: 'lower_bound', now: lower, needed: rule.threshold });
  if (unaided < rule.unaided) missing.push({ code: 'unaided', now: unaided, needed: rule.unaided });
  const from = delayedFrom(record, rule);
  if (rule.delayHours > 0 && (from === null || (record?.lastSuccess ?? 0) < from)) {
    missing.push({ code: 'delayed', from });
  }
  const enough = unaided >= Math.min(PROFICIENT_UNAIDED, rule.unaided);
  const vouched = row >= PROFICIENT_UNAIDED && tracedOf(record) >= TRACED_ENOUGH;
  const believed = estimate >= rule.threshold - PROFICIENT_MARGIN || vouched;
  return { missing, nearly: enough && believed };
}

function delayedFrom(record: SkillRecord | undefined, rule: MasteryRule): number | null {
  const first = record?.firstSuccess ?? null;
  return first === null ? null : first + rule.delayHours * HOUR_MS;
}

function traced(_: Believed, record: SkillRecord | undefined, { threshold }: MasteryRule): Judged {
  const now = tracedOf(record);
  return {
    missing: now < threshold ? [{ code: 'known', now, needed: threshold }] : [],
    nearly: now >= threshold - PROFICIENT_MARGIN,
  };
}

/** Proficient: one short of the row. */
function inRow(_: Believed, record: SkillRecord | undefined, { unaided }: MasteryRule): Judged {
  const now = record?.row ?? 0;
  return {
    missing: now < unaided ? [{ code: 'row', now, needed: unaided }] : [],
    nearly: now >= Math.max(1, unaided - 1),
  };
}

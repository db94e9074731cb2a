import type { LearnerState } from '../learnerState.ts';
import type { MasteryRule } from '../model.ts';
import { chooseNext } from '../sequencing/chooseNext.ts';
import type { Person } from './person.ts';
import { allKnowing, fixedOrder, randomOrder, untilMastered } from './policies/orders.ts';
import { seedMastered, seedOrder } from './policies/seedOrder.ts';
import { type Choose, simulatedActivity } from './seat.ts';

/** A way of teaching: which question comes next, by which rule a skill is mastered, and what it says of a learner. */
export interface Policy {
  /** No tutor looks at the person, except the one that shows how much there is to gain. */
  readonly choose: (person: Person) => Choose;
  /** The rule it judges by, from that of the activity. */
  readonly rule: (rule: MasteryRule) => MasteryRule;
  /** Whether it has called the skill mastered. */
  readonly says: (state: LearnerState, skill: string) => boolean;
  /** It asks nothing more once it has called every skill mastered. */
  readonly ends?: true;
}

const byLevel: Policy['says'] = (state, skill) => simulatedActivity(state).reached[skill] === 'mastered';
const asSet: Policy['rule'] = (rule) => rule;

/** The tutor itself, under the activity's own rule: the very code of production. */
const TUTOR: Policy = { choose: () => chooseNext, rule: asSet, says: byLevel };

/**
 * The policies by name. `bkt-0.95`, `bkt-0.9995` and `three-in-a-row` go through the skills in fixed order, each until it is
 * mastered, then round and round; `bkt-0.95-ends` stops there, as tutors do that take their own word for it. `re-test` is the
 * tutor under that rule; `fixed-order` and `random` are judged by the activity's rule. At 0.9995, which no activity offers, BKT
 * calls about as few skills mastered wrongly as the tutor is held to (5 %). `all-knowing` looks into people's heads and
 * asks nothing that is mastered: no tutor can do with fewer questions, so it shows what there is to gain.
 */
export const POLICIES = {
  trellis: TUTOR,
  'bkt-0.95': {
    choose: () => untilMastered,
    rule: (rule) => ({ ...rule, policy: 'bkt', threshold: 0.95 }),
    says: byLevel,
  },
  'bkt-0.95-ends': {
    choose: () => untilMastered,
    rule: (rule) => ({ ...rule, policy: 'bkt', threshold: 0.95 }),
    says: byLevel,
    ends: true,
  },
  'bkt-0.9995': {
    choose: () => untilMastered,
    rule: (rule) => ({ ...rule, policy: 'bkt', threshold: 0.9995 }),
    says: byLevel,
  },
  'three-in-a-row': {
    choose: () => untilMastered,
    rule: (rule) => ({ ...rule, policy: 'row', unaided: 3 }),
    says: byLevel,
  },
  're-test': { ...TUTOR, rule: (rule) => ({ ...rule, policy: 'retest', unaided: 3 }) },
  seed: { choose: () => seedOrder, rule: asSet, says: seedMastered },
  'fixed-order': { choose: () => fixedOrder, rule: asSet, says: byLevel },
  random: { choose: () => randomOrder, rule: asSet, says: byLevel },
  'all-knowing': { choose: allKnowing, rule: asSet, says: byLevel },
} satisfies Readonly<Record<string, Policy>>;

export type PolicyName = keyof typeof POLICIES;

/** The names, the tutor first. */
export const POLICY_NAMES = Object.keys(POLICIES) as readonly PolicyName[];

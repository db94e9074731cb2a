import type { Reason } from '../decision.ts';
import { ancestors, frontier } from '../graph.ts';
import { dueOf } from './due.ts';
import { remedyFor } from './remedy.ts';
import type { Situation, Standing } from './situation.ts';

/** A skill that could be practised now, and why. */
export interface Candidate {
  readonly skill: string;
  readonly reason: Reason;
  /** Recall now where memory is the reason, else null. */
  readonly recall: number | null;
  /** Facts to ask about where they are due; else empty. */
  readonly facts: readonly string[];
  /** The skill it is practised for, where that is another; absent else. */
  readonly towards?: string;
}

/** Whether the skill has anything to ask. */
export function hasItems(situation: Situation, skill: string): boolean {
  return (situation.catalogue.itemsBySkill.get(skill)?.length ?? 0) > 0;
}

/** Nothing to do for mastery now: mastered, or waiting for the delay before the last success. */
function resting(situation: Situation, standing: Standing): boolean {
  if (standing.level === 'mastered') return true;
  return standing.delayedFrom !== null && situation.now < standing.delayedFrom;
}

/** The activity's skills that have items, in the instructor's order. */
function covered(situation: Situation): string[] {
  return situation.settings.skills.filter((skill) => hasItems(situation, skill));
}

/**
 * All skills that could come next: goals, delayed successes, remedies, reviews, the frontier. A skill may appear for
 * several reasons. Prerequisites outside the activity do not hold a skill back; they are practised as remedies only.
 */
export function candidates(situation: Situation): Candidate[] {
  const scope = covered(situation);
  const next = frontierOf(situation, scope);
  return [
    ...goals(situation, scope, next),
    ...retests(situation, scope),
    ...next.map((skill) => remedyOr(situation, skill)),
    ...reviews(situation, scope, next),
  ];
}

function frontierOf(situation: Situation, scope: readonly string[]): string[] {
  const inScope = new Set(scope);
  return frontier(
    situation.requires,
    scope,
    (skill) => !inScope.has(skill) || situation.standing(skill).met,
    (skill) => resting(situation, situation.standing(skill)),
  );
}

/** The goals themselves where the way is free, else what is in the way and can be learned now. */
function goals(situation: Situation, scope: readonly string[], next: readonly string[]): Candidate[] {
  const wanted = situation.here.goal.filter(
    (skill) => scope.includes(skill) && !resting(situation, situation.standing(skill)),
  );
  const steps = wanted.flatMap((goal) => {
    if (next.includes(goal)) return [goal];
    const before = new Set(ancestors(situation.requires, goal));
    const open = next.filter((skill) => before.has(skill));
    return open.length > 0 ? open : [goal];
  });
  return [...new Set(steps)].map(
    (skill) => remedyOf(situation, skill) ?? { skill, reason: 'goal', recall: null, facts: [] },
  );
}

function retests(situation: Situation, scope: readonly string[]): Candidate[] {
  return scope
    .filter((skill) => {
      const { delayedFrom, mastery } = situation.standing(skill);
      const from = delayedFrom ?? mastery.retestAt;
      return from !== null && situation.now >= from;
    })
    .map((skill) => ({ skill, reason: 'retest', recall: null, facts: [] }));
}

function remedyOr(situation: Situation, skill: string): Candidate {
  const reason = situation.state.history.length === 0 ? 'first' : 'frontier';
  return remedyOf(situation, skill) ?? { skill, reason, recall: null, facts: [] };
}

/** What comes before the skill where the learner is stuck on it. */
function remedyOf(situation: Situation, skill: string): Candidate | null {
  const remedy = remedyFor(situation, skill);
  return remedy === null ? null : { ...remedy, recall: null, facts: [], towards: skill };
}

/** Reviews that are due, while the learner's limit for the day allows one more. */
function reviews(situation: Situation, scope: readonly string[], next: readonly string[]): Candidate[] {
  if (situation.reviewsLeft === 0) return [];
  return scope.flatMap((skill): Candidate[] => {
    if (next.includes(skill)) return [];
    const due = dueOf(situation, skill);
    return due === null ? [] : [{ skill, reason: 'review', ...due }];
  });
}

/** What is left when nothing waits: skills to keep fresh. */
export function leftovers(situation: Situation): Candidate[] {
  return covered(situation)
    .filter((skill) => situation.standing(skill).mastery.lastAt !== null)
    .map((skill) => ({
      skill,
      reason: 'keep-fresh',
      recall: situation.standing(skill).mastery.recall,
      facts: [],
    }));
}

/** Whatever can be asked at all, ready or not; skills before the activity where it has nothing itself. */
export function anything(situation: Situation): Candidate[] {
  const scope = covered(situation);
  const any = scope.length > 0 ? scope : prerequisitesWithItems(situation);
  return any.map((skill) => ({ skill, reason: 'frontier', recall: null, facts: [] }));
}

function prerequisitesWithItems(situation: Situation): string[] {
  const before = situation.settings.skills.flatMap((skill) => ancestors(situation.requires, skill));
  return [...new Set(before)].filter((skill) => hasItems(situation, skill));
}

import type { ExtraTimeEvent, LearnerEvent } from '../learning/event.ts';
import type { Effect } from '../store/port/effect.ts';
import type { Account } from '../xapi/build.ts';
import { gradeEffect } from './effects/grade.ts';
import type { Asked } from './effects/interaction.ts';
import { type Speaker, statementEffects } from './effects/statements.ts';
import { summaryEffect, testerEffect } from './effects/summary.ts';
import type { Situation } from './situation.ts';

/** An event with the situations around it. */
export interface Happened {
  readonly event: LearnerEvent;
  readonly before: Situation;
  readonly after: Situation;
  /** Student preview: recorded for the learner, never listed nor graded. */
  readonly preview: boolean;
  /** A preview by the platform's test user: the instructor sees it, apart from the class. */
  readonly test?: boolean;
  /** The question that was answered or given up. */
  readonly asked?: Asked;
  /** Whose doing it was, where not the learner's. */
  readonly by?: Account;
}

/** A happening that something follows from outside the log. */
export interface Told extends Happened {
  readonly event: Exclude<LearnerEvent, ExtraTimeEvent>;
}

/** Evidence from outside, or its end, for somebody whom nothing else is known of here: it is for them to begin. */
function isBeforehand({ event, before }: Happened): boolean {
  const { totals, overrides } = before.here;
  const byTools = event.kind === 'outside' || event.kind === 'withdrawn';
  return byTools && totals.lastSeen === null && Object.keys(overrides).length === 0;
}

/**
 * What follows from an event: statements, the class row, the grade. Pure; written with the event. Before a learner has
 * come, evidence is told in statements alone: a row or a grade would say that they had. Of extra time nothing is told.
 */
export function effectsOf(tool: Speaker, happened: Happened): readonly Effect[] {
  const { event } = happened;
  if (event.kind === 'extra-time') return [];
  if (happened.preview) return happened.test ? [testerEffect(happened)] : [];
  const statements = statementEffects(tool, { ...happened, event });
  if (isBeforehand(happened)) return statements;
  return [...statements, summaryEffect(happened), ...gradeEffect(happened)];
}

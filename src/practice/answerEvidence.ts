import { plainLength } from '../content/markdown.ts';
import type { InstanceQuestion } from '../content/template.ts';
import type { Answer } from '../learning/answer.ts';
import type { Evidence } from '../learning/event.ts';
import { rapidBelow, usualMs, weigh } from '../learning/evidence.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import type { Mark } from '../learning/marking/key.ts';
import { USUAL_PACE } from '../learning/pace.ts';
import { questionKey } from '../learning/parameters.ts';
import { isSlip } from '../learning/slip.ts';
import { repeatsBefore } from '../learning/templateRun.ts';
import { extraTimeOf } from './extraTime.ts';
import type { SittingSituation } from './loadSitting.ts';

/** A try that was marked. */
interface Answered {
  readonly open: OpenServing;
  readonly question: InstanceQuestion;
  readonly verdict: Mark;
  readonly answer: Answer;
  readonly elapsed: number;
}

/** Whether the answer is a slip after long mastery, see `learning/slip.ts`. */
function slipped(situation: SittingSituation, { open, question, verdict }: Answered): boolean {
  if (verdict.correct || open.tries > 0 || open.hints > 0) return false;
  const { pinned, state, settings, now } = situation;
  const known = question.skills.map(({ skill }) => ({
    skill,
    mastery: pinned.model.mastery(state.model, skill, settings.rule, pinned.parameters, now),
  }));
  return isSlip(known, settings.rule.unaided, state.history);
}

/** How much a try counts and why, see `learning/evidence.ts`. */
export function evidenceOf(situation: SittingSituation, answered: Answered): Evidence {
  const { open, question, verdict, answer, elapsed } = answered;
  const { here, pinned, now } = situation;
  const characters = plainLength(question.prompt);
  const accommodated = extraTimeOf(situation) > 1;
  const { kind } = answer;
  const usual =
    pinned.parameters.usualMs?.[questionKey({ item: open.decision.item, step: open.step })] ??
    usualMs(characters, kind);
  const { skills, difficulty, guess, fact } = question;
  const count = open.tries + 1;
  const pace = here.manner.pace ?? USUAL_PACE;
  const { correct } = verdict;
  const timing = { characters, kind, try: count, usual, pace, guess, correct, accommodated };
  const weighed = weigh({
    hints: open.hints,
    hintsTotal: question.hints.length,
    try: count,
    repeats: repeatsBefore(here, open.decision.item, now),
    elapsed,
    expectedMs: rapidBelow(timing),
    kind,
    hurriedHints: open.hurried ?? 0,
    slip: slipped(situation, answered),
  });
  return { skills, difficulty, guess, fact, ...weighed, ...(accommodated ? {} : { usual }) };
}

/** How far the clocks of two of our processes may be apart, in milliseconds. */
const SKEW_MS = 250;

/**
 * Time on the try, never longer than it has been open: what a page tells may be made up. Where it told none, as long as
 * it has been open.
 */
export function credible({ now }: SittingSituation, open: OpenServing, told: number | null): number {
  const most = Math.max(0, now - (open.triedAt ?? open.stepAt ?? open.openedAt));
  return told === null ? most : Math.min(told, most + SKEW_MS);
}

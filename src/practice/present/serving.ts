import type { PublicServing, Why } from '../../api/question.ts';
import { hintHtml, promptHtml, publicQuestion, solutionHtml } from '../../content/publicItem.ts';
import type { OpenServing } from '../../learning/learnerState.ts';
import { openInstance, questionAt } from '../openQuestion.ts';
import type { Practice } from '../practice.ts';
import type { Situation } from '../situation.ts';
import { triesFor } from '../tries.ts';
import { skillTitle } from './skills.ts';

/** The stored decision as the page sees it, with names for ids. */
export function presentWhy(situation: Situation, { decision }: Pick<OpenServing, 'decision'>): Why {
  const { reason, predicted, estimate, lower, needed, recall, sincePractice } = decision;
  return {
    reason,
    skill: skillTitle(situation, decision.skill),
    ...(decision.towards === undefined ? {} : { towards: skillTitle(situation, decision.towards) }),
    predicted,
    target: [decision.target[0], decision.target[1]],
    estimate,
    lower,
    needed,
    recall,
    sincePractice,
    alternatives: decision.alternatives.map((other) => ({
      ...other,
      skill: skillTitle(situation, other.skill),
    })),
  };
}

/** The open question; nothing in it tells the answer. */
export async function presentServing(
  practice: Practice,
  situation: Situation,
): Promise<PublicServing | null> {
  const { open } = situation.here;
  return open && presentOpen(practice, situation, open);
}

/** A question as it stands, or stood, open; nothing in it tells the answer to the step in hand. */
export async function presentOpen(
  practice: Practice,
  situation: Situation,
  open: OpenServing,
): Promise<PublicServing> {
  const instance = await openInstance(practice, situation, open);
  const question = questionAt(instance, open.step);
  const skill = question.skills[0]?.skill ?? open.decision.skill;
  return {
    id: open.id,
    skill: { id: skill, title: skillTitle(situation, skill) },
    step: open.step,
    steps: instance.questions.length,
    done: instance.questions.slice(0, open.step).map((_, step) => ({
      prompt: promptHtml(instance, step),
      solution: solutionHtml(instance, step),
    })),
    question: publicQuestion(instance, open.step),
    hints: question.hints
      .slice(0, open.hints)
      .map((_, at) => hintHtml(instance, open.step, at, open.shownForms?.[at])),
    hintsLeft: Math.max(0, question.hints.length - open.hints),
    try: open.tries + 1,
    tries: triesFor(question, situation.settings),
    why: presentWhy(situation, open),
    language: instance.language,
  };
}

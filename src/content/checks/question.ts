import { type Diagnosis, isDiagnosed } from '../asks/feedbackNames.ts';
import { isMaths, tokensOf } from '../markdown.ts';
import type { Ask, Hint, Item, Step } from '../question.ts';
import { advice, type Problem, problem, warning } from './report.ts';
import { findSilentWrong } from './silentWrong.ts';

function rightCount(options: readonly { correct: boolean }[]): number {
  return options.filter(({ correct }) => correct).length;
}

function oneRight(options: readonly { correct: boolean }[], path: string): Problem[] {
  const right = rightCount(options);
  return right === 1
    ? []
    : [problem(path, `${right} options are marked correct`, 'mark exactly one option with correct: true')];
}

function severalRight(options: readonly { correct: boolean }[], path: string): Problem[] {
  const right = rightCount(options);
  if (right === 0)
    return [problem(path, 'no option is marked correct', 'mark the right options with correct: true')];
  return right === options.length ? [warning(path, 'every option is correct', 'add a wrong option')] : [];
}

/** What can be said about an ask without drawing values: how many options are right. */
function findRightCount(ask: Ask, path: string): Problem[] {
  if (ask.kind === 'choice') return oneRight(ask.options, `${path}.options`);
  if (ask.kind === 'multiple') return severalRight(ask.options, `${path}.options`);
  if (ask.kind !== 'cloze') return [];
  return Object.entries(ask.blanks).flatMap(([name, blank]) => {
    const at = `${path}.blanks.${name}.choices`;
    return 'choices' in blank ? [...oneRight(blank.choices, at), ...saidOfRight(blank.choices, at)] : [];
  });
}

/** Words for the right choice of a blank: which blank they belong to could not be told beside those of a wrong one. */
function saidOfRight(
  choices: readonly (Diagnosis & { readonly correct: boolean })[],
  path: string,
): Problem[] {
  const index = choices.findIndex((choice) => choice.correct && isDiagnosed(choice));
  if (index < 0) return [];
  const remedy = 'say it in the explanation, which everybody reads';
  return [problem(`${path}.${index}`, 'the right choice of a blank has feedback or a misconception', remedy)];
}

/** What can't go on after a blank that stands in it: nothing is typed in a formula, and each side of a blank is set alone. */
function brokenByBlank(text: string): 'maths' | 'code' | 'italics or bold' | null {
  let depth = 0;
  for (const token of tokensOf(text)) {
    if (token.type === 'em_open' || token.type === 'strong_open') depth += 1;
    if (token.type === 'em_close' || token.type === 'strong_close') depth -= 1;
    if (token.type === 'inline' || !token.content.includes('{#')) continue;
    if (isMaths(token)) return 'maths';
    if (/^(code|fence)/.test(token.type)) return 'code';
    if (depth > 0) return 'italics or bold';
  }
  return null;
}

function blankInside(ask: Ask, path: string): Problem[] {
  if (ask.kind !== 'cloze') return [];
  const wordings = typeof ask.text === 'string' ? [ask.text] : Object.values(ask.text);
  const what = wordings.map(brokenByBlank).find((broken) => broken !== null);
  return what === undefined
    ? []
    : [problem(`${path}.text`, `a blank stands inside ${what}`, 'close it before the blank, open it after')];
}

/** A prompt beside steps, which nobody would see: a problem in steps shows the prompts of its steps. */
export function findLostPrompt(item: Item, path: string): Problem[] {
  if (item.steps === undefined || item.prompt === undefined) return [];
  return [
    problem(
      `${path}.prompt`,
      'a problem in steps shows the prompts of its steps, not this one',
      'move it into the prompt of the first step',
    ),
  ];
}

/** Two forms of a hint by one name: which of them helped could not be told apart. */
function sameForms(hints: readonly Hint[], path: string): Problem[] {
  return hints.flatMap((hint, index) => {
    const names = Array.isArray(hint) ? hint.map(({ form }) => form) : [];
    const twice = names.find((name, at) => names.indexOf(name) < at);
    return twice === undefined
      ? []
      : [problem(`${path}.hints.${index}`, `the form ${twice} is there twice`, 'give each form once')];
  });
}

/** Hints a question is to have: help that grows has at least two steps. */
const ENOUGH_HINTS = 2;

function fewHints({ length }: readonly Hint[], path: string): Problem[] {
  if (length >= ENOUGH_HINTS) return [];
  return length === 0
    ? [problem(path, 'there is no hint', 'add at least one hint, from a nudge to a worked step')]
    : [advice(path, 'there is only one hint', 'add one that tells more, up to a worked step')];
}

/** Help every question must offer: a hint and an explanation; and the faults that show without values. */
export function findHelp(question: Step, path: string): Problem[] {
  const explanation =
    question.explanation !== undefined
      ? []
      : [problem(`${path}.explanation`, 'there is no explanation', 'explain why the answer is right')];
  const { ask } = question;
  return [
    ...fewHints(question.hints, `${path}.hints`),
    ...sameForms(question.hints, path),
    ...explanation,
    ...findRightCount(ask, `${path}.ask`),
    ...blankInside(ask, `${path}.ask`),
    ...findSilentWrong(ask, `${path}.ask`),
  ];
}

import type { ClozePart, Html, PublicAsk, PublicOption, PublicQuestion } from '../api/question.ts';
import type { FilledAsk, FilledOption, FilledPart } from './filledAsk.ts';
import type { Instance, InstanceQuestion } from './instance.ts';
import { blockHtml, inlineHtml, plainText } from './markdown.ts';
import type { Misconception } from './pack.ts';

/** The languages of an instance's words. */
type Spoken = Pick<Instance, 'language' | 'italics'>;

export { optionText, shownAnswer } from './shownAnswer.ts';

function questionAt(instance: Instance, step: number): InstanceQuestion {
  const question = instance.questions[step];
  if (!question) throw new RangeError(`item ${instance.item} has no step ${step}`);
  return question;
}

function block(markdown: string, { language, italics }: Spoken): Html {
  return blockHtml(markdown, language, italics);
}

function options(list: readonly FilledOption[], { language, italics }: Spoken): PublicOption[] {
  return list.map(({ id, text }) => ({ id, html: inlineHtml(text, language, italics) }));
}

function clozePart(part: FilledPart, { language, italics }: Spoken): ClozePart {
  if ('text' in part) return { html: inlineHtml(part.text, language, italics) };
  const choices = part.choices.map(({ id, text }) => ({ id, text: plainText(text, language) }));
  return { blank: part.blank, input: part.input, choices, language: part.language };
}

function publicAsk(ask: FilledAsk, spoken: Spoken): PublicAsk {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return { kind: ask.kind, options: options(ask.options, spoken) };
    case 'order':
      return { kind: ask.kind, entries: options(ask.entries, spoken) };
    case 'match':
      return { kind: ask.kind, left: options(ask.left, spoken), right: options(ask.right, spoken) };
    case 'cloze':
      return { kind: ask.kind, parts: ask.parts.map((part) => clozePart(part, spoken)) };
    case 'number':
    case 'text':
    case 'expression':
      return ask;
  }
}

/** What the browser may see of a question: built field by field from what holds no key. Throws a RangeError for a step
 * that does not exist, as all functions here do. */
export function publicQuestion(instance: Instance, step: number): PublicQuestion {
  const { ask } = questionAt(instance, step);
  return { prompt: promptHtml(instance, step), ask: publicAsk(ask, instance) };
}

/** What is asked. */
export function promptHtml(instance: Instance, step: number): Html {
  return block(questionAt(instance, step).prompt, instance);
}

/** One hint, counted from 0, in one of its forms, counted alike. Empty when there is none. */
export function hintHtml(instance: Instance, step: number, index: number, form = 0): Html {
  return block(questionAt(instance, step).hints[index]?.[form]?.text ?? '', instance);
}

/** All hints of a step, each in all of its forms. */
export function allHintsHtml(instance: Instance, step: number): readonly Html[] {
  return questionAt(instance, step).hints.flatMap((forms, index) =>
    forms.map((_, form) => hintHtml(instance, step, index, form)),
  );
}

/** Why the answer is what it is, or null when the author gave no explanation. */
export function explanationHtml(instance: Instance, step: number): Html | null {
  const { explanation } = questionAt(instance, step);
  return explanation === null ? null : block(explanation, instance);
}

/** The right answer in words. Only for a question that is over. */
export function solutionHtml(instance: Instance, step: number): Html {
  return block(questionAt(instance, step).solution, instance);
}

/** What to say to a marked answer: the author's words for this very answer, else those of the misconception. */
export function feedbackHtml(
  instance: Instance,
  verdict: { readonly feedback: string | null },
  misconception: Misconception | null,
): Html | null {
  const name = verdict.feedback;
  const own = name === null ? undefined : instance.questions.find(({ feedbacks }) => feedbacks.has(name));
  const words = own?.feedbacks.get(name ?? '') ?? (misconception && instance.say(misconception.feedback));
  return words ? block(words, instance) : null;
}

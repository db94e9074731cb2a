import type { Answer } from '../../learning/answer.ts';
import { decimalMark } from '../../learning/marking/decimalMark.ts';
import { mark } from '../../learning/marking/mark.ts';
import { look } from '../appearance.ts';
import type { FilledOption } from '../filledAsk.ts';
import type { InstanceQuestion } from '../instance.ts';
import { ownAnswers } from './ownAnswer.ts';
import { type Problem, problem } from './report.ts';

function typed(answer: Answer): string {
  return 'text' in answer ? `"${answer.text}"` : 'its own answer';
}

/** A key that does not mark its own solution right, in the notation of a language. */
export function findWrongKey(question: InstanceQuestion, path: string, language: string): Problem[] {
  const decimal = decimalMark(language);
  return ownAnswers(question.key).flatMap((answer) => {
    const { correct, note } = mark(question.key, answer, { decimal });
    if (correct) return [];
    const why = note === null ? '' : ` (${note})`;
    return [
      problem(
        `${path}.ask`,
        `the key does not accept ${typed(answer)}${why}`,
        'correct the answer, form or tolerance',
      ),
    ];
  });
}

function repeated(options: readonly FilledOption[]): string[] {
  const looks = options.map(({ text }) => look(text));
  return options
    .filter((_option, index) => looks.indexOf(look(options[index]?.text ?? '')) !== index)
    .map(({ text }) => text);
}

/** Options, entries or left-hand sides that a reader can't tell apart. */
export function findCoinciding({ ask }: InstanceQuestion, path: string): Problem[] {
  const lists: Record<string, readonly FilledOption[]> = {};
  if (ask.kind === 'choice' || ask.kind === 'multiple') lists.options = ask.options;
  if (ask.kind === 'order') lists.entries = ask.entries;
  if (ask.kind === 'match') lists.pairs = ask.left;
  if (ask.kind === 'cloze') {
    for (const part of ask.parts) if ('blank' in part) lists[`blanks.${part.blank}`] = part.choices;
  }
  return Object.entries(lists).flatMap(([name, options]) =>
    repeated(options).map((text) =>
      problem(
        `${path}.ask.${name}`,
        `two of the ${name} are "${text}"`,
        'make them differ for every seed with a constraint',
      ),
    ),
  );
}

import { type Diagnosis, isDiagnosed } from '../asks/feedbackNames.ts';
import type { Ask } from '../question.ts';
import { advice, type Problem } from './report.ts';

/** Known wrong answers by the place of each list in the ask. */
function wrongLists(ask: Ask): readonly (readonly [path: string, entries: readonly Diagnosis[]])[] {
  switch (ask.kind) {
    case 'number':
    case 'text':
    case 'expression':
    case 'order':
      return [['wrong', ask.wrong ?? []]];
    case 'match':
      return ask.pairs.map(({ wrong = [] }, index) => [`pairs.${index}.wrong`, wrong]);
    case 'cloze':
      return Object.entries(ask.blanks).map(([name, blank]) => [
        `blanks.${name}.wrong`,
        'wrong' in blank ? (blank.wrong ?? []) : [],
      ]);
    case 'choice':
    case 'multiple':
    case 'truefalse':
      return [];
  }
}

/** Known wrong answers about which nothing is said: they are recognised, and the learner is told no more than of any other. */
export function findSilentWrong(ask: Ask, path: string): Problem[] {
  return wrongLists(ask).flatMap(([list, entries]) =>
    entries.flatMap((entry, index) =>
      isDiagnosed(entry)
        ? []
        : [
            advice(
              `${path}.${list}.${index}`,
              'nothing is said about this wrong answer',
              'name the misconception it shows, or give it feedback, or take it out',
            ),
          ],
    ),
  );
}

import type { Diagnosis } from './asks/feedbackNames.ts';
import type { Ask } from './question.ts';

/** Everything an ask says about recognised answers. */
export function diagnosesOf(ask: Ask): readonly Diagnosis[] {
  switch (ask.kind) {
    case 'choice':
    case 'multiple':
      return ask.options;
    case 'truefalse':
      return [ask];
    case 'number':
    case 'text':
    case 'expression':
      return ask.wrong;
    case 'order':
      return ask.wrong ?? [];
    case 'cloze':
      return Object.values(ask.blanks).flatMap((blank): readonly Diagnosis[] =>
        'choices' in blank ? blank.choices : (blank.wrong ?? []),
      );
    case 'match':
      return ask.pairs.flatMap((pair) => pair.wrong ?? []);
  }
}

import type { Answer } from '../../api/answer.ts';
import { readable } from './htmlForm.ts';
import type { Serving } from './seenTurn.ts';

/** What a simulated student has been shown: solutions by question. */
export interface Memory {
  remember(serving: Serving, solution: string): void;
  /** The answer, when this very question was explained before and its solution can be read as an answer. */
  recall(serving: Serving): Answer | null;
}

/** Variants of a template differ in their prompt, choices may come in another order. */
const keyOf = ({ question }: Serving): string => readable(question.prompt);

function asAnswer({ question: { ask } }: Serving, solution: string): Answer | null {
  switch (ask.kind) {
    case 'choice': {
      const option = ask.options.find((one) => solution.includes(readable(one.html)));
      return option ? { kind: 'choice', choice: option.id } : null;
    }
    case 'number':
    case 'text':
    case 'expression':
      return solution.length > 0 && solution.length <= 500 ? { kind: ask.kind, text: solution } : null;
    default:
      return null;
  }
}

/** A student who has seen nothing yet. */
export function createMemory(): Memory {
  const shown = new Map<string, string>();
  return {
    remember: (serving, solution) => {
      shown.set(keyOf(serving), readable(solution));
    },
    recall: (serving) => {
      const solution = shown.get(keyOf(serving));
      return solution === undefined ? null : asAnswer(serving, solution);
    },
  };
}

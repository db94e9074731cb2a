import type { Answer } from '../../../src/api/answer.ts';
import type { PublicAsk } from '../../../src/api/question.ts';

export type AskKind = PublicAsk['kind'];

/** What every input of a question gets. */
export interface AskProps<K extends AskKind> {
  readonly ask: Extract<PublicAsk, { kind: K }>;
  readonly answer: Extract<Answer, { kind: K }>;
  readonly onChange: (answer: Extract<Answer, { kind: K }>) => void;
  /** The step is over: the answer is shown, not asked for. */
  readonly over: boolean;
  /** Right or wrong per part, after marking. */
  readonly parts: Readonly<Record<string, boolean>>;
  /** Unique on the page; element ids begin with it. The first input has it as its own id. */
  readonly name: string;
  /** Id of the prompt, which names the group. */
  readonly labelledBy: string;
  /** Ids of the messages that belong to the input. */
  readonly describedBy: string | undefined;
  /** Language of the content. */
  readonly lang: string;
  /** An answer is missing. */
  readonly invalid: boolean;
}

/** The answer nobody has given yet. */
export function emptyAnswer(ask: PublicAsk): Answer {
  switch (ask.kind) {
    case 'choice':
      return { kind: 'choice', choice: '' };
    case 'multiple':
      return { kind: 'multiple', choices: [] };
    case 'order':
      return { kind: 'order', order: ask.entries.map((entry) => entry.id) };
    case 'match':
      return { kind: 'match', pairs: [] };
    case 'cloze':
      return { kind: 'cloze', blanks: {} };
    default:
      return { kind: ask.kind, text: '' };
  }
}

/** Whether there is enough to check; what is missing is asked for, not marked wrong. */
export function isAnswered(ask: PublicAsk, answer: Answer): boolean {
  switch (answer.kind) {
    case 'choice':
      return answer.choice !== '';
    case 'multiple':
      return answer.choices.length > 0;
    case 'order':
      return true;
    case 'match':
      return ask.kind === 'match' && answer.pairs.length === ask.left.length;
    case 'cloze':
      return (
        ask.kind === 'cloze' &&
        ask.parts.every((part) => 'html' in part || hasText(answer.blanks[part.blank]))
      );
    default:
      return hasText(answer.text);
  }
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

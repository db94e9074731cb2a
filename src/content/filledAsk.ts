import type { ExpressionForm, Key, NumberForm } from '../learning/marking/key.ts';

/** An option, entry or side with its opaque id; the text is Markdown with all values filled in. */
export interface FilledOption {
  readonly id: string;
  readonly text: string;
}

/** A stretch of Markdown, or a blank. */
export type FilledPart =
  | { readonly text: string }
  | {
      readonly blank: string;
      readonly input: 'number' | 'text' | 'choice';
      readonly choices: readonly FilledOption[];
      readonly language: string | null;
    };

/** What a question asks for with its values drawn, without anything of the key. */
export type FilledAsk =
  | { readonly kind: 'choice'; readonly options: readonly FilledOption[] }
  | { readonly kind: 'multiple'; readonly options: readonly FilledOption[] }
  | { readonly kind: 'number'; readonly unit: string | null; readonly form: NumberForm }
  | { readonly kind: 'text'; readonly language: string | null }
  | {
      readonly kind: 'expression';
      readonly variables: readonly string[];
      readonly equation: boolean;
      readonly form: ExpressionForm;
    }
  | { readonly kind: 'order'; readonly entries: readonly FilledOption[] }
  | {
      readonly kind: 'match';
      readonly left: readonly FilledOption[];
      readonly right: readonly FilledOption[];
    }
  | { readonly kind: 'cloze'; readonly parts: readonly FilledPart[] };

/** One question's ask, what marks it, and the words that belong to answers. */
export interface BuiltAsk {
  readonly ask: FilledAsk;
  readonly key: Key;
  /** The right answer as shown to people, Markdown. */
  readonly solution: string;
  /** Authored feedback by the name that the key's patterns use, Markdown. */
  readonly feedbacks: ReadonlyMap<string, string>;
}

import type { ClozePart, PublicAsk } from '../api/question.ts';
import type { Key } from '../learning/marking/key.ts';

/** An option, entry or side with its opaque id; the text is Markdown with all values filled in. */
export interface FilledOption {
  readonly id: string;
  readonly text: string;
}

/** A stretch of Markdown, or a blank as the browser gets it, its choices in Markdown. */
export type FilledPart = { readonly text: string } | Extract<ClozePart, { readonly blank: string }>;

/** What is typed holds no words of the author, so it is what the browser gets. */
type Typed = Extract<PublicAsk, { readonly kind: 'number' | 'text' | 'expression' }>;

/** What a question asks for with its values drawn, without anything of the key. */
export type FilledAsk =
  | Typed
  | { readonly kind: 'choice'; readonly options: readonly FilledOption[] }
  | { readonly kind: 'multiple'; readonly options: readonly FilledOption[] }
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

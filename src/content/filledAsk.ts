import type { AskOf, ClozePart } from '../api/question.ts';
import type { Key } from '../learning/marking/key.ts';

/** An option, entry or side with its opaque id; the text is Markdown with all values filled in. */
export interface FilledOption {
  readonly id: string;
  readonly text: string;
}

/** A stretch of Markdown, or a blank as the browser gets it, its choices in Markdown. */
export type FilledPart = { readonly text: string } | Extract<ClozePart, { readonly blank: string }>;

/** What a question asks for with its values drawn, without anything of the key. */
export type FilledAsk = AskOf<FilledOption, FilledPart>;

/** One question's ask, what marks it, and the words that belong to answers. */
export interface BuiltAsk {
  readonly ask: FilledAsk;
  readonly key: Key;
  /** The right answer as shown to people, Markdown. */
  readonly solution: string;
  /** Authored feedback by the name that the key's patterns use, Markdown. */
  readonly feedbacks: ReadonlyMap<string, string>;
}

import type { SkillShare } from '../learning/catalogue.ts';
import type { Key } from '../learning/marking/key.ts';
import type { FilledAsk } from './filledAsk.ts';
import type { Text } from './text.ts';

/** One hint: its forms in the order the author gave them, of which one is shown; a hint without forms has one, without a name. */
export type FilledHint = readonly { readonly form: string; readonly text: string }[];

/** One question with its values drawn: what is shown, what marks it, and what is said afterwards. All text is Markdown. */
export interface InstanceQuestion {
  readonly skills: readonly SkillShare[];
  readonly fact: string | null;
  /** Author's prior in logits. */
  readonly difficulty: number;
  /** Chance of being right without knowing. */
  readonly guess: number;
  readonly prompt: string;
  readonly ask: FilledAsk;
  readonly key: Key;
  readonly hints: readonly FilledHint[];
  readonly explanation: string | null;
  /** The right answer as shown to people. */
  readonly solution: string;
  /** Authored feedback by the name a mark carries; names differ between the steps of an item. */
  readonly feedbacks: ReadonlyMap<string, string>;
}

/** An item for one seed and language. The same four always give the same instance. Never leaves the server as it is. */
export interface Instance {
  readonly item: string;
  readonly version: string;
  readonly seed: number;
  /** Language of the words: the one asked for, or the pack's own when it has no such wording. */
  readonly language: string;
  /** Language of what stands in italics; null where it is that of the words around. */
  readonly italics: string | null;
  /** One per step. */
  readonly questions: readonly InstanceQuestion[];
  /** Another text of the pack in the instance's language. */
  say(text: Text): string;
}

/** A recognised wrong answer: what it shows, and the pattern's index for the author's own feedback. */
export interface Pattern<T> {
  readonly answer: T;
  readonly misconception: string | null;
  /** Which authored feedback answers it; the content layer finds the words by this name. */
  readonly feedback: string | null;
}

/** An exact number as text `p/q` or an integer; irrational values as a decimal. */
export type NumberText = string;

/** The way of writing a number that a question asks for; `any` takes all. */
export type NumberForm = 'any' | 'integer' | 'decimal' | 'fraction' | 'simplest' | 'mixed' | 'percent';
/** The form of an expression that a question asks for; `equivalent` takes all. */
export type ExpressionForm = 'equivalent' | 'simplified' | 'expanded' | 'factored';

interface WordKey {
  readonly accept: readonly string[];
  readonly case: 'strict' | 'ignore';
  readonly accents: 'strict' | 'lenient' | 'ignore';
}

/** A left-hand entry and the right-hand entry joined to it, by id. */
export interface JoinedPair {
  readonly left: string;
  readonly right: string;
}

/** What decides right or wrong for one question with its values drawn. Never leaves the server. */
export type Key =
  | { readonly kind: 'choice'; readonly correct: string; readonly patterns: readonly Pattern<string>[] }
  | {
      readonly kind: 'multiple';
      readonly correct: readonly string[];
      readonly options: readonly string[];
      readonly patterns: readonly Pattern<string>[];
    }
  | {
      readonly kind: 'number';
      readonly answer: NumberText;
      /** Largest accepted absolute distance; 0 is exact. */
      readonly tolerance: number;
      readonly unit: string | null;
      readonly form: NumberForm;
      readonly patterns: readonly Pattern<NumberText>[];
    }
  | ({ readonly kind: 'text'; readonly patterns: readonly Pattern<string>[] } & WordKey)
  | {
      readonly kind: 'expression';
      readonly answer: string;
      readonly variables: readonly string[];
      readonly equation: boolean;
      readonly form: ExpressionForm;
      readonly patterns: readonly Pattern<string>[];
    }
  | {
      readonly kind: 'order';
      readonly order: readonly string[];
      /** Whole arrangements. */
      readonly patterns: readonly Pattern<readonly string[]>[];
    }
  | {
      readonly kind: 'match';
      readonly pairs: readonly JoinedPair[];
      /** Pairs that do not belong together. */
      readonly patterns: readonly Pattern<JoinedPair>[];
    }
  | { readonly kind: 'cloze'; readonly blanks: Readonly<Record<string, BlankKey>> };

/** What decides right or wrong for one blank of a cloze. */
export type BlankKey =
  | {
      readonly kind: 'number';
      readonly answer: NumberText;
      readonly patterns: readonly Pattern<NumberText>[];
    }
  | ({ readonly kind: 'text'; readonly patterns: readonly Pattern<string>[] } & WordKey)
  | { readonly kind: 'choice'; readonly correct: string; readonly patterns: readonly Pattern<string>[] };

/** Why an answer was not simply right, as a code; words come from the reader's catalogue. */
export type MarkNote =
  | 'accent' // right but for an accent
  | 'form' // right value, but not in the form asked for
  | 'unit_missing'
  | 'unit_wrong'
  | 'unreadable' // could not be read as a number or expression: not counted, asked again
  | 'partly'; // some parts right

/** The verdict on one answer. */
export interface Mark {
  /** Credit from 0 to 1. */
  readonly score: number;
  /** Full credit. */
  readonly correct: boolean;
  readonly note: MarkNote | null;
  readonly misconception: string | null;
  /** Name of the authored feedback that answers this very answer. */
  readonly feedback: string | null;
  /** Right or wrong per part (blank, pair, entry) where a question has parts; empty otherwise. */
  readonly parts: Readonly<Record<string, boolean>>;
}

/** HTML made by the server from an author's Markdown: no scripts, no remote content; maths as MathML, figures as SVG. */
export type Html = string;

export interface PublicOption {
  readonly id: string;
  readonly html: Html;
}

/**
 * What a question asks for, made of these options and parts of a cloze. No field can hold an answer; of what is typed
 * there are no words of the author at all.
 */
export type AskOf<Option, Part> =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'multiple'; readonly options: readonly Option[] }
  | { readonly kind: 'number'; readonly unit: string | null; readonly form: string }
  | { readonly kind: 'text'; readonly language: string | null }
  | {
      readonly kind: 'expression';
      readonly variables: readonly string[];
      readonly equation: boolean;
      readonly form: string;
    }
  | { readonly kind: 'order'; readonly entries: readonly Option[] }
  | { readonly kind: 'match'; readonly left: readonly Option[]; readonly right: readonly Option[] }
  | { readonly kind: 'cloze'; readonly parts: readonly Part[] };

/** What a question asks for as the browser gets it. */
export type PublicAsk = AskOf<PublicOption, ClozePart>;

/** A stretch of text, or a blank to type into or (with `choices`) to choose for. */
export type ClozePart =
  | { readonly html: Html }
  | {
      readonly blank: string;
      readonly input: 'number' | 'text' | 'choice';
      readonly choices: readonly { readonly id: string; readonly text: string }[];
      readonly language: string | null;
    };

/** One question as the browser may see it. */
export interface PublicQuestion {
  readonly prompt: Html;
  readonly ask: PublicAsk;
}

/** One step of a problem that is behind the learner. */
export interface DoneStep {
  readonly prompt: Html;
  readonly solution: Html;
}

/** The open question with all that surrounds it. */
export interface PublicServing {
  /** Opaque: with a published pack, item and seed would tell the answer, so they stay with the tool. */
  readonly id: string;
  readonly skill: { readonly id: string; readonly title: string };
  /** 0-based step, and how many steps the problem has (1 for a single question). */
  readonly step: number;
  readonly steps: number;
  readonly done: readonly DoneStep[];
  readonly question: PublicQuestion;
  /** Hints shown so far, and how many are left. */
  readonly hints: readonly Html[];
  readonly hintsLeft: number;
  /** 1 for the first try, and how many there are. */
  readonly try: number;
  readonly tries: number;
  readonly why: Why;
  /** Language of the content, for `lang` attributes and reading aloud. */
  readonly language: string;
}

/** Why this question, as numbers and names; the page words it. Probabilities 0 to 1, times in milliseconds. */
export interface Why {
  readonly reason: string;
  readonly skill: string;
  /** The skill it is practised for, where that is another; absent else. */
  readonly towards?: string;
  readonly predicted: number;
  readonly target: readonly [number, number];
  readonly estimate: number;
  readonly lower: number;
  /** Lower bound that mastery needs; null where it goes by something else. */
  readonly needed: number | null;
  readonly recall: number | null;
  readonly sincePractice: number | null;
  readonly alternatives: readonly {
    readonly skill: string;
    readonly reason: string;
    readonly score: number;
  }[];
}

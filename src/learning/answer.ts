/** What a learner answers, by kind of question. Same shape as `api/answer.ts`, which parses it at the border. */
export type Answer =
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'multiple'; readonly choices: readonly string[] }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'order'; readonly order: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
  | { readonly kind: 'cloze'; readonly blanks: Readonly<Record<string, string>> };

/** The ways of answering. */
export type AnswerKind = Answer['kind'];

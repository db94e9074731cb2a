import type { Aging } from '../../store/port/retention.ts';

/** What goes by age: everything of a learner who stayed away, or one kind of data alone. */
export type RetainedKind = 'learners' | Aging;

/** For how many days each kind is kept; a kind left out is kept until somebody erases it. */
export type Retention = Readonly<Partial<Record<RetainedKind, number>>>;

/** The school's text that a learner agrees to before the first practice. */
export interface ConsentText {
  /** Fingerprint of all its languages: another text is another agreement. */
  readonly version: string;
  /** By language tag; `en` or the only one stands for languages that are missing. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What the school has decided about people's data. */
export interface PrivacyRules {
  /** Null where no agreement is asked for. */
  readonly consent: ConsentText | null;
  readonly retention: Retention;
}

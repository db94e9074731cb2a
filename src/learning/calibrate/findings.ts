import { standing, upperTail } from '../evaluate/chance.ts';
import type { Response } from './response.ts';
import type { Responses } from './responses.ts';

/** What is wrong with a question, as a code with its numbers. */
export type Finding =
  /** The able miss it and the others do not. */
  | { readonly code: 'negative_discrimination'; readonly discrimination: number }
  /** Strong learners give a wrong answer more often than the key, and more often than weak ones do. */
  | ({ readonly code: 'wrong_key' } & Rival)
  /** Strong learners give a wrong answer more often than the key. */
  | ({ readonly code: 'distractor_ahead' } & Rival)
  /** It goes otherwise lately than before, beyond what its learners' abilities explain: shares right, as corrected. */
  | { readonly code: 'drift'; readonly before: number; readonly lately: number };

/** A wrong answer against the key: shares among learners above the middle. */
export interface Rival {
  readonly response: string;
  readonly share: number;
  readonly key: number;
}

/** Residuals of a question's answers in one span of time. */
export interface Span {
  n: number;
  right: number;
  /** Sum of answer less chance, and of chance times its complement. */
  residual: number;
  information: number;
}

/** What is known of one question when it is judged. */
export interface Judged {
  /** Estimated with next to no prior; null where there are too few answers. */
  readonly loose: Response | null;
  readonly responses: Responses;
  readonly before: Span;
  readonly lately: Span;
}

/** Learners who gave the same wrong answer, from which it is looked at and may be named without pointing at anybody. */
const COMPANY = 5;
/** Answers in each span from which drift is looked for, and the least shift in logits worth telling. */
const DRIFT = { answers: 30, shift: 0.5 } as const;

interface Suspicion {
  readonly place: number;
  readonly chance: number;
  readonly finding: Finding;
}

/**
 * What is wrong with questions. Each kind of fault is tested over all questions together, so that a pack of a thousand
 * good ones has a false alarm once in twenty times, not fifty at once.
 */
export function findingsOf(questions: readonly Judged[]): readonly (readonly Finding[])[] {
  const found: Finding[][] = questions.map(() => []);
  for (const suspect of [negative, rival, drift]) {
    const suspicions = questions.flatMap((question, place) => {
      const told = suspect(question);
      return told === null ? [] : [{ place, ...told }];
    });
    const stands = standing(suspicions.map(({ chance }) => chance));
    for (const [nth, { place, finding }] of suspicions.entries())
      if (stands[nth]) found[place]?.push(finding);
  }
  return found;
}

type Suspect = (question: Judged) => Omit<Suspicion, 'place'> | null;

const negative: Suspect = ({ loose }) =>
  loose === null
    ? null
    : {
        chance: upperTail(-loose.discrimination / loose.discriminationError),
        finding: { code: 'negative_discrimination', discrimination: loose.discrimination },
      };

const rival: Suspect = ({ responses }) => {
  const { common, right, learners } = responses;
  if (common === null || common.strong + common.weak < COMPANY || common.strong === 0) return null;
  const ahead = (common.strong - right.strong) / Math.sqrt(common.strong + right.strong);
  const rises = common.strong * learners.weak > common.weak * learners.strong;
  const shares = {
    response: common.response,
    share: common.strong / learners.strong,
    key: right.strong / learners.strong,
  };
  return {
    chance: upperTail(ahead),
    finding: { code: rises ? 'wrong_key' : 'distractor_ahead', ...shares },
  };
};

const drift: Suspect = ({ before, lately }) => {
  if (before.n < DRIFT.answers || lately.n < DRIFT.answers) return null;
  const shift = lately.residual / lately.information - before.residual / before.information;
  if (Math.abs(shift) < DRIFT.shift) return null;
  const error = Math.sqrt(1 / lately.information + 1 / before.information);
  return {
    chance: 2 * upperTail(Math.abs(shift) / error),
    finding: { code: 'drift', before: before.right / before.n, lately: lately.right / lately.n },
  };
};

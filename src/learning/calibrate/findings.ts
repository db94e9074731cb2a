import { standing, upperTail } from '../evaluate/chance.ts';
import { driftOf, type Span, usualShift } from './drift.ts';
import type { Response } from './response.ts';
import type { Responses, Split } from './responses.ts';

/** What is wrong with a question, as a code with its numbers. */
export type Finding =
  /** The able miss it and the others do not. */
  | { readonly code: 'negative_discrimination'; readonly discrimination: number }
  /** Strong learners give a wrong answer more often than the key, and more often than weak ones do. */
  | ({ readonly code: 'wrong_key' } & Rival)
  /** Strong learners give a wrong answer more often than the key. */
  | ({ readonly code: 'distractor_ahead' } & Rival)
  /** It goes otherwise lately than before, beyond what its learners' abilities explain: shares right. */
  | { readonly code: 'drift'; readonly before: number; readonly lately: number };

/** A wrong answer against the key: shares among learners above the middle. */
export interface Rival {
  readonly response: string;
  readonly share: number;
  readonly key: number;
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
/** From so many standard errors (one chance in twenty) a wrong answer is said to be commoner among the able. */
const RISES = 1.645;
/** Chance of a false alarm in all questions together, shared by the kinds of fault. */
const ALARM = 0.05;

interface Suspicion {
  readonly place: number;
  readonly chance: number;
  readonly finding: Finding;
}

/**
 * What is wrong with questions. All kinds of fault are tested over all questions together, so that a pack of a thousand
 * good ones has a false alarm once in twenty times, not fifty at once.
 */
export function findingsOf(questions: readonly Judged[]): readonly (readonly Finding[])[] {
  const found: Finding[][] = questions.map(() => []);
  const suspects = [negative, rival, driftBeyond(usualShift(questions))];
  for (const suspect of suspects) {
    const suspicions = questions.flatMap((question, place) => {
      const told = suspect(question);
      return told === null ? [] : [{ place, ...told }];
    });
    const stands = standing(
      suspicions.map(({ chance }) => chance),
      ALARM / suspects.length,
    );
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
  const shares = {
    response: common.response,
    share: common.strong / learners.strong,
    key: right.strong / learners.strong,
  };
  return {
    // The commonest of several was picked: any of them might have come out ahead by chance.
    chance: Math.min(1, responses.given(COMPANY) * upperTail(ahead)),
    finding: { code: rises(common, learners) ? 'wrong_key' : 'distractor_ahead', ...shares },
  };
};

/** Whether the able give an answer oftener than the others do, by more than chance. */
function rises(given: Split, learners: Split): boolean {
  if (learners.strong === 0 || learners.weak === 0) return false;
  const share = (given.strong + given.weak) / (learners.strong + learners.weak);
  const error = Math.sqrt(share * (1 - share) * (1 / learners.strong + 1 / learners.weak));
  return given.strong / learners.strong - given.weak / learners.weak > RISES * error;
}

function driftBeyond(usual: number): Suspect {
  return ({ before, lately }) => {
    const chance = driftOf(before, lately, usual);
    return chance === null
      ? null
      : {
          chance,
          finding: { code: 'drift', before: before.right / before.n, lately: lately.right / lately.n },
        };
  };
}

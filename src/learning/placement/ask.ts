import { type Beliefs, chanceRight } from './beliefs.ts';

/** Nobody is asked more than this before practice begins. */
const MOST = 25;

/** Questions for each skill at most: 25 for 30 skills. */
const PER_SKILL = 5 / 6;

/** Share of skills expected to be taken for the other thing from which on asking more is not worth it. */
const GOOD_ENOUGH = 0.04;

/** Skills weighed for the next question, those least sure. */
const WEIGHED = 12;

/** Least number of skills with questions for which a placement is worth it. */
export const WORTH_PLACING = 8;

/** How many questions a placement over so many skills takes at most. */
export function mostQuestions(skills: number): number {
  return Math.min(MOST, Math.ceil(skills * PER_SKILL));
}

/** Share of skills expected to be taken for the other thing, 0 to 0.5. */
function expectedError({ known }: Pick<Beliefs, 'known'>): number {
  return known.length === 0 ? 0 : known.reduce((sum, one) => sum + Math.min(one, 1 - one), 0) / known.length;
}

/**
 * The skills on which a question would leave the fewest doubts, best first; empty when no more questions are worth it.
 * `asked` is the number of questions so far.
 */
export function skillsToAsk(beliefs: Beliefs, asked: number): readonly string[] {
  if (asked >= mostQuestions(beliefs.skills.length) || expectedError(beliefs) <= GOOD_ENOUGH) return [];
  return [...beliefs.known.entries()]
    .sort(([, a], [, b]) => Math.abs(a - 0.5) - Math.abs(b - 0.5))
    .slice(0, WEIGHED)
    .map(([at]) => ({ skill: beliefs.skills[at] ?? '', doubt: doubtAfter(beliefs, at) }))
    .sort((a, b) => a.doubt - b.doubt)
    .map(({ skill }) => skill);
}

/** Doubts left, summed over skills, after an answer on the skill at this position, on average. */
function doubtAfter({ draws, known }: Beliefs, asked: number): number {
  const share = known[asked] ?? 0;
  const together = known.map(() => 0);
  for (const draw of draws) {
    if (draw[asked] !== 1) continue;
    for (let at = 0; at < draw.length; at += 1) together[at] = (together[at] ?? 0) + (draw[at] ?? 0);
  }
  let doubt = 0;
  for (const right of [true, false]) {
    const yes = right ? chanceRight(true, 0) : 1 - chanceRight(true, 0);
    const no = right ? chanceRight(false, 0) : 1 - chanceRight(false, 0);
    const likely = yes * share + no * (1 - share);
    for (const [at, one] of known.entries()) {
      const both = (together[at] ?? 0) / draws.length;
      const after = (yes * both + no * (one - both)) / likely;
      doubt += likely * Math.min(after, 1 - after);
    }
  }
  return doubt;
}

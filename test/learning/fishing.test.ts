import assert from 'node:assert/strict';
import { attemptOutcome } from '../../src/learning/attemptOutcome.ts';
import type { Question } from '../../src/learning/catalogue.ts';
import { type Circumstances, fastestMs, weigh } from '../../src/learning/evidence.ts';
import type { MasteryRule } from '../../src/learning/model.ts';
import { DEFAULT_MODEL } from '../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { type Chance, chanceOf } from '../../src/learning/sequencing/chance.ts';
import { DEFAULT_RULE, MONDAY } from './support/syntheticPack.ts';

const PEOPLE = 200;
const QUESTIONS = 40;
/** Share of the questions whose answer the person knows, and chance to hit one of four options. */
const KNOWN = 0.3;
const GUESS = 0.25;

const CALM: Circumstances = {
  hints: 0,
  hintsTotal: 3,
  try: 1,
  repeats: 0,
  elapsed: 30_000,
  expectedMs: fastestMs(120, 'choice'),
  kind: 'choice',
};

/** What somebody does where they do not know: how the answer comes about, and whether it is right. */
type Way = (chance: Chance) => { readonly how: Circumstances; readonly right: boolean };

const honestly: Way = (chance) => ({ how: CALM, right: chance.share() < GUESS });

const WAYS: Readonly<Record<string, Way>> = {
  'wrong in no time': (chance) => ({ how: { ...CALM, elapsed: 500 }, right: chance.share() < GUESS }),
  'all hints read, then right': () => ({ how: { ...CALM, hints: 3 }, right: true }),
  'all hints read, then wrong': () => ({ how: { ...CALM, hints: 3 }, right: false }),
  'hints clicked through, then right': () => ({ how: { ...CALM, hints: 3, hurriedHints: 3 }, right: true }),
};

/** Share of people who are called masters within forty questions, though they know three in ten. */
function mastered(rule: MasteryRule, way: Way): number {
  let count = 0;
  for (let nth = 1; nth <= PEOPLE; nth += 1) if (isMaster(rule, way, chanceOf(nth))) count += 1;
  return count / PEOPLE;
}

function isMaster(rule: MasteryRule, way: Way, chance: Chance): boolean {
  let state = DEFAULT_MODEL.initial();
  for (let nth = 0; nth < QUESTIONS; nth += 1) {
    const now = MONDAY + nth * 60_000;
    const { how, right } = chance.share() < KNOWN ? { how: CALM, right: true } : way(chance);
    const question: Question = {
      item: `item-${nth % 12}`,
      step: 0,
      skills: [{ skill: 'a', weight: 1 }],
      difficulty: 0,
      guess: GUESS,
      fact: null,
    };
    const mark = {
      score: right ? 1 : 0,
      correct: right,
      note: null,
      misconception: null,
      feedback: null,
      parts: {},
    };
    const outcome = attemptOutcome({ mark, evidence: { ...question, ...weigh(how) } });
    state = DEFAULT_MODEL.update(state, question, outcome, PRIOR_PARAMETERS, now);
    if (DEFAULT_MODEL.mastery(state, 'a', rule, PRIOR_PARAMETERS, now).level === 'mastered') return true;
  }
  return false;
}

describe('who knows three questions in ten', () => {
  const rules: Readonly<Record<string, MasteryRule>> = {
    'the usual rule': { ...DEFAULT_RULE, delayHours: 0 },
    'five in a row': { ...DEFAULT_RULE, policy: 'row', unaided: 5 },
  };

  for (const [name, rule] of Object.entries(rules)) {
    const honest = mastered(rule, honestly);
    for (const [way, act] of Object.entries(WAYS)) {
      it(`is called a master under ${name} hardly more often for “${way}” on the others than for honest tries`, () => {
        const share = mastered(rule, act);
        assert.ok(share <= honest + 0.1, `${share}, honest ${honest}`);
      });
    }
  }
});

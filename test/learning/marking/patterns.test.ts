import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../../src/learning/answer.ts';
import type { BlankKey, JoinedPair, Key, Pattern } from '../../../src/learning/marking/key.ts';
import { mark } from '../../../src/learning/marking/mark.ts';
import { runs } from '../../support/runs.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const given = (key: Key, answer: Answer) => mark(key, answer, { decimal: '.' });

/** Wrong answers under names that tell which of them was met. */
function patterns<T>(answers: readonly T[]): readonly Pattern<T>[] {
  return answers.map((answer, index) => ({ answer, misconception: `m${index}`, feedback: `f${index}` }));
}

interface Case {
  /** The key with the patterns and without any. */
  readonly key: Key;
  readonly bare: Key;
  readonly answer: Answer;
  /** The pattern the answer meets, by a reading of the rule that knows nothing of the marking; −1 for none. */
  readonly met: number;
}

const arrangement = fc.shuffledSubarray([...IDS], { minLength: IDS.length });

/** One of the orders the author named, right or wrong, or any. */
const order: fc.Arbitrary<Case> = fc
  .record({
    right: arrangement,
    wrong: fc.array(arrangement, { maxLength: 4 }),
    isRightNamed: fc.boolean(),
    any: arrangement,
    pick: fc.nat(7),
  })
  .map(({ right, wrong, isRightNamed, any, pick }) => {
    const named = isRightNamed ? [right, ...wrong] : wrong;
    const answer = [right, ...wrong][pick] ?? any;
    return {
      key: { kind: 'order', order: right, patterns: patterns(named) },
      bare: { kind: 'order', order: right, patterns: [] },
      answer: { kind: 'order', order: answer },
      met: named.findIndex((one) => one.join() === answer.join()),
    };
  });

const joined: fc.Arbitrary<JoinedPair> = fc.record({
  left: fc.constantFrom(...IDS),
  right: fc.constantFrom(...IDS),
});

const match: fc.Arbitrary<Case> = fc
  .record({ right: arrangement, wrong: fc.array(joined, { maxLength: 6 }), answer: arrangement })
  .map(({ right, wrong, answer }) => {
    const pairs = IDS.map((left, place) => ({ left, right: right[place] ?? '' }));
    const own = wrong.filter((one) =>
      pairs.every((pair) => pair.left !== one.left || pair.right !== one.right),
    );
    return {
      key: { kind: 'match', pairs, patterns: patterns(own) },
      bare: { kind: 'match', pairs, patterns: [] },
      answer: { kind: 'match', pairs: IDS.map((left, place) => ({ left, right: answer[place] ?? '' })) },
      met: own.findIndex((one) => answer[IDS.indexOf(one.left as (typeof IDS)[number])] === one.right),
    };
  });

const cloze: fc.Arbitrary<Case> = fc
  .record({
    wrong: fc.uniqueArray(fc.constantFrom('b', 'c', 'd'), { maxLength: 3 }),
    answer: fc.constantFrom(...IDS),
    isChoice: fc.boolean(),
  })
  .map(({ wrong, answer, isChoice }) => {
    const blank = (known: readonly Pattern<string>[]): BlankKey =>
      isChoice
        ? { kind: 'choice', correct: 'a', patterns: known }
        : { kind: 'text', accept: ['a'], case: 'ignore', accents: 'lenient', patterns: known };
    return {
      key: { kind: 'cloze', blanks: { one: blank(patterns(wrong)) } },
      bare: { kind: 'cloze', blanks: { one: blank([]) } },
      answer: { kind: 'cloze', blanks: { one: isChoice ? answer : ` ${answer.toUpperCase()}. ` } },
      met: wrong.indexOf(answer as 'b'),
    };
  });

describe('a wrong-answer pattern', () => {
  for (const [kind, cases] of Object.entries({ order, match, cloze })) {
    it(`of a ${kind} tells what it shows, and changes nothing else of the mark`, () => {
      fc.assert(
        fc.property(cases, ({ key, bare, answer, met }) => {
          const told = given(key, answer);
          const { misconception, feedback, ...verdict } = told;
          const { misconception: _none, feedback: _no, ...plain } = given(bare, answer);
          assert.deepEqual(verdict, plain);
          const name = met < 0 || told.correct ? null : String(met);
          assert.deepEqual(
            [misconception, feedback],
            name === null ? [null, null] : [`m${name}`, `f${name}`],
          );
        }),
        runs(3_000),
      );
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../../src/learning/catalogue.ts';
import type { Outcome } from '../../../src/learning/model.ts';
import { CORE } from '../../../src/learning/models/logistic/core.ts';
import type { LogisticState } from '../../../src/learning/models/logistic/state.ts';
import { logistic } from '../../../src/learning/models/logistic.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { runs } from '../../support/runs.ts';
import { DEFAULT_RULE, MONDAY } from '../support/syntheticPack.ts';

const SKILLS = ['a', 'b', 'c', 'd'];
const ITEMS = ['one', 'two', 'three'];

function pairsOf(names: readonly string[]): fc.Arbitrary<Record<string, number>> {
  const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names));
  return fc.dictionary(
    pair.map(([from, to]) => `${from} > ${to}`),
    fc.double({ min: -3, max: 3, noNaN: true }),
  );
}

/** Any set that a calibration can make. */
const parameters: fc.Arbitrary<ParameterSet> = fc
  .record({
    difficulty: fc.dictionary(fc.constantFrom(...ITEMS), fc.double({ min: -4, max: 4, noNaN: true })),
    discrimination: fc.dictionary(fc.constantFrom(...ITEMS), fc.double({ min: 0.3, max: 2.5, noNaN: true })),
    skillOffset: fc.dictionary(fc.constantFrom(...SKILLS), fc.double({ min: -3, max: 3, noNaN: true })),
    gains: fc.dictionary(fc.constantFrom(...SKILLS), fc.double({ min: 0, max: 0.6, noNaN: true })),
    afterQuestion: pairsOf(ITEMS),
    afterQuestionUsual: pairsOf(ITEMS),
    afterSkills: pairsOf(SKILLS),
  })
  .map(({ gains, afterQuestion, afterQuestionUsual, afterSkills, ...set }) => ({
    ...PRIOR_PARAMETERS,
    ...set,
    fitted: { [logistic.id]: { ...logistic.prior, gains, afterQuestion, afterQuestionUsual, afterSkills } },
  }));

const on = (skills: readonly string[]): fc.Arbitrary<Question> =>
  fc
    .record({
      item: fc.constantFrom(...ITEMS),
      skills: fc.uniqueArray(fc.constantFrom(...skills), { minLength: 1, maxLength: 2 }),
      difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
      guess: fc.constantFrom(0, 0.25),
    })
    .map(({ skills: ids, ...question }) => ({
      ...question,
      step: 0,
      fact: null,
      skills: ids.map((skill) => ({ skill, weight: 1 / ids.length })),
    }));

const given = (skills: readonly string[]) => fc.tuple(on(skills), fc.boolean());
const outcome = (right: boolean): Outcome => ({ score: right ? 1 : 0, weight: 1, unaided: true });

function stateAfter(answers: readonly (readonly [Question, boolean])[], set: ParameterSet): LogisticState {
  return answers.reduce(
    (state, [question, right]) => logistic.update(state, question, outcome(right), set, MONDAY),
    logistic.initial(),
  );
}

/** The set in which nobody learns by answering. */
function withoutGain(set: ParameterSet): ParameterSet {
  const still = { abilities: { base: CORE.base, gain: 0 }, gains: {} };
  return { ...set, fitted: { [logistic.id]: { ...set.fitted[logistic.id], ...still } } };
}

describe('the default model under any parameters that a calibration can make', () => {
  it('holds a skill at least as high after a right answer as after a wrong one, and keeps chances within bounds', () => {
    fc.assert(
      fc.property(
        fc.array(given(SKILLS), { maxLength: 30 }),
        on(SKILLS),
        parameters,
        (answers, next, set) => {
          const state = stateAfter(answers, set);
          const p = logistic.predict(state, next, set, MONDAY);
          assert.ok(p >= 0 && p <= 1);
          for (const { skill } of next.skills) {
            const [right, wrong] = [true, false].map((was) => {
              const then = logistic.update(state, next, outcome(was), set, MONDAY);
              return logistic.mastery(then, skill, DEFAULT_RULE, set, MONDAY).estimate;
            });
            assert.ok((right ?? 0) >= (wrong ?? 1));
          }
        },
      ),
      runs(500),
    );
  });

  it('without gain and at the same moment, a right answer never lowers what is believed of any skill and a wrong one never raises it', () => {
    fc.assert(
      fc.property(
        fc.array(given(SKILLS), { maxLength: 30 }),
        on(SKILLS),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        parameters,
        (answers, next, weight, calibrated) => {
          const set = withoutGain(calibrated);
          const state = stateAfter(answers, set);
          const estimates = (after: LogisticState) =>
            SKILLS.map((skill) => logistic.mastery(after, skill, DEFAULT_RULE, set, MONDAY).estimate);
          const [right, wrong] = [true, false].map((was) =>
            estimates(logistic.update(state, next, { ...outcome(was), weight }, set, MONDAY)),
          );
          for (const [nth, estimate] of estimates(state).entries())
            assert.ok((right?.[nth] ?? 0) >= estimate && (wrong?.[nth] ?? 1) <= estimate);
        },
      ),
      runs(2000),
    );
  });

  it('with the overall ability held fixed, the order of answers on disjoint skills does not matter', () => {
    const answered = (order: readonly (readonly [Question, boolean])[], set: ParameterSet) => {
      const fixed = logistic.initial().ability;
      const state = order.reduce<LogisticState>(
        (now, [question, right]) => ({
          ...logistic.update(now, question, outcome(right), set, MONDAY),
          ability: fixed,
        }),
        logistic.initial(),
      );
      const believed = state.skills.map(({ skill, belief, record }) => [skill, belief, record] as const);
      return new Map(believed.map(([skill, ...rest]) => [skill, rest]));
    };
    fc.assert(
      fc.property(
        fc.array(given(['a', 'b']), { maxLength: 8 }),
        fc.array(given(['c', 'd']), { maxLength: 8 }),
        parameters,
        (first, second, set) => {
          const [one, other] = [answered([...first, ...second], set), answered([...second, ...first], set)];
          for (const skill of SKILLS) assert.deepEqual(one.get(skill), other.get(skill));
        },
      ),
      runs(300),
    );
  });

  it('remembers the last 200 items and no more', () => {
    const answers = Array.from({ length: 260 }, (_, nth) => {
      const question = { item: `item-${nth}`, step: 0, difficulty: 0, guess: 0, fact: null };
      return [{ ...question, skills: [{ skill: 'a', weight: 1 }] }, nth % 2 === 0] as const;
    });
    const { items } = stateAfter(answers, PRIOR_PARAMETERS);
    assert.equal(items.length, 200);
    assert.deepEqual([items[0]?.item, items.at(-1)?.item], ['item-60', 'item-259']);
  });
});

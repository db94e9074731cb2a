import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../../src/learning/catalogue.ts';
import type { Outcome } from '../../../src/learning/model.ts';
import { CORE } from '../../../src/learning/models/logistic/core.ts';
import type { LogisticState } from '../../../src/learning/models/logistic/state.ts';
import { logistic } from '../../../src/learning/models/logistic.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { runs } from '../../support/runs.ts';
import { MONDAY } from '../support/syntheticPack.ts';

const ITEMS = ['one', 'two', 'three', 'four'];

function on(item: string, skill = 'a', step = 0): Question {
  return { item, step, skills: [{ skill, weight: 1 }], difficulty: 0, guess: 0, fact: null };
}

function withPairs(pairs: Record<string, Record<string, number>>): ParameterSet {
  return { ...PRIOR_PARAMETERS, fitted: { [logistic.id]: { ...logistic.prior, ...pairs } } };
}

const RELATED = withPairs({ afterQuestion: { 'one > two': 2 } });
const RIGHT: Outcome = { score: 1, weight: 1, unaided: true };
const WRONG: Outcome = { score: 0, weight: 1, unaided: true };

function stateAfter(answers: readonly (readonly [Question, Outcome])[]): LogisticState {
  return answers.reduce(
    (state, [question, outcome]) => logistic.update(state, question, outcome, PRIOR_PARAMETERS, MONDAY),
    logistic.initial(),
  );
}

/** By how much the last answers change what is foretold. */
function told(state: LogisticState, question: Question, set: ParameterSet): number {
  const silent = { ...state, last: [] };
  return logistic.predict(state, question, set, MONDAY) - logistic.predict(silent, question, set, MONDAY);
}

const answer = fc.tuple(
  fc.tuple(fc.constantFrom(...ITEMS), fc.constantFrom('a', 'b')).map(([item, skill]) => on(item, skill)),
  fc.record({
    score: fc.constantFrom(0, 0.5, 1),
    weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
    unaided: fc.boolean(),
  }),
);

describe('what the last answers say about another question', () => {
  it('is nothing before a fit has found it, whatever was answered', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), answer, (answers, [next]) => {
        assert.equal(told(stateAfter(answers), next, PRIOR_PARAMETERS), 0);
      }),
      runs(300),
    );
  });

  it('raises the chance at a related question after a right answer and lowers it after a wrong one, elsewhere nothing', () => {
    const change = (outcome: Outcome, next: Question) =>
      told(stateAfter([[on('one'), outcome]]), next, RELATED);
    assert.ok(change(RIGHT, on('two')) > 0.05 && change(WRONG, on('two')) < -0.05);
    assert.equal(change(RIGHT, on('three')), 0);
    assert.equal(change(RIGHT, on('two', 'a', 1)), 0, 'another step is another question');
  });

  it('goes from skills to skills as well', () => {
    const set = withPairs({ afterSkills: { 'a > b': 2 } });
    const state = stateAfter([[on('one', 'a'), RIGHT]]);
    assert.ok(told(state, on('four', 'b'), set) > 0.05);
    assert.equal(told(state, on('four', 'c'), set), 0);
  });

  it('rests on how an answer went and not on its having come: one that went as expected says nothing', () => {
    const expected: Outcome = { score: sigmoid(CORE.base), weight: 1, unaided: true };
    assert.ok(Math.abs(told(stateAfter([[on('one'), expected]]), on('two'), RELATED)) < 1e-6);
  });

  it('counts from how it usually goes before that question, where a fit has found that', () => {
    const usual = withPairs({
      afterQuestion: { 'one > two': 2 },
      afterQuestionUsual: { 'one > two': sigmoid(-CORE.base) },
    });
    const change = (outcome: Outcome, set: ParameterSet) =>
      told(stateAfter([[on('one'), outcome]]), on('two'), set);
    assert.ok(Math.abs(change(RIGHT, usual)) < 1e-6, 'it always goes right before that question');
    assert.ok(change(WRONG, usual) < change(WRONG, RELATED) - 0.05);
  });

  it('counts an answer with help for less, and one that was told not at all', () => {
    const change = (weight: number) =>
      told(stateAfter([[on('one'), { ...RIGHT, weight, unaided: false }]]), on('two'), RELATED);
    assert.ok(change(0.5) > 0 && change(0.5) < change(1));
    assert.equal(change(0.1), 0);
  });

  it('looks three answers back and keeps no more', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
        const { last, skills } = stateAfter(answers);
        const counted = answers.filter(([, { weight }]) => weight > 0.25).slice(-3);
        assert.deepEqual(
          last.map(({ question, combination }) => [question, skills[Number(combination)]?.skill]),
          counted.map(([{ item, skills }]) => [item, skills[0]?.skill]),
        );
        for (const { residual } of last) assert.ok(Math.abs(residual) <= 1);
      }),
      runs(300),
    );
    const others = ['three', 'four', 'three'].map((item) => [on(item), RIGHT] as const);
    const change = (between: number) =>
      told(stateAfter([[on('one'), RIGHT], ...others.slice(0, between)]), on('two'), RELATED);
    assert.ok(change(2) > 0);
    assert.equal(change(3), 0);
  });
});

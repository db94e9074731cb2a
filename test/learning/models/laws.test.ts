import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../../src/learning/catalogue.ts';
import { levelRank } from '../../../src/learning/level.ts';
import type { Outcome } from '../../../src/learning/model.ts';
import { type AnyModel, MODELS } from '../../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { compact } from '../../../src/store/port/compact.ts';
import { runs } from '../../support/runs.ts';
import { DEFAULT_RULE, MONDAY } from '../support/syntheticPack.ts';

const SKILLS = ['a', 'b', 'c'];

const question: fc.Arbitrary<Question> = fc
  .record({
    skills: fc.uniqueArray(fc.constantFrom(...SKILLS), { minLength: 1, maxLength: 3 }),
    difficulty: fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(-1e9, 1e9)),
    guess: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ skills, difficulty, guess }) => ({
    item: 'item',
    step: 0,
    skills: skills.map((skill) => ({ skill, weight: 1 / skills.length })),
    difficulty,
    guess,
    fact: null,
  }));

const outcome: fc.Arbitrary<Outcome> = fc.record({
  score: fc.constantFrom(0, 0.5, 1),
  weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
  unaided: fc.boolean(),
});

const answer = fc.record({ question, outcome, wait: fc.integer({ min: -1000, max: 400 * 86_400_000 }) });
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

function stateAfter(model: AnyModel, answers: readonly Answer[]): { state: unknown; now: number } {
  let state = model.initial();
  let now = MONDAY;
  for (const given of answers) {
    now += given.wait;
    state = model.update(state, given.question, given.outcome, PRIOR_PARAMETERS, now);
  }
  return { state, now };
}

const history = fc.array(answer, { maxLength: 60 });
const see = (model: AnyModel, state: unknown, skill: string, now: number) =>
  model.mastery(state, skill, DEFAULT_RULE, PRIOR_PARAMETERS, now);

for (const model of MODELS.values()) {
  describe(`every learner model: ${model.id}`, () => {
    it('keeps every probability a number from 0 to 1, whatever the answers', () => {
      fc.assert(
        fc.property(history, question, (answers, next) => {
          const { state, now } = stateAfter(model, answers);
          const p = model.predict(state, next, PRIOR_PARAMETERS, now);
          assert.ok(p >= 0 && p <= 1, `predicted ${p}`);
          for (const skill of [...SKILLS, 'never met']) {
            const { estimate, lower, recall, evidence } = see(model, state, skill, now);
            for (const value of [estimate, lower, recall]) assert.ok(value >= 0 && value <= 1);
            assert.ok(lower <= estimate && evidence >= 0);
          }
        }),
        runs(2000),
      );
    });

    it('holds a skill at least as high after an unaided right answer as after a wrong one', () => {
      fc.assert(
        fc.property(history, question, (answers, next) => {
          const { state, now } = stateAfter(model, answers);
          const given = (score: number) =>
            model.update(state, next, { score, weight: 1, unaided: true }, PRIOR_PARAMETERS, now);
          for (const { skill } of next.skills) {
            const [right, wrong] = [see(model, given(1), skill, now), see(model, given(0), skill, now)];
            assert.ok(right.estimate >= wrong.estimate && right.recall >= wrong.recall);
          }
        }),
        runs(2000),
      );
    });

    it('lets recall fall by time passing, but no estimate and no level', () => {
      fc.assert(
        fc.property(history, fc.nat(1000 * 86_400_000), (answers, wait) => {
          const { state, now } = stateAfter(model, answers);
          for (const skill of SKILLS) {
            const [early, late] = [see(model, state, skill, now), see(model, state, skill, now + wait)];
            assert.ok(late.recall <= early.recall);
            assert.deepEqual({ ...late, recall: 0 }, { ...early, recall: 0 });
          }
        }),
        runs(500),
      );
    });

    it('has a state that JSON gives back exactly and of which a skill takes at most 300 bytes as kept', () => {
      fc.assert(
        fc.property(history, (answers) => {
          const { state } = stateAfter(model, answers);
          assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
          // Items are bounded for themselves, and names are written once however many skills there are.
          const skills = { ...Object(state), items: [] };
          const bytes = JSON.stringify(compact(skills).value).length;
          assert.ok(bytes < 300 + 300 * SKILLS.length, `${bytes} bytes`);
        }),
        runs(500),
      );
    });

    it('never calls a skill mastered that was never answered unaided', () => {
      fc.assert(
        fc.property(history, (answers) => {
          const aided = answers.map((given) => ({ ...given, outcome: { ...given.outcome, unaided: false } }));
          const { state, now } = stateAfter(model, aided);
          for (const skill of SKILLS) {
            assert.ok(levelRank(see(model, state, skill, now).level) <= levelRank('familiar'));
          }
        }),
        runs(500),
      );
    });

    it('predicts success on an easier question at least as likely', () => {
      fc.assert(
        fc.property(history, question, fc.double({ min: 0, max: 3, noNaN: true }), (answers, next, less) => {
          const { state, now } = stateAfter(model, answers);
          const easier = { ...next, difficulty: next.difficulty - less };
          assert.ok(
            model.predict(state, easier, PRIOR_PARAMETERS, now) >=
              model.predict(state, next, PRIOR_PARAMETERS, now),
          );
        }),
        runs(500),
      );
    });
  });
}

import assert from 'node:assert/strict';
import type { Question } from '../../../src/learning/catalogue.ts';
import type { Mastery } from '../../../src/learning/model.ts';
import { type BktState, bkt } from '../../../src/learning/models/bkt.ts';
import { type AnyModel, DEFAULT_MODEL, MODELS } from '../../../src/learning/models/index.ts';
import { logistic } from '../../../src/learning/models/logistic.ts';
import { pfa } from '../../../src/learning/models/pfa.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { DEFAULT_RULE, MONDAY } from '../support/syntheticPack.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const on = (skill: string, changes: Partial<Question> = {}): Question => ({
  item: 'item',
  step: 0,
  skills: [{ skill, weight: 1 }],
  difficulty: 0,
  guess: 0,
  fact: null,
  ...changes,
});

/** State after answers a minute apart: `1` right, `0` wrong, all unaided. */
function answered(model: AnyModel, pattern: string, question = on('a'), start = MONDAY): unknown {
  return [...pattern].reduce(
    (state, mark, nth) =>
      model.update(
        state,
        question,
        { score: Number(mark), weight: 1, unaided: true },
        PRIOR_PARAMETERS,
        start + nth * MINUTE,
      ),
    model.initial(),
  );
}

const seen = (model: AnyModel, state: unknown, now = MONDAY): Mastery =>
  model.mastery(state, 'a', DEFAULT_RULE, PRIOR_PARAMETERS, now);

const predicted = (state: unknown, question = on('a'), now = MONDAY, parameters = PRIOR_PARAMETERS) =>
  (logistic as AnyModel).predict(state, question, parameters, now);

describe('the logistic model', () => {
  it('asks a flawless learner for five to eight right answers and one a day later', () => {
    const enough = [5, 6, 7, 8].find((count) =>
      seen(logistic, answered(logistic, '1'.repeat(count))).missing.every(({ code }) => code === 'delayed'),
    );
    assert.ok(enough !== undefined);
    const today = answered(logistic, '1'.repeat(enough));
    assert.equal(seen(logistic, today).level, 'proficient');
    const outcome = { score: 1, weight: 1, unaided: true };
    const soon = (logistic as AnyModel).update(today, on('a'), outcome, PRIOR_PARAMETERS, MONDAY + 2 * HOUR);
    assert.equal(seen(logistic, soon).level, 'proficient');
    const tomorrow = (logistic as AnyModel).update(today, on('a'), outcome, PRIOR_PARAMETERS, MONDAY + DAY);
    assert.equal(seen(logistic, tomorrow).level, 'mastered');
  });

  it('tells from when a success counts as delayed', () => {
    const { missing } = seen(logistic, answered(logistic, '011'));
    const delayed = missing.find(({ code }) => code === 'delayed');
    assert.deepEqual(delayed, { code: 'delayed', from: MONDAY + MINUTE + 10 * HOUR });
  });

  it('asks for no delay when the rule has none', () => {
    const rule = { ...DEFAULT_RULE, delayHours: 0 };
    const state = answered(logistic, '11111111');
    assert.equal(
      (logistic as AnyModel).mastery(state, 'a', rule, PRIOR_PARAMETERS, MONDAY).level,
      'mastered',
    );
  });

  it('takes mastery back after a run of wrong answers', () => {
    const rule = { ...DEFAULT_RULE, delayHours: 0 };
    const state = answered(logistic, '11111111000');
    assert.notEqual(
      (logistic as AnyModel).mastery(state, 'a', rule, PRIOR_PARAMETERS, MONDAY).level,
      'mastered',
    );
  });

  it('learns less from a right answer that could be guessed', () => {
    const typed = seen(logistic, answered(logistic, '111')).estimate;
    const guessed = seen(logistic, answered(logistic, '111', on('a', { guess: 0.5 }))).estimate;
    assert.ok(guessed < typed);
  });

  it('never predicts below the chance to guess', () => {
    const state = answered(logistic, '0000000000');
    assert.ok(predicted(state, on('a', { guess: 0.25, difficulty: 3 })) >= 0.25);
  });

  it('expects more of a skill never met from a learner who did well on others', () => {
    assert.ok(predicted(answered(logistic, '1111'), on('b')) > predicted(logistic.initial(), on('b')));
  });

  it('is surer the more answers it has seen', () => {
    const gap = (pattern: string) => {
      const { estimate, lower } = seen(logistic, answered(logistic, pattern));
      return estimate - lower;
    };
    assert.ok(gap('10101010') < gap('1010') && gap('1010') < gap(''));
  });

  it('predicts less after a month without practice, and forgets less what was practised on several days', () => {
    const crammed = answered(logistic, '1111');
    assert.ok(predicted(crammed, on('a'), MONDAY + 30 * DAY) < predicted(crammed, on('a'), MONDAY + HOUR));
    let spaced = logistic.initial();
    for (const day of [0, 1, 3, 7]) {
      spaced = logistic.update(
        spaced,
        on('a'),
        { score: 1, weight: 1, unaided: true },
        PRIOR_PARAMETERS,
        MONDAY + day * DAY,
      );
    }
    const recall = (state: unknown, last: number) => seen(logistic, state, last + 30 * DAY).recall;
    assert.ok(recall(spaced, MONDAY + 7 * DAY) > recall(crammed, MONDAY + 3 * MINUTE));
  });

  it('takes the difficulty of the parameter set before the author’s', () => {
    const calibrated = { ...PRIOR_PARAMETERS, difficulty: { item: 2 } };
    const state = logistic.initial();
    assert.equal(predicted(state, on('a'), MONDAY, calibrated), predicted(state, on('a', { difficulty: 2 })));
  });

  it('shares credit among the skills of a question by weight', () => {
    const shares = [
      { skill: 'a', weight: 0.8 },
      { skill: 'b', weight: 0.2 },
    ];
    const state = answered(logistic, '11', on('a', { skills: shares }));
    const evidence = (skill: string) =>
      (logistic as AnyModel).mastery(state, skill, DEFAULT_RULE, PRIOR_PARAMETERS, MONDAY);
    assert.equal(evidence('a').evidence, 1.6);
    assert.ok(evidence('a').estimate > evidence('b').estimate);
    assert.equal(evidence('b').unaided, 0);
  });
});

describe('Bayesian knowledge tracing', () => {
  /** P(L) after answers by the equations of Corbett & Anderson (1995), written out on their own. */
  function closedForm(pattern: string, p: { L: number; T: number; S: number; G: number }): number {
    let known = p.L;
    for (const mark of pattern) {
      const [is, not] = mark === '1' ? [1 - p.S, p.G] : [p.S, 1 - p.G];
      const posterior = (known * is) / (known * is + (1 - known) * not);
      known = posterior + (1 - posterior) * p.T;
    }
    return known;
  }

  it('updates by the published equations, to nine decimals over long sequences', () => {
    const usual = { L: 0.3, T: 0.15, S: 0.1, G: 0.2 };
    for (const pattern of ['1', '0', '1101', '0010111', '1'.repeat(40), '0'.repeat(40), '10'.repeat(50)]) {
      const { known } = (answered(bkt, pattern) as BktState).skills.a ?? { known: Number.NaN };
      assert.ok(Math.abs(known - closedForm(pattern, usual)) < 1e-9, pattern);
    }
  });

  it('takes the parameters that were fitted to a skill before the usual ones', () => {
    const own = { known: { a: 0.6 }, learn: { a: 0.05 }, slip: { a: 0.02 }, guess: { a: 0.4 } };
    const parameters = { ...PRIOR_PARAMETERS, fitted: { [bkt.id]: own } };
    const state = bkt.update(bkt.initial(), on('a'), { score: 0, weight: 1, unaided: true }, parameters, 0);
    const expected = closedForm('0', { L: 0.6, T: 0.05, S: 0.02, G: 0.4 });
    assert.ok(Math.abs((state.skills.a?.known ?? 0) - expected) < 1e-12);
    assert.ok(
      Math.abs(bkt.predict(bkt.initial(), on('a'), parameters, 0) - (0.6 * 0.98 + 0.4 * 0.4)) < 1e-12,
    );
  });

  it('predicts P(L)(1 − slip) + (1 − P(L)) guess', () => {
    assert.ok(Math.abs(bkt.predict(bkt.initial(), on('a'), PRIOR_PARAMETERS, 0) - 0.41) < 1e-12);
  });

  it('masters a skill after a few right answers and one later', () => {
    const state = answered(bkt, '11111');
    assert.ok(seen(bkt, state).missing.every(({ code }) => code === 'delayed'));
  });
});

describe('performance factors analysis', () => {
  it('adds the logarithms of successes and failures to the logit', () => {
    const state = answered(pfa, '110');
    const logit = -0.4 + 1.5 * Math.log(3) - 0.4 * Math.log(2);
    assert.ok(Math.abs(seen(pfa, state).estimate - 1 / (1 + Math.exp(-logit))) < 1e-9);
  });
});

describe('the registry of models', () => {
  it('finds each model by its own id and holds the default', () => {
    for (const [id, model] of MODELS) assert.equal(model.id, id);
    assert.equal(MODELS.get(DEFAULT_MODEL.id), DEFAULT_MODEL);
  });
});

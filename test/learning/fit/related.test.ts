import assert from 'node:assert/strict';
import { type AnswerRow, bySkills } from '../../../src/learning/evaluate/answerRow.ts';
import { metricsOf } from '../../../src/learning/evaluate/metrics.ts';
import { predictions } from '../../../src/learning/evaluate/predictions.ts';
import { centred } from '../../../src/learning/fit/centred.ts';
import { type Design, designOf } from '../../../src/learning/fit/design.ts';
import { fitLinear } from '../../../src/learning/fit/fitLinear.ts';
import { withoutRare } from '../../../src/learning/fit/withoutRare.ts';
import { logistic } from '../../../src/learning/models/logistic.ts';
import { sigmoid } from '../../../src/learning/models/logit.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';

const FAMILIES = 5;
const ITEMS = 15;

/** Answers in which items of one family (every fifth) go right or wrong together, beyond the ability of the learner. */
function families(seed: number, users: number): readonly AnswerRow[] {
  const chance = chanceOf(seed);
  return Array.from({ length: users }, (_, user) => {
    const ability = chance.share() * 2 - 1;
    const knack = Array.from({ length: FAMILIES }, () => (chance.share() < 0.5 ? -1.5 : 1.5));
    return Array.from({ length: 40 }, (): AnswerRow => {
      const item = Math.floor(chance.share() * ITEMS);
      const correct = chance.share() < sigmoid(ability + (knack[item % FAMILIES] ?? 0));
      return { user: `u${user}`, item: `i${item}`, skills: ['all'], correct, at: 0 };
    });
  }).flat();
}

describe('the fit of what answers say about other questions', () => {
  it('finds which questions go together from answers, and foretells other learners better by it', () => {
    const rows = families(3, 300);
    const weights = fitLinear(
      logistic,
      designOf(logistic, rows, () => PRIOR_PARAMETERS, bySkills),
    );
    const pairs = Object.entries(weights.afterQuestion ?? {}).map(([pair, weight]) => {
      const [from = 0, to = 0] = pair.split(' > ').map((id) => Number(id.slice(1)));
      return { alike: from % FAMILIES === to % FAMILIES, weight };
    });
    assert.ok(pairs.every(({ weight }) => Math.abs(weight) >= 0.06));
    const mean = (alike: boolean) => {
      const some = pairs.filter((pair) => pair.alike === alike);
      return some.reduce((sum, { weight }) => sum + weight, 0) / some.length;
    };
    assert.ok(mean(true) > mean(false) + 0.3, `${mean(true)} and ${mean(false)}`);

    const others = families(4, 100);
    const lossWith = (fitted: typeof weights) => {
      const parameters = { ...PRIOR_PARAMETERS, fitted: { [logistic.id]: fitted } };
      const { predicted, right } = predictions(others, {
        model: logistic as never,
        parameters,
        questionOf: bySkills,
      });
      return metricsOf(predicted, right).logLoss ?? assert.fail();
    };
    assert.ok(lossWith(weights) < lossWith({ ...weights, afterQuestion: {} }) - 0.005);
  });
});

describe('a fit of answers to questions that a rule serves', () => {
  it('does not learn the rule: a question that comes after a wrong answer alone says nothing by that answer', () => {
    const chance = chanceOf(9);
    const row = (user: number, item: string, correct: boolean): AnswerRow => {
      return { user: `u${user}`, item, skills: ['all'], correct, at: 0 };
    };
    const rows = Array.from({ length: 200 }, (_, user) =>
      Array.from({ length: 10 }, () => {
        const right = chance.share() < 0.5;
        const next = right
          ? [row(user, 'filler', true), row(user, 'filler', true), row(user, 'filler', true)]
          : [row(user, 'next', chance.share() < 0.2)];
        // Elsewhere the same question goes well.
        return [row(user, 'main', right), ...next, ...fillers(user), row(user, 'next', chance.share() < 0.8)];
      }).flat(),
    ).flat();
    const fitted = {
      [logistic.id]: fitLinear(
        logistic,
        designOf(logistic, rows, () => PRIOR_PARAMETERS, bySkills),
      ),
    };
    const set = { ...PRIOR_PARAMETERS, fitted };
    const [main, next] = ['main', 'next'].map((item) => bySkills(row(0, item, false)));
    assert.ok(main !== undefined && next !== undefined);
    const wrong = { score: 0, weight: 1, unaided: true };
    const state = logistic.update(logistic.initial(), main, wrong, set, 0);
    const alone = { afterSkills: {}, afterSkillsUsual: {} };
    const ofQuestions = { ...set, fitted: { [logistic.id]: { ...fitted[logistic.id], ...alone } } };
    const told =
      logistic.predict(state, next, ofQuestions, 0) -
      logistic.predict({ ...state, last: [] }, next, ofQuestions, 0);
    assert.ok(Math.abs(told) < 0.01, `${told}`);

    function fillers(user: number): AnswerRow[] {
      return [1, 2, 3].map((nth) => row(user, `filler ${nth}`, chance.share() < 0.5));
    }
  });
});

describe('a design that counts from what is usual', () => {
  it('takes the mean of those rows in which a signal comes, with one row of 0 beside them, in the groups named', () => {
    const design: Design = {
      rows: 3,
      columns: [
        { group: 'pair', name: 'a' },
        { group: 'free', name: 'b' },
      ],
      starts: Uint32Array.of(0, 2, 3, 4),
      places: Uint32Array.of(0, 1, 0, 0),
      values: Float32Array.of(1, 5, 2, 5),
      right: Uint8Array.of(1, 0, 1),
      guess: new Float32Array(3),
    };
    const { design: moved, usual } = centred(design, ['pair']);
    assert.deepEqual([...usual], [2, 0]);
    assert.deepEqual([...moved.values], [-1, 5, 0, 3]);
  });
});

describe('a design without what is rare', () => {
  const columns = ['seen', 'twice', 'doubled', 'other'].map((name) => ({
    group: name === 'other' ? 'free' : 'pair',
    name,
  }));
  const design: Design = {
    rows: 3,
    columns,
    starts: Uint32Array.of(0, 2, 5, 6),
    places: Uint32Array.of(0, 1, 2, 2, 1, 3),
    values: Float32Array.of(1, 2, 3, 4, 5, 6),
    right: Uint8Array.of(1, 0, 1),
    guess: new Float32Array(3),
  };

  it('keeps of the group what comes in enough rows, with its values, and all of other groups', () => {
    const kept = withoutRare(design, { pair: 2 });
    assert.deepEqual(
      kept.columns.map(({ name }) => name),
      ['twice', 'other'],
    );
    const entries = Array.from({ length: kept.rows }, (_, row) => {
      const [from = 0, to = 0] = [kept.starts[row], kept.starts[row + 1]];
      return Array.from(kept.places.slice(from, to), (place, nth) => [place, kept.values[from + nth]]);
    });
    assert.deepEqual(entries, [[[0, 2]], [[0, 5]], [[1, 6]]]);
  });

  it('is the same where nothing is asked', () => {
    const kept = withoutRare(design, {});
    assert.deepEqual([...kept.places.slice(0, 6)], [...design.places]);
    assert.deepEqual(kept.columns, design.columns);
  });
});

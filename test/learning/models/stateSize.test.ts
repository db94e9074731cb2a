import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../../src/learning/catalogue.ts';
import { TOLD } from '../../../src/learning/model.ts';
import { logistic } from '../../../src/learning/models/logistic.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { runs } from '../../support/runs.ts';
import { practise } from '../support/practise.ts';
import { simulatedLearner } from '../support/simulatedLearner.ts';
import { SKILL_MIXES, type SkillMix } from '../support/skillMixes.ts';
import { bytesPerSkill } from '../support/stateBytes.ts';
import { MONDAY, pinnedTo, settingsFor } from '../support/syntheticPack.ts';

const BOUND = 300;

/** After a month of 20 questions a day. */
function practised({ catalogue }: SkillMix): unknown {
  const settings = settingsFor(catalogue);
  const learner = simulatedLearner(7, catalogue.skills);
  const pinned = pinnedTo(settings);
  const plan = { learner, catalogue, settings, pinned, days: 30, questions: 20, seed: 7, start: MONDAY };
  return practise(plan).state.model;
}

/** After answers of which no number is round. */
function answeredAnyhow({ catalogue }: SkillMix): unknown {
  const chance = chanceOf(7);
  const below = (most: number) => Math.floor(chance.share() * most);
  const questions = [...catalogue.items.values()].flatMap((item) => item.questions);
  let state = logistic.initial();
  let now = MONDAY;
  for (let nth = 0; nth < 3000; nth += 1) {
    now += below(6 * 3_600_000);
    const question = questions[below(questions.length)];
    const outcome = { score: below(3) / 2, weight: 0.05 + 0.95 * chance.share(), unaided: below(2) === 0 };
    if (question) state = logistic.update(state, question, outcome, PRIOR_PARAMETERS, now);
  }
  return state;
}

function on(...skills: readonly string[]): Question {
  const shares = skills.map((skill) => ({ skill, weight: 1 / skills.length }));
  return { item: 'item', step: 0, skills: shares, difficulty: 0, guess: 0, fact: null };
}

describe('what the default model keeps of a skill', () => {
  for (const mix of SKILL_MIXES) {
    it(`takes at most 300 bytes: ${mix.name}${mix.counted ? '' : ', the id itself apart'}`, () => {
      const bytes = bytesPerSkill(mix, practised(mix)) - (mix.counted ? 0 : mix.letters);
      assert.ok(bytes <= BOUND, `${bytes} bytes`);
    });

    it(`takes no more than that without its id, whatever the answers: ${mix.name}`, () => {
      const bytes = bytesPerSkill(mix, answeredAnyhow(mix)) - mix.letters;
      assert.ok(bytes <= BOUND, `${bytes} bytes`);
    });
  }
});

describe('what the default model keeps of combinations of skills', () => {
  /** The last answers on the question's skills together, as its signals say them. */
  function seen(state: ReturnType<typeof logistic.initial>, question: Question): string | undefined {
    const found: string[] = [];
    logistic.signals({ state, question, parameters: PRIOR_PARAMETERS, now: MONDAY }, (group, name) => {
      if (group === 'pattern' && name.startsWith('on ')) found.push(name.slice('on '.length));
    });
    return found[0];
  }

  it('is the last five answers on these very skills, in whatever order a question names them', () => {
    // Three skills make six combinations alone and in pairs: as many as are kept of them.
    const skills = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 });
    const answer = fc.tuple(skills, fc.boolean(), fc.constantFrom(0.1, 0.5, 1));
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), skills, (answers, next) => {
        let state = logistic.initial();
        const marks = new Map<string, string>();
        for (const [names, right, weight] of answers) {
          const outcome = { score: right ? 1 : 0, weight, unaided: true };
          state = logistic.update(state, on(...names), outcome, PRIOR_PARAMETERS, MONDAY);
          const of = names.toSorted().join();
          if (weight > TOLD) marks.set(of, `${marks.get(of) ?? ''}${right ? 1 : 0}`.slice(-5));
        }
        const expected = marks.get(next.toSorted().join()) ?? '';
        for (const names of [next, next.toReversed()]) assert.equal(seen(state, on(...names)), expected);
      }),
      runs(2000),
    );
  });

  it('is as much as for twice as many as there are skills, those practised last', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const pairs = names.flatMap((one, nth) => names.slice(nth + 1).map((other) => [one, other] as const));
    const mixes = [...names.map((name) => [name] as const), ...pairs];
    let state = logistic.initial();
    for (const skills of mixes) {
      const outcome = { score: 1, weight: 1, unaided: true };
      state = logistic.update(state, on(...skills), outcome, PRIOR_PARAMETERS, MONDAY);
    }
    const left = mixes.filter((skills) => seen(state, on(...skills)) !== '1');
    assert.deepEqual(left, mixes.slice(0, mixes.length - 2 * names.length));
  });
});

import assert from 'node:assert/strict';
import { runs } from '../../support/runs.ts';
import { practise } from '../support/practise.ts';
import { simulatedLearner } from '../support/simulatedLearner.ts';
import { catalogueOf, MONDAY, pinnedTo, settingsFor, syntheticPack } from '../support/syntheticPack.ts';

/** A pack with something for everybody: forty questions a skill, from 3.5 logits below the middle to 2.5 above. */
function widePack() {
  const narrow = syntheticPack(6, 40);
  const items = [...narrow.items.values()].map((item) => ({
    ...item,
    questions: item.questions.map((question) => ({ ...question, difficulty: 2 * question.difficulty - 0.5 })),
  }));
  return catalogueOf(narrow.skills, items);
}

/** Fewer people than this would say more of themselves than of the tutor: for some even the easiest question is too hard. */
const LEARNERS = 20;

describe('predicted success', () => {
  it('is within 0.15 of the target for eight questions of ten, in a pack that has such questions', () => {
    const catalogue = widePack();
    const settings = settingsFor(catalogue);
    const pinned = pinnedTo(settings);
    let [near, all] = [0, 0];
    for (let seed = 1; seed <= Math.max(LEARNERS, runs(50).numRuns); seed += 1) {
      const learner = simulatedLearner(seed, catalogue.skills);
      const plan = { learner, catalogue, settings, pinned, days: 4, questions: 15, seed, start: MONDAY };
      for (const { predicted, target } of practise(plan).decisions) {
        all += 1;
        if (Math.abs(predicted - (target[0] + target[1]) / 2) <= 0.15) near += 1;
      }
    }
    assert.ok(near >= 0.8 * all, `${near} of ${all}`);
  });
});

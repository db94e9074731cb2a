import assert from 'node:assert/strict';
import type { CatalogueItem } from '../../../src/learning/catalogue.ts';
import { DEFAULT_MODEL } from '../../../src/learning/models/index.ts';
import { PRIOR_PARAMETERS } from '../../../src/learning/parameters.ts';
import { chooseNext } from '../../../src/learning/sequencing/chooseNext.ts';
import { catalogueOf, settingsFor } from '../support/syntheticPack.ts';
import { makeTape } from '../support/tape.ts';

const SKILLS = [
  { id: 'before', requires: [] },
  { id: 'set', requires: ['before'] },
];

/** An item with a step on each of these skills. */
function item(id: string, ...skills: readonly string[]): CatalogueItem {
  const questions = skills.map((skill, step) => ({
    ...{ item: id, step, skills: [{ skill, weight: 1 }] },
    ...{ difficulty: 0, guess: 0, fact: null },
  }));
  return { id, version: '1', questions, shows: String };
}

function withDifficulty(one: CatalogueItem, difficulty: number): CatalogueItem {
  return { ...one, questions: one.questions.map((question) => ({ ...question, difficulty })) };
}

describe('a problem of several steps', () => {
  const both = item('both', 'before', 'set');
  // Too easy to be preferred: what keeps the problem away is its reach alone.
  const single = [1, 2].map((nth) => withDifficulty(item(`set-${nth}`, 'set'), -3));
  const easy = [1, 2, 3, 4].map((nth) => item(`before-${nth}`, 'before'));

  /** Items served over many seeds, in an activity of one skill. */
  function served(items: readonly CatalogueItem[], practised: string): Set<string> {
    const catalogue = catalogueOf(SKILLS, items);
    const settings = settingsFor(catalogue, { skills: ['set'] });
    const tape = makeTape(catalogue, settings);
    for (const [nth, mark] of [...practised].entries()) {
      tape.open('one', `before-${(nth % 4) + 1}`, 'before');
      tape.answer({ correct: mark === '1', skill: 'before', then: 'closed' });
    }
    const given = { state: tape.state(), activity: 'one', settings, catalogue, model: DEFAULT_MODEL };
    const chosen = Array.from({ length: 60 }, (_, seed) =>
      chooseNext({ ...given, parameters: PRIOR_PARAMETERS, now: tape.now(), seed, wish: { kind: 'any' } }),
    );
    return new Set(chosen.map((decision) => decision.item));
  }

  it('with a step on a skill that nobody set waits until that skill is met', () => {
    assert.equal(served([both, ...single, ...easy], '').has('both'), false);
    assert.equal(served([both, ...single, ...easy], '1111111111').has('both'), true);
  });

  it('comes all the same where its skill has nothing else to ask', () => {
    assert.deepEqual([...served([both, ...easy], '')], ['both']);
  });
});

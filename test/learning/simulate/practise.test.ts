import assert from 'node:assert/strict';
import { activityOf, type LearnerState } from '../../../src/learning/learnerState.ts';
import { fold } from '../../../src/learning/replay.ts';
import { runs } from '../../support/runs.ts';
import { type Practised, practise } from '../support/practise.ts';
import { simulatedLearner } from '../support/simulatedLearner.ts';
import { MONDAY, pinnedTo, settingsFor, syntheticPack } from '../support/syntheticPack.ts';

const catalogue = syntheticPack(6, 12, true);
const settings = settingsFor(catalogue);
const pinned = pinnedTo(settings);

/** Skills called mastered, with whether the person knew them at that moment. */
type Verdicts = Map<string, boolean>;

function one(nth: number): { practised: Practised; verdicts: Verdicts; knows: (skill: string) => boolean } {
  const learner = simulatedLearner(nth, catalogue.skills);
  const verdicts: Verdicts = new Map();
  const watch = (state: LearnerState) => {
    for (const [skill, level] of Object.entries(activityOf(state, 'simulated').reached)) {
      if (level === 'mastered' && !verdicts.has(skill)) verdicts.set(skill, learner.knows(skill));
    }
  };
  const plan = {
    learner,
    catalogue,
    settings,
    pinned,
    days: 5,
    questions: 16,
    seed: nth * 1000,
    start: MONDAY,
  };
  return { practised: practise(plan, watch), verdicts, knows: learner.knows };
}

describe('a thousand simulated learners', function () {
  this.timeout(600_000);
  const totals = { known: 0, knownMastered: 0, mastered: 0, wrong: 0, chosen: 0, inBand: 0, skills: 0 };
  const bins = Array.from({ length: 10 }, () => ({ count: 0, predicted: 0, right: 0 }));

  before(() => {
    for (let nth = 1; nth <= runs(1000).numRuns; nth += 1) tally(one(nth));
  });

  function tally({ practised, verdicts, knows }: ReturnType<typeof one>) {
    const { state, events, decisions } = practised;
    assert.deepEqual(fold(events, pinned), state, 'replay from zero equals the live state');
    assert.deepEqual(JSON.parse(JSON.stringify(state)), state, 'the snapshot survives JSON');
    for (const { predicted, target, reason } of decisions) {
      if (reason === 'keep-fresh' || reason === 'explore') continue;
      totals.chosen += 1;
      if (predicted >= target[0] - 0.05 && predicted <= target[1] + 0.05) totals.inBand += 1;
    }
    for (const event of events) {
      if (event.kind !== 'attempt' || catalogue.items.get(event.item)?.questions.length !== 1) continue;
      const decision = decisions.find(({ seed, item }) => seed === event.seed && item === event.item);
      const bin = bins[Math.min(9, Math.floor((decision?.predicted ?? 0) * 10))];
      if (bin === undefined || decision === undefined) continue;
      bin.count += 1;
      bin.predicted += decision.predicted;
      bin.right += event.mark.score;
    }
    totals.mastered += verdicts.size;
    totals.wrong += [...verdicts.values()].filter((knew) => !knew).length;
    for (const { id } of catalogue.skills) {
      totals.skills += 1;
      if (!knows(id)) continue;
      totals.known += 1;
      if (verdicts.has(id)) totals.knownMastered += 1;
    }
  }

  it('practise from first to last question, and their logs replay to the same state', () => {
    assert.ok(totals.chosen > 0);
  });

  it('are called masters of at most 5 in 100 skills they do not know', () => {
    assert.ok(totals.mastered > 0.2 * totals.skills, `${totals.mastered} of ${totals.skills}`);
    assert.ok(totals.wrong <= 0.05 * totals.mastered, `${totals.wrong} of ${totals.mastered}`);
  });

  it('are called masters of most skills they know', () => {
    assert.ok(totals.knownMastered >= 0.5 * totals.known, `${totals.knownMastered} of ${totals.known}`);
  });

  it('mostly get questions in the target band', () => {
    assert.ok(totals.inBand >= 0.55 * totals.chosen, `${totals.inBand} of ${totals.chosen}`);
  });

  it('succeed about as often as predicted', () => {
    const count = bins.reduce((sum, bin) => sum + bin.count, 0);
    const error = bins.reduce((sum, bin) => sum + Math.abs(bin.predicted - bin.right), 0) / count;
    assert.ok(error < 0.08, `expected calibration error ${error}`);
  });
});

describe('a simulated learner', () => {
  it('gives the same answers for the same seed', () => {
    assert.deepEqual(one(7).practised.events, one(7).practised.events);
    assert.notDeepEqual(one(7).practised.events, one(8).practised.events);
  });
});

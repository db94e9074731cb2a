import assert from 'node:assert/strict';
import {
  type ArmData,
  alwaysValidHalfWidth,
  compareArms,
  type Verdict,
} from '../../src/learning/experiment/compare.ts';
import type { Arm, Plan, Trial } from '../../src/learning/experiment/plan.ts';
import { nextTrialRun, type TrialRun, type Tried } from '../../src/learning/experiment/trialRun.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { runs } from '../support/runs.ts';

const PLAN: Plan = {
  experiment: 'e1',
  variation: { setting: 'threshold', value: 0.9 },
  measure: 'growth',
  questions: 3,
  minimum: 20,
  most: 200,
  effect: 0.1,
  alpha: 0.05,
  share: 1,
  startedAt: 0,
};

/** A class that comes one by one; after every learner the report is read, and the first verdict stops. */
function peeking(seed: number, draw: (share: () => number, arm: Arm) => number, plan = PLAN): Verdict {
  const chance = chanceOf(seed);
  const data: Record<Arm, { began: number; outcomes: number[] }> = {
    a: { began: 0, outcomes: [] },
    b: { began: 0, outcomes: [] },
  };
  for (;;) {
    const arm = chance.share() < 0.5 ? 'a' : 'b';
    data[arm].began += 1;
    data[arm].outcomes.push(draw(chance.share, arm));
    const { verdict } = compareArms(plan, data);
    if (verdict !== 'collecting') return verdict;
  }
}

function shareOf(verdicts: readonly Verdict[], ...of: Verdict[]): number {
  return verdicts.filter((verdict) => of.includes(verdict)).length / verdicts.length;
}

const normal = (share: () => number) =>
  Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());

/** Numbers that look like those of classes: about normal, very skewed, and all or nothing. */
const DRAWS: Readonly<Record<string, (share: () => number) => number>> = {
  'about normal': (share) => 0.4 + 0.2 * normal(share),
  skewed: (share) => share() ** 4,
  'all or nothing': (share) => (share() < 0.2 ? 1 : 0),
};

describe('an experiment', function () {
  this.timeout(300_000);
  const { numRuns } = runs(1000);
  const every = (draw: Parameters<typeof peeking>[1]) =>
    Array.from({ length: numRuns }, (_, nth) => peeking(9000 + nth, draw));

  for (const [name, draw] of Object.entries(DRAWS)) {
    it(`without any difference finds one at most 5 times in 100, read after every learner, with numbers ${name}`, () => {
      const wrong = shareOf(every(draw), 'a', 'b');
      // Two standard errors of the share that is counted here.
      const room = 2 * Math.sqrt((0.05 * 0.95) / numRuns);
      assert.ok(wrong <= 0.05 + room, `${wrong}`);
    });
  }

  it('finds a planted difference nearly always, on the right side', () => {
    const verdicts = every((share, arm) => 0.4 + 0.2 * normal(share) + (arm === 'b' ? 0.15 : 0));
    assert.ok(shareOf(verdicts, 'b') >= 0.9, `${shareOf(verdicts, 'b')}`);
    assert.ok(shareOf(verdicts, 'a') <= 0.01);
  });

  it('says “the same” where nothing that matters can be left', () => {
    const verdicts = every((share) => 0.5 + 0.05 * normal(share));
    assert.ok(shareOf(verdicts, 'same') >= 0.9);
  });

  it('concludes nothing before the minimum, and ends undecided at the most', () => {
    const few: ArmData = { began: 19, outcomes: Array.from({ length: 19 }, () => 0) };
    const better: ArmData = { began: 19, outcomes: Array.from({ length: 19 }, () => 1) };
    assert.equal(compareArms(PLAN, { a: few, b: better }).verdict, 'collecting');
    const half = { began: 200, outcomes: Array.from({ length: 200 }, (_, nth) => nth % 2) };
    assert.equal(compareArms(PLAN, { a: half, b: half }).verdict, 'undecided');
  });

  it('doubts arms that chance hardly gives, and arms that are left unevenly', () => {
    const arm = (began: number, reached: number): ArmData => ({
      began,
      outcomes: Array.from({ length: reached }, () => 0.5),
    });
    assert.deepEqual(compareArms(PLAN, { a: arm(100, 90), b: arm(104, 95) }).doubts, []);
    assert.deepEqual(compareArms(PLAN, { a: arm(100, 90), b: arm(200, 180) }).doubts, ['uneven_arms']);
    assert.deepEqual(compareArms(PLAN, { a: arm(100, 90), b: arm(104, 60) }).doubts, ['uneven_loss']);
  });

  it('has an interval that narrows with what is known and is wider than one that is read once', () => {
    const at = (variance: number) => alwaysValidHalfWidth(variance, 0.1, 0.05);
    assert.ok(at(0.0001) < at(0.001));
    for (const variance of [0.01, 0.001, 0.0001]) assert.ok(at(variance) > 1.96 * Math.sqrt(variance));
  });
});

describe('a learner in an experiment', () => {
  const trial = (measure: Plan['measure'], experiment = 'e1'): Trial => ({
    activity: 'one',
    plan: { ...PLAN, measure, experiment },
    arm: 'b',
    base: 1,
    variant: 2,
  });
  const tried = (over: Partial<Tried> = {}): Tried => ({
    right: true,
    honest: true,
    delayed: false,
    before: 0.3,
    after: 0.4,
    ...over,
  });
  const ran = (measure: Plan['measure'], all: readonly Partial<Tried>[]): TrialRun | undefined =>
    all.reduce<TrialRun | undefined>((run, one) => nextTrialRun(run, trial(measure), tried(one)), undefined);

  it('has grown by what the estimate rose from before the first question to after the last', () => {
    const run = ran('growth', [{ before: 0.2 }, {}, { after: 0.55 }]);
    assert.deepEqual({ outcome: run?.outcome, arm: run?.arm }, { outcome: 0.35, arm: 'b' });
  });

  it('has a share of questions worked on, and one of delayed answers that were right', () => {
    assert.equal(ran('honest', [{}, { honest: false }, {}])?.outcome, 0.666667);
    const delayed = [{ delayed: true }, { right: false }, { delayed: true, right: false }, { delayed: true }];
    assert.equal(ran('delayed', delayed)?.outcome, 0.666667);
  });

  it('has no number before enough questions, and keeps the one they have', () => {
    assert.equal(ran('honest', [{}, {}])?.outcome, null);
    const more = [{}, {}, {}, { honest: false }, { honest: false }];
    assert.equal(ran('honest', more)?.outcome, 1);
  });

  it('begins anew in another experiment', () => {
    const run = nextTrialRun(ran('honest', [{}, {}, {}]), trial('honest', 'e2'), tried());
    assert.deepEqual({ experiment: run.experiment, counted: run.counted }, { experiment: 'e2', counted: 1 });
  });
});

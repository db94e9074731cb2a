import assert from 'node:assert/strict';
import { DEFAULT_EXPERIMENT, type ExperimentRequest } from '../../src/api/experiment.ts';
import { requestFrom } from '../../src/practice/activitySettings.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { armOf, settingsFor } from '../../src/practice/experiment/arm.ts';
import { closeExperiment } from '../../src/practice/experiment/closeExperiment.ts';
import { startExperiment } from '../../src/practice/experiment/startExperiment.ts';
import { classExperiment, viewExperiment } from '../../src/practice/experiment/viewExperiment.ts';
import { reviseActivity } from '../../src/practice/reviseActivity.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import { answer, PACK, type School, startSchool, wrongAnswer } from './support/school.ts';

const REQUEST: ExperimentRequest = {
  ...DEFAULT_EXPERIMENT,
  variation: { setting: 'unaided', value: 5 },
  measure: 'honest',
  questions: 5,
  minimum: 10,
  most: 20,
  effect: 0.2,
};

describe('an experiment in a course', function () {
  this.timeout(60_000);
  let school: School;
  let id: string;
  const LEARNERS = 26;

  before(async () => {
    school = await startSchool();
    ({ id } = await school.activity({ tries: 1, unaided: 3 }));
    await startExperiment(school.practice, [await activity()], REQUEST);
  });
  after(() => school?.close());

  async function activity(): Promise<Activity> {
    return (await school.practice.store.activities.get(id)) ?? assert.fail('it stands');
  }

  const learner = (nth: number) => learnerId('tenant-1', `student-${nth}`);

  it('puts about half of the learners in each arm, always the same', async () => {
    const { trial } = settingsFor(await activity(), learner(0));
    assert.ok(trial);
    const arms = Array.from({ length: 2000 }, (_, nth) => armOf(trial, learner(nth)));
    const half = arms.filter((arm) => arm === 'a').length / arms.length;
    assert.ok(Math.abs(half - 0.5) < 0.05, `${half}`);
    assert.deepEqual(
      arms,
      arms.map((_, nth) => armOf(trial, learner(nth))),
    );
    // Of releases past and to come too: another hash would deal everybody anew in the middle of an experiment.
    const fixed = { plan: { ...trial.plan, experiment: 'fixed' } };
    assert.equal([0, 1, 2, 3, 4, 5, 6, 7].map((nth) => armOf(fixed, `learner-${nth}`)).join(''), 'aaabbbbb');
    const pilot = { plan: { ...trial.plan, share: 0.2 } };
    const takePart = arms.filter((_, nth) => armOf(pilot, learner(nth)) !== null).length / arms.length;
    assert.ok(Math.abs(takePart - 0.2) < 0.05, `${takePart}`);
    const other = { plan: { ...trial.plan, experiment: 'another' } };
    const same = arms.filter((arm, nth) => armOf(other, learner(nth)) === arm).length / arms.length;
    assert.ok(Math.abs(same - 0.5) < 0.05, 'another experiment is another lot');
  });

  it('gives each learner the settings of their arm, which their events name', async () => {
    for (let nth = 0; nth < LEARNERS; nth += 1) {
      const seat = await school.student(id, `student-${nth}`);
      const settings = settingsFor(await activity(), learner(nth));
      assert.equal(settings.rule.unaided, settings.trial?.arm === 'b' ? 5 : 3);
      // In the first arm they work, in the second they click.
      for (let count = 0; count < 5; count += 1) {
        school.clock.now += settings.trial?.arm === 'a' ? 20_000 : 50;
        await answer(school.practice, seat, wrongAnswer(seat.turn), null);
      }
      const events = await school.practice.store.log.after(learner(nth), PACK, 0);
      assert.ok(
        events.every(
          ({ arm, revision }) => arm?.arm === settings.trial?.arm && revision === settings.revision,
        ),
      );
    }
    await school.deliver();
  });

  it('is reported by what was fixed beforehand: who began, whose number stands, the difference and what it means', async () => {
    const { newest } = await classExperiment(school.practice, await activity());
    assert.ok(newest);
    assert.equal(newest.arms.a.began + newest.arms.b.began, LEARNERS);
    assert.equal(newest.arms.a.reached, newest.arms.a.began);
    assert.equal(newest.arms.a.mean, 1);
    assert.equal(newest.arms.b.mean, 0);
    assert.equal(newest.was, 3);
    assert.equal(
      newest.verdict,
      Math.min(newest.arms.a.reached, newest.arms.b.reached) < 10 ? 'collecting' : 'a',
    );
    assert.ok(newest.effectSeen && newest.effectSeen.high < 0);
  });

  it('keeps the settings as they are until it is over', async () => {
    const now = await activity();
    const changed = { ...requestFrom(now), tries: 3 };
    await assert.rejects(reviseActivity(school.practice, now, changed), { code: 'experiment_running' });
    await assert.rejects(startExperiment(school.practice, [now], REQUEST), { code: 'experiment_running' });
    assert.equal((await school.teacher(id)).data.comparing, true);
  });

  it('does not go on in a copy of the activity', async () => {
    const copy = { ...(await activity()), id: 'act_copy' };
    const settings = settingsFor(copy, learner(1));
    assert.deepEqual([settings.trial, settings.rule.unaided], [undefined, 3]);
  });

  it('ends with one way for everybody, and its report stays', async () => {
    await closeExperiment(school.practice, await activity(), 'b');
    const after = await activity();
    assert.equal(settingsFor(after, learner(0)).rule.unaided, 5);
    assert.equal(settingsFor(after, learner(0)).trial, undefined);
    const { newest } = await classExperiment(school.practice, after);
    assert.equal(newest?.concluded?.kept, 'b');
    assert.equal((await school.teacher(id)).data.comparing, false);
    assert.equal(newest?.arms.a.mean, 1);
    await reviseActivity(school.practice, after, { ...requestFrom(after), tries: 3 });
    await assert.rejects(closeExperiment(school.practice, await activity(), 'a'), { code: 'not_found' });
  });

  it('of a variation that changes nothing is refused', async () => {
    const { rule } = settingsFor(await activity(), learner(0));
    const same = { ...REQUEST, variation: { setting: 'unaided', value: rule.unaided } } as const;
    await assert.rejects(startExperiment(school.practice, [await activity()], same), { code: 'bad_request' });
  });

  it('over several activities counts somebody who is in two of them once, with one number', async () => {
    const made = [await school.activity({ tries: 1 }), await school.activity({ tries: 1 })];
    const stored = async () =>
      Promise.all(
        made.map(async (one) => (await school.practice.store.activities.get(one.id)) ?? assert.fail(one.id)),
      );
    await startExperiment(school.practice, await stored(), REQUEST);
    for (const [nth, one] of made.entries()) {
      const link = { resourceLink: { id: `joined-${nth}`, title: null, description: null } };
      const seat = await school.student(one.id, 'everywhere', link);
      // Works in the first activity, clicks in the second.
      for (let count = 0; count < 5; count += 1) {
        school.clock.now += nth === 0 ? 20_000 : 50;
        await answer(school.practice, seat, wrongAnswer(seat.turn), null);
      }
    }
    await school.deliver();
    const view = (await viewExperiment(school.practice, await stored())) ?? assert.fail('it runs');
    const { a, b } = view.arms;
    assert.deepEqual([a.began + b.began, a.reached + b.reached, a.mean ?? b.mean], [1, 1, 0.5]);
  });
});

import assert from 'node:assert/strict';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { chooseParameters } from '../../src/practice/calibration/chooseParameters.ts';
import { setOutsideRules } from '../../src/practice/outside/setRules.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import { VERBS } from '../../src/xapi/vocabulary/verbs.ts';
import { assertLogImplies } from '../support/logImplies.ts';
import { H5P, sendElsewhere, voidingOf, workElsewhere } from './support/elsewhere.ts';
import { answer, PACK, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

const MINUTE = 60_000;

describe('completing an activity', () => {
  let school: School;
  let activity: Activity;
  let ana: Seat;

  beforeEach(async () => {
    school = await startSchool();
    const [skill = ''] = school.practice.packs.current(PACK).catalogue.skills.map(({ id }) => id);
    const made = await school.activity({ skills: [skill], delayHours: 0, unaided: 1 });
    ana = await school.student(made.id, 'ana');
    activity = (await school.practice.store.activities.get(made.id)) ?? assert.fail('it stands');
  });
  afterEach(() => school?.close());

  const grade = async () => {
    await school.deliver();
    const row = await school.practice.store.summaries.get(activity.id, ana.session.learner);
    return row?.grade;
  };
  async function answerUntilComplete(): Promise<void> {
    for (let count = 0; count < 40; count += 1) {
      school.clock.now += MINUTE;
      await answer(school.practice, ana, await rightAnswer(school.practice, ana));
      if ((await grade()) === 1) return;
    }
    assert.fail('40 right answers master a skill');
  }
  /** How often the tool said that the activity was completed, and passed. */
  async function said() {
    let [completed, passed] = [0, 0];
    for await (const { statement } of school.practice.store.statements.all()) {
      if ('authority' in statement) continue;
      if (statement.verb.id === VERBS.completed.id) completed += 1;
      if (statement.verb.id === VERBS.passed.id) passed += 1;
    }
    return { completed, passed };
  }

  it('is told once, also where the evidence that brought it is taken back and answers bring it again', async () => {
    const [skill = ''] = activity.revisions[0]?.skills ?? [];
    const rule = { activity: `${H5P}*`, verb: null, from: 'score', skill, weight: 1 } as const;
    await setOutsideRules(school.practice, activity, { rules: [rule] });
    school.clock.now += MINUTE;
    await answer(school.practice, ana, await rightAnswer(school.practice, ana));
    const sent: string[] = [];
    while ((await grade()) !== 1) {
      const one = workElsewhere(school, 'ana', { object: { id: `${H5P}${sent.length}` } });
      sent.push(one.id);
      await sendElsewhere(school, activity.tenant, [one]);
    }
    assert.deepEqual(await said(), { completed: 1, passed: 1 });
    for (const id of sent) await sendElsewhere(school, activity.tenant, [voidingOf(school, id)]);
    assert.notEqual(await grade(), 1);
    await answerUntilComplete();
    assert.deepEqual(await said(), { completed: 1, passed: 1 });
    await assertLogImplies(school.practice, [activity.id], [ana.session.learner]);
  });

  it('is told once, also where another parameter set would not have given it', async () => {
    await answerUntilComplete();
    const { practice, clock } = school;
    const { skills } = practice.packs.current(PACK).catalogue;
    const numbers = { answers: 1, learners: 1, loss: null };
    await practice.store.calibrations.add({
      note: { pack: PACK, version: 'harder', at: clock.now, suspects: 0, ...numbers },
      parameters: {
        ...PRIOR_PARAMETERS,
        version: 'harder',
        skillOffset: Object.fromEntries(skills.map(({ id }) => [id, 4])),
      },
      report: { ...numbers, gain: 0, forgetting: 0, firmness: null, questions: [], bins: [], curves: {} },
    });
    await chooseParameters({ store: practice.store, now: () => clock.now }, PACK, 'harder');
    clock.now += MINUTE;
    await answerUntilComplete();
    assert.deepEqual(await said(), { completed: 1, passed: 1 });
    await practice.store.snapshots.clear();
    await assertLogImplies(practice, [activity.id], [ana.session.learner]);
  });
});

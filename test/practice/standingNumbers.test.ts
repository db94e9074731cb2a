import assert from 'node:assert/strict';
import { DEFAULT_EXPERIMENT, type ExperimentRequest } from '../../src/api/experiment.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { calibratePack } from '../../src/practice/calibration/calibratePack.ts';
import { chooseParameters } from '../../src/practice/calibration/chooseParameters.ts';
import { startExperiment } from '../../src/practice/experiment/startExperiment.ts';
import { viewExperiment } from '../../src/practice/experiment/viewExperiment.ts';
import { setOutsideRules } from '../../src/practice/outside/setRules.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import type { Store } from '../../src/store/port/store.ts';
import { assertLogImplies } from '../support/logImplies.ts';
import { H5P, sendElsewhere, voidingOf, workElsewhere } from './support/elsewhere.ts';
import { answer, PACK, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

const HALF_A_MINUTE = 30_000;
const QUESTIONS = 5;
const GROWTH: ExperimentRequest = {
  ...DEFAULT_EXPERIMENT,
  variation: { setting: 'unaided', value: 5 },
  measure: 'growth',
  questions: QUESTIONS,
  minimum: 10,
  most: 20,
};

describe('the number of a learner in an experiment', () => {
  let school: School;
  let activity: Activity;
  let ana: Seat;
  /** As a release did that did not write numbers down. */
  let forgetful: boolean;

  /** The store, whose log takes events without the numbers while it is forgetful. */
  const written = (opened: Store): Store => ({
    ...opened,
    log: {
      ...opened.log,
      append: ({ event: { outcomes, ...rest }, effects }) =>
        opened.log.append({ event: forgetful || !outcomes ? rest : { ...rest, outcomes }, effects }),
    },
  });

  beforeEach(async () => {
    forgetful = false;
    school = await startSchool({ store: written });
    const { id } = await school.activity({ tries: 1 });
    await startExperiment(school.practice, [await stands(id)], GROWTH);
    activity = await stands(id);
    ana = await school.student(id, 'ana');
  });
  afterEach(() => school?.close());

  const stands = async (id: string) => (await school.practice.store.activities.get(id)) ?? assert.fail(id);

  async function answers(count: number, seat = ana): Promise<void> {
    for (let nth = 0; nth < count; nth += 1) {
      school.clock.now += HALF_A_MINUTE;
      await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    }
  }
  /** Her number as the report has it. */
  async function number(): Promise<number | null> {
    await school.deliver();
    const { arms } = (await viewExperiment(school.practice, [activity])) ?? assert.fail('it runs');
    return arms.a.mean ?? arms.b.mean;
  }
  const log = () => school.practice.store.log.after(ana.session.learner, PACK, 0);
  const writtenIn = async () => (await log()).flatMap(({ outcomes, sequence }) => (outcomes ? sequence : []));

  /** What `trellis calibrate --use` does, with a set under which skills are that much harder. */
  async function letCount(version: string, harder: number): Promise<void> {
    const { store } = school.practice;
    const { skills } = school.practice.packs.current(PACK).catalogue;
    const numbers = { answers: 1, learners: 1, loss: null };
    await store.calibrations.add({
      note: { pack: PACK, version, at: school.clock.now, suspects: 0, ...numbers },
      parameters: {
        ...PRIOR_PARAMETERS,
        version,
        skillOffset: Object.fromEntries(skills.map(({ id }) => [id, harder])),
      },
      report: { ...numbers, gain: 0, forgetting: 0, firmness: null, questions: [], bins: [], curves: {} },
    });
    await use(version);
  }
  async function use(version: string): Promise<void> {
    const { store } = school.practice;
    await chooseParameters({ store, now: () => school.clock.now }, PACK, version);
    school.clock.now += HALF_A_MINUTE;
  }
  const implied = () => assertLogImplies(school.practice, [activity.id], [ana.session.learner]);

  it('stands for good once it stands, whatever parameter set counts after it', async () => {
    await answers(QUESTIONS - 1);
    assert.equal(await number(), null);
    await answers(1);
    const stood = await number();
    assert.ok(stood !== null && stood > 0.05, `${stood}`);
    await letCount('harder', 3);
    await answers(1);
    assert.equal(await number(), stood);
    await implied();
    await calibratePack({ store: school.practice.store, now: () => school.clock.now }, PACK);
    await use(PRIOR_PARAMETERS.version);
    await school.practice.store.snapshots.clear();
    await answers(1);
    assert.equal(await number(), stood);
    assert.deepEqual(await writtenIn(), [1 + QUESTIONS], 'said once, by the event that completes it');
    await implied();
  });

  it('is measured by one set from the first question to the last, the one that counts at the last', async () => {
    await answers(QUESTIONS - 2);
    await letCount('harder', 3);
    await answers(2);
    const across = await number();
    const [{ outcomes } = assert.fail('it is written')] = (await log()).filter((event) => event.outcomes);
    const { outcome, basis } = outcomes?.[activity.id] ?? assert.fail('of this activity');
    assert.equal(outcome, across);
    assert.ok(basis < 0.1, `as the set that counts at the end has it: ${basis}`);
  });

  it('in a log that does not say it goes by the fold, and is kept when another set comes or a first event says it', async () => {
    forgetful = true;
    await answers(QUESTIONS);
    const stood = await number();
    assert.ok(stood !== null);
    forgetful = false;
    await letCount('harder', 3);
    const { id } = await school.activity();
    const link = { resourceLink: { id: 'elsewhere', title: null, description: null } };
    // Her first event under the other set is of another activity.
    await school.student(id, 'ana', link);
    assert.deepEqual(await writtenIn(), [2 + QUESTIONS]);
    await school.practice.store.snapshots.clear();
    await answers(1);
    assert.equal(await number(), stood);
  });

  it('stays where evidence from outside that it rested on is taken back', async () => {
    const skills = activity.revisions[0]?.skills ?? [];
    const rules = skills.map(
      (skill) => ({ activity: `${H5P}*`, verb: null, from: 'score', skill, weight: 1 }) as const,
    );
    await setOutsideRules(school.practice, activity, { rules });
    forgetful = true;
    await answers(2);
    const sent = workElsewhere(school, 'ana', { object: { id: `${H5P}one` } });
    await sendElsewhere(school, activity.tenant, [sent]);
    await answers(QUESTIONS - 2);
    const stood = await number();
    assert.ok(stood !== null);
    forgetful = false;
    await sendElsewhere(school, activity.tenant, [voidingOf(school, sent.id)]);
    assert.equal(await number(), stood);
    await answers(1);
    assert.equal(await number(), stood);
    assert.equal((await writtenIn()).length, 1);
  });
});

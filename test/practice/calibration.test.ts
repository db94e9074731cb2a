import assert from 'node:assert/strict';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { countedLevel } from '../../src/learning/standing.ts';
import { calibratePack } from '../../src/practice/calibration/calibratePack.ts';
import { chooseParameters } from '../../src/practice/calibration/chooseParameters.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import { situate } from '../../src/practice/situation.ts';
import type { KeptCalibration } from '../../src/store/port/calibrations.ts';
import { answer, rightAnswer, type School, type Seat, startSchool, wrongAnswer } from './support/school.ts';

const HALF_A_MINUTE = 30_000;
const DAY = 86_400_000;

describe('calibration of a pack', () => {
  let school: School;
  let seat: Seat;
  let pack: string;
  let activity: string;
  before(async () => {
    school = await startSchool();
    // A row of ten is rare enough: proof by a row is the same under every set.
    const made = await school.activity({ unaided: 10, threshold: 0.7 });
    activity = made.id;
    pack = made.revisions[0]?.pack ?? '';
    seat = await school.student(made.id, 'first');
    // Mastery asks for evidence after a night: it is what another set may judge otherwise.
    for (let count = 0; count < 30; count += 1) {
      if (count === 15) school.clock.now += DAY;
      await goOn(count % 7 !== 6);
    }
    await school.deliver();
  });
  after(() => school?.close());

  /** One more answer, after the time that a person takes. */
  async function goOn(right: boolean, at = seat): Promise<void> {
    school.clock.now += 20_000;
    const given = right ? await rightAnswer(school.practice, at) : wrongAnswer(at.turn);
    await answer(school.practice, at, given);
  }
  const deps = () => ({ store: school.practice.store, now: () => school.clock.now });
  const situation = async () => {
    const loaded = await school.practice.store.turns.loadLearner(learnerId('tenant-1', 'first'), activity);
    return situate(school.practice, loaded ?? assert.fail('it stands'), 'en');
  };
  /** A set under which the skills are so much harder than the questions that were answered: by 4, nothing is as sure as it was. */
  async function letCount(version: string, harder = 4): Promise<void> {
    const numbers = { answers: 1, learners: 1, loss: null };
    const { catalogue } = school.practice.packs.current(pack);
    const { skills } = catalogue;
    const skillOffset = Object.fromEntries(skills.map(({ id }) => [id, harder]));
    const difficulty = Object.fromEntries([...catalogue.items.keys()].map((id) => [id, 0]));
    const kept: KeptCalibration = {
      note: { pack, version, at: school.clock.now, suspects: 0, ...numbers },
      parameters: { ...PRIOR_PARAMETERS, version, difficulty, skillOffset },
      report: { ...numbers, gain: 0, forgetting: 0, firmness: null, questions: [], bins: [], curves: {} },
    };
    await school.practice.store.calibrations.add(kept);
    await chooseParameters(deps(), pack, version);
    school.clock.now += HALF_A_MINUTE;
  }

  it('keeps a new set under a name of its own; a dry run keeps none', async () => {
    const dry = await calibratePack(deps(), pack, { dryRun: true });
    assert.equal(dry?.outcome, 'dry');
    assert.deepEqual(await school.practice.store.calibrations.list(pack), []);
    const done = await calibratePack(deps(), pack);
    assert.equal(done?.note.version, 'fit-1');
    assert.ok((done?.note.answers ?? 0) >= 20 && done?.note.learners === 1);
    const kept = await school.practice.store.calibrations.get(pack, 'fit-1');
    assert.equal(kept?.parameters.version, 'fit-1');
    assert.equal(await calibratePack(deps(), pack, { ifGrown: true }), null);
  });

  it('leaves a preview out, and says so by having nothing', async () => {
    const other = await school.activity();
    const page = await school.teacher(other.id);
    assert.ok(page);
    assert.equal(await calibratePack(deps(), 'no-such-pack'), null);
  });

  it('counts from the next answer on, in every process, and what was reached stays reached', async () => {
    const before = await situation();
    const reached = before.here.reached;
    assert.ok(Object.values(reached).includes('mastered'));
    await letCount('hard-1');
    const judged = await situation();
    assert.equal(judged.pinned.parameters.version, 'hard-1');
    assert.ok(judged.carries !== null);
    assert.deepEqual(judged.here.reached, reached);
    await goOn(true);
    const log = await school.practice.store.log.after(judged.learner.id, pack, 0);
    const first = log.findIndex(({ parameters }) => parameters === 'hard-1');
    assert.deepEqual(log[first]?.carries, judged.carries);
    assert.ok(log.slice(first).every(({ parameters }) => parameters === 'hard-1'));
    await school.practice.store.snapshots.clear();
    const { here, carries } = await situation();
    assert.equal(carries, null);
    for (const [skill, level] of Object.entries(reached))
      if (here.reached[skill] === 'not-started') assert.fail(level);
  });

  it('costs one refold: the first answer after it keeps a snapshot of the new set', async () => {
    await letCount('hard-2');
    await goOn(true);
    const snapshot = await school.practice.store.snapshots.load(learnerId('tenant-1', 'first'), pack);
    assert.equal(snapshot?.parameters, 'hard-2');
    assert.equal((await situation()).refolded, false);
  });

  it('takes nothing back where a process held the state of before, and the set of before counts again', async () => {
    await chooseParameters(deps(), pack, PRIOR_PARAMETERS.version);
    school.clock.now += HALF_A_MINUTE;
    const { recent } = school.practice;
    const [skill = ''] = school.practice.packs.current(pack).catalogue.skills.map(({ id }) => id);
    const other = await school.activity({ skills: [skill] });
    const between = await school.student(other.id, 'between', {
      resourceLink: { id: 'resource-2', title: 'Week 2', description: null },
    });
    const held = () => recent.of(learnerId('tenant-1', 'between')) ?? assert.fail('it is held');
    const reached = () => held().snapshot.state.activities[other.id]?.reached[skill];
    await goOn(true, between);
    const before = held();
    await letCount('easy-1', -4);
    for (const right of [true, false, true, false, true, true]) await goOn(right, between);
    assert.equal(reached(), 'proficient');
    await chooseParameters(deps(), pack, PRIOR_PARAMETERS.version);
    school.clock.now += HALF_A_MINUTE;
    // As in a process that had no part in the answers between.
    recent.keep(before);
    await goOn(false, between);
    assert.equal(reached(), 'proficient');
  });

  it('leaves a level that an instructor set as it was meant: lowered, it holds whatever the answers before are judged to be worth', async () => {
    const made = await school.activity({ unaided: 10, threshold: 0.7 });
    const lowered = await school.student(made.id, 'lowered', {
      resourceLink: { id: 'resource-3', title: 'Week 3', description: null },
    });
    const learner = learnerId('tenant-1', 'lowered');
    const here = async () => {
      const loaded = await school.practice.store.turns.loadLearner(learner, made.id);
      return (await situate(school.practice, loaded ?? assert.fail('it stands'), 'en')).here;
    };
    await letCount('easy-2', -4);
    for (const right of [true, false, true, false, true, true]) await goOn(right, lowered);
    const [skill = '', reached] =
      Object.entries((await here()).reached).find(([, level]) => level === 'proficient') ?? [];
    assert.equal(reached, 'proficient');
    const { session } = lowered;
    const request = { id: 'lowered-1', skill, level: 'familiar' as const, reason: 'seen in class' };
    await overrideLevel(school.practice, { session, activity: made }, learner, request);
    assert.equal(countedLevel(await here(), skill, 'reached'), 'familiar');
    await letCount('hard-3');
    assert.equal(countedLevel(await here(), skill, 'reached'), 'familiar');
    await goOn(true, lowered);
    assert.equal(countedLevel(await here(), skill, 'reached'), 'familiar');
  });

  it('goes back to the author’s difficulties when an operator says so, and stays there', async () => {
    await chooseParameters(deps(), pack, PRIOR_PARAMETERS.version);
    school.clock.now += HALF_A_MINUTE;
    assert.equal((await situation()).pinned.parameters.version, PRIOR_PARAMETERS.version);
    assert.equal((await calibratePack(deps(), pack))?.outcome, 'pinned');
    await assert.rejects(chooseParameters(deps(), pack, 'fit-99'), { code: 'not_found' });
  });
});

import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import { saveSettings } from '../../src/practice/saveSettings.ts';
import { situate } from '../../src/practice/situation.ts';
import { answer, PACK, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

const LONG = 60_000;

const link = (id: string) => ({ resourceLink: { id, title: null, description: null } });

describe('the speed of an answer', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  async function seat(sub: string): Promise<Seat> {
    const { id } = await school.activity({ policy: 'practice', questions: 5, tries: 1 });
    return school.student(id, sub, link(id));
  }

  /** Answers as many questions rightly, each so many milliseconds after it was shown; what the page tells is its own. */
  async function hurry(one: Seat, afterMs: number, told: number | null): Promise<number | null> {
    for (let count = 0; count < 5; count += 1) {
      school.clock.now += afterMs;
      await answer(school.practice, one, await rightAnswer(school.practice, one), told);
    }
    return one.turn.grade.value;
  }

  it('is that of our clock where the page tells of more time than has passed', async () => {
    assert.equal(await hurry(await seat('forger'), 100, LONG), 0);
    assert.equal(await hurry(await seat('reader'), 20_000, LONG), 1);
  });

  it('is that of our clock where the page tells none', async () => {
    assert.equal(await hurry(await seat('silent'), 100, null), 0);
    assert.equal(await hurry(await seat('quiet'), 20_000, null), 1);
  });

  it('is not looked at with extra time, however fast', async () => {
    const one = await seat('slow');
    await saveSettings(school.practice, one.session, { ...DEFAULT_SETTINGS, extraTime: 2 });
    assert.equal(await hurry(one, 100, 100), 1);
  });

  it('with extra time is called slow later, and more of a long time counts as practice', async () => {
    const NINE_MINUTES = 540_000;
    const told = async (sub: string, extraTime: 1 | 2) => {
      const one = await seat(sub);
      await saveSettings(school.practice, one.session, { ...DEFAULT_SETTINGS, extraTime });
      await hurry(one, 300_000, null);
      school.clock.now += NINE_MINUTES;
      await answer(school.practice, one, await rightAnswer(school.practice, one), null);
      const { learner, activity, link } = one.session;
      const loaded = await school.practice.store.turns.load({
        learner,
        activity: activity ?? '',
        link: link ?? '',
      });
      const { here } = await situate(school.practice, loaded ?? assert.fail('it stands'), 'en');
      return { pace: here.manner.lastPace, minutes: here.totals.activeMs / 60_000 };
    };
    const usual = await told('usual', 1);
    assert.ok(usual.pace > 0.4);
    assert.equal(usual.minutes, 30);
    assert.deepEqual(await told('longer', 2), { pace: 0, minutes: 34 });
  });

  it('of a later step counts from when that step was shown', async () => {
    const { items } = school.practice.packs.current(PACK).catalogue;
    const long = [...items.values()].find(({ questions }) => questions.length > 1);
    const skills = long?.questions.flatMap((question) => question.skills.map(({ skill }) => skill));
    const { id } = await school.activity({ skills: [...new Set(skills)], tries: 1 });
    const one = await school.student(id, 'stepper', link(id));
    for (let count = 0; one.turn.serving?.steps === 1; count += 1) {
      assert.ok(count < 40, 'a problem of several steps comes up');
      school.clock.now += 20_000;
      await answer(school.practice, one, await rightAnswer(school.practice, one));
    }
    school.clock.now += 20_000;
    await answer(school.practice, one, await rightAnswer(school.practice, one), LONG);
    assert.equal(one.turn.feedback?.rapid, false);
    assert.equal(one.turn.serving?.step, 1);
    school.clock.now += 100;
    await answer(school.practice, one, await rightAnswer(school.practice, one), LONG);
    assert.equal(one.turn.feedback?.rapid, true);
  });
});

import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../src/api/learnerSettings.ts';
import { saveSettings } from '../../src/practice/saveSettings.ts';
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

  it('is held to be impossible below reading time, also with extra time', async () => {
    const one = await seat('slow');
    await saveSettings(school.practice, one.session, { ...DEFAULT_SETTINGS, extraTime: 2 });
    assert.equal(await hurry(one, 100, 100), 0);
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

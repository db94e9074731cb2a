import assert from 'node:assert/strict';
import type { ClassOverview } from '../../src/api/class.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import type { CourseMember, CourseNews } from '../../src/practice/refreshRoster.ts';
import { refreshRosters } from '../../src/practice/refreshRosters.ts';
import { answer, rightAnswer, type School, startSchool } from './support/school.ts';

const HOUR = 60 * 60 * 1000;
const SINCE = 'https://lms.example/members?since=1';
const ana: CourseMember = { sub: 'ana', name: 'ana', role: 'learner', gone: false };
const ben: CourseMember = { sub: 'ben', name: 'ben', role: 'learner', gone: false };
const carla: CourseMember = { sub: 'carla', name: 'carla', role: 'learner', gone: false };

describe('the roster of a course', () => {
  let school: School;
  let activity: string;
  /** What the platform was asked, and what it answers. */
  let asked: (string | null)[] = [];
  let answers: Record<'whole' | 'changes', CourseNews | null>;

  before(async () => {
    school = await startSchool();
    activity = (await school.activity()).id;
    school.members = [ana, ben];
    await school.teacher(activity);
    for (const sub of ['ana', 'ben']) {
      const seat = await school.student(activity, sub);
      await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    }
    await school.deliver();
  });
  after(() => school?.close());

  const whole = (members: CourseMember[], differences: string | null = null): CourseNews => ({
    members,
    whole: true,
    differences,
  });
  const job = async () => {
    asked = [];
    return refreshRosters(school.practice, async (_link, since) => {
      asked.push(since);
      return since === null ? answers.whole : answers.changes;
    });
  };
  const overview = async (): Promise<ClassOverview> => {
    school.members = null;
    return (await school.teacher(activity)).data.overview;
  };
  const names = ({ rows }: ClassOverview) => rows.map(({ name }) => name);

  it('is asked for every six hours without a visit, and not before', async () => {
    answers = { whole: whole([ana, ben, carla], SINCE), changes: null };
    school.clock.now += 6 * HOUR - 1000;
    assert.equal(await job(), 0);
    school.clock.now += 2000;
    assert.equal(await job(), 1);
    assert.deepEqual(asked, [null]);
    assert.equal(await job(), 0);
  });

  it('names those who never came', async () => {
    assert.deepEqual(names(await overview()), ['ana', 'ben', 'carla']);
  });

  it('is brought up to date by what has changed where the platform tells that', async () => {
    const left = { ...ben, name: null, gone: true };
    answers = { whole: null, changes: { members: [left], whole: false, differences: `${SINCE}2` } };
    school.clock.now += 7 * HOUR;
    await job();
    assert.deepEqual(asked, [SINCE]);
    const seen = await overview();
    assert.deepEqual([names(seen), seen.left], [['ana', 'carla'], 1], 'who has left is hidden, and counted');
  });

  it('forgets nobody: who comes back is shown with all that was done before', async () => {
    answers = { whole: null, changes: { members: [ben], whole: false, differences: SINCE } };
    school.clock.now += 7 * HOUR;
    await job();
    const seen = await overview();
    assert.deepEqual(names(seen), ['ana', 'ben', 'carla']);
    assert.equal(seen.rows.find(({ name }) => name === 'ben')?.answered, 1);
  });

  it('is asked for whole where the changes fail, and once a day in any case', async () => {
    answers = { whole: whole([ana], SINCE), changes: null };
    school.clock.now += 7 * HOUR;
    await job();
    assert.deepEqual(asked, [SINCE, null]);
    school.clock.now += 25 * HOUR;
    await school.student(activity, 'ana');
    await job();
    assert.deepEqual(asked, [null]);
    const seen = await overview();
    assert.deepEqual([names(seen), seen.left], [['ana'], 1], 'Carla never worked here: nothing is hidden');
  });

  it('stays as it is when the platform does not answer', async () => {
    answers = { whole: null, changes: null };
    school.clock.now += 7 * HOUR;
    assert.equal(await job(), 1);
    assert.deepEqual(names(await overview()), ['ana']);
  });

  it('hides nobody who is at work, whatever the platform told before', async () => {
    const seat = await school.student(activity, 'ben');
    school.clock.now += HOUR;
    await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    await school.deliver();
    assert.ok(names(await overview()).includes('ben'));
    assert.notEqual(learnerId('tenant-1', 'ben'), learnerId('tenant-1', 'ana'));
  });

  it('of a course nobody has launched from for a month is not asked for', async () => {
    school.clock.now += 31 * 24 * HOUR;
    assert.equal(await job(), 1);
    assert.deepEqual(asked, []);
  });
});

import assert from 'node:assert/strict';
import type { GradeReport } from '../../src/api/gradeReport.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';

describe('the gradebook compared, over HTTP', () => {
  let course: TestCourse;
  let teacher: string | null;

  before(async () => {
    course = await startCourse();
    teacher = (await course.teacher()).token;
    for (const sub of ['ana', 'ben', 'carla']) {
      const page = await course.student(sub, sub);
      await course.answerRight(page.token, page.data.turn);
    }
    course.tool.clock.now += 60_000;
    await course.tool.running.loop.drain();
  });
  after(() => course?.close());

  const compare = async () => {
    const answer = await call<GradeReport>(course.tool, teacher, 'POST', '/api/class/grades/compare', {});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const verdicts = ({ grades }: GradeReport) =>
    Object.fromEntries(grades.map(({ name, learner, verdict }) => [name ?? learner, verdict]));

  it('what arrived agrees', async () => {
    assert.deepEqual(verdicts(await compare()), { ana: 'same', ben: 'same', carla: 'same' });
  });

  it('each difference is told with what stands there, those to look at first', async () => {
    const [score] = course.platform.scores;
    assert.ok(score);
    course.platform.shown = [
      { userId: 'ana', resultScore: score.scoreGiven, resultMaximum: score.scoreMaximum },
      { userId: 'ben', resultScore: 45, resultMaximum: 50 },
      { userId: 'carla' },
      { userId: 'dora', resultScore: 10, resultMaximum: 50 },
    ];
    const report = await compare();
    const registration =
      (await course.tool.running.services.store.platforms.list())[0]?.registration.id ?? '';
    const dora = learnerId(registration, 'dora');
    assert.deepEqual(verdicts(report), { carla: 'missing', ben: 'byHand', [dora]: 'foreign', ana: 'same' });
    assert.equal(report.grades[0]?.name, 'carla');
    assert.equal(report.grades.find(({ name }) => name === 'ben')?.shown, 0.9);
    assert.deepEqual(report.unread, []);
  });

  it('reading changes nothing, and what is gone can be sent anew', async () => {
    const before = course.platform.tries.length;
    const report = await compare();
    await course.tool.running.loop.drain();
    assert.equal(course.platform.tries.length, before);
    const { learner, link } = report.grades.find(({ verdict }) => verdict === 'missing') ?? {};
    const resend = async (body: Readonly<Record<string, unknown>>) =>
      call<{ count: number }>(course.tool, teacher, 'POST', '/api/class/grades/resend', body);
    assert.equal((await resend({ learner, link: 'of-another-activity' })).body.count, 0);
    assert.equal(
      (await resend({ learner })).body.count,
      0,
      'what arrived is sent anew to a named column alone',
    );
    assert.equal((await resend({ learner: null, link })).status, 400, 'and for one learner');
    assert.equal((await resend({ learner, link })).body.count, 1);
    await course.tool.running.loop.drain();
    course.platform.shown = null;
    assert.equal(course.platform.scores.at(-1)?.userId, 'carla');
    assert.equal(verdicts(await compare()).carla, 'same');
  });

  it('twenty who compare at once are told by one reading', async () => {
    const before = course.platform.resultReads;
    const reports = await Promise.all(Array.from({ length: 20 }, compare));
    assert.equal(new Set(reports.map((report) => JSON.stringify(report.grades))).size, 1);
    const reads = course.platform.resultReads - before;
    assert.ok(reads >= 1 && reads < 20, `${reads} readings`);
    await compare();
    assert.ok(course.platform.resultReads > before + reads, 'later ones read anew');
  });

  it('a platform that is suspended is told as the reason, not as differences', async () => {
    const { platforms } = course.tool.running.services.store;
    const [known] = await platforms.list();
    assert.ok(known);
    await platforms.put({ ...known.registration, status: 'suspended' });
    const report = await compare();
    await platforms.put(known.registration);
    assert.deepEqual([report.unread, report.grades], [['registration_inactive'], []]);
  });
});

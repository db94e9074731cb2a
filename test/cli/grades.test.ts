import assert from 'node:assert/strict';
import type { GradeReport } from '../../src/api/gradeReport.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { trellis } from './support/command.ts';

describe('grades at the command line', function () {
  this.timeout(120_000);
  let course: TestCourse;
  let settings: Record<string, string>;
  let activity: string;

  before(async () => {
    course = await startCourse();
    const { MONGODB_URL } = process.env;
    settings = {
      DATA_DIR: course.tool.dataDir,
      OUTBOUND_ALLOW: course.platform.origin,
      ...(MONGODB_URL ? { MONGODB_URL: course.tool.running.services.config.mongodbUrl ?? '' } : {}),
    };
    for (const sub of ['ana', 'ben']) {
      const page = await course.student(sub, sub);
      activity = page.data.activity.id;
      await course.answerRight(page.token, page.data.turn);
    }
    course.tool.clock.now += 60_000;
    await course.tool.running.loop.drain();
  });
  after(() => course?.close());

  const reconcile = (...words: string[]) => trellis(['grades', 'reconcile', ...words], settings);

  it('are compared with the gradebook, in words and as one document', async () => {
    course.platform.shown = [{ userId: 'ana', resultScore: 49, resultMaximum: 50 }];
    const told = await reconcile(activity);
    assert.equal(told.code, 0, told.lines.join('\n'));
    assert.equal(told.out, '');
    assert.ok(told.lines.some((line) => line.startsWith('ana') && line.includes('changed there since')));
    assert.ok(told.lines.some((line) => line.startsWith('ben') && line.includes('gone there since')));
    const { out } = await reconcile(activity, '--json');
    const report = JSON.parse(out) as GradeReport;
    assert.deepEqual(
      report.grades.map(({ name, verdict }) => [name, verdict]),
      [
        ['ben', 'missing'],
        ['ana', 'byHand'],
      ],
    );
  });

  it('of an activity that is not there are a failure with a reason', async () => {
    const refused = await reconcile('act_unknown');
    assert.equal(refused.code, 1);
    assert.ok(refused.lines.some((line) => line.includes('no such activity')));
  });
});

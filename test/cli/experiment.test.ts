import assert from 'node:assert/strict';
import type { ExperimentView } from '../../src/api/experiment.ts';
import type { ListedExperiment } from '../../src/practice/experiment/listExperiments.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { trellis } from './support/command.ts';

describe('experiments at the command line', function () {
  this.timeout(120_000);
  let course: TestCourse;
  let activities: string[];
  let settings: Record<string, string>;

  before(async () => {
    course = await startCourse();
    const { data } = await course.student('student-1');
    const { MONGODB_URL } = process.env;
    const { services } = course.tool.running;
    settings = {
      DATA_DIR: course.tool.dataDir,
      ...(MONGODB_URL ? { MONGODB_URL: services.config.mongodbUrl ?? '' } : {}),
    };
    const first = await services.store.activities.get(data.activity.id);
    assert.ok(first);
    await services.store.activities.create({ ...first, id: 'act_second' });
    activities = [first.id, 'act_second'];
  });
  after(() => course?.close());

  const stands = (id: string) => course.tool.running.services.store.activities.get(id);
  const experiment = (...words: string[]) => trellis(['experiment', ...words], settings);

  it('run over several activities at once, and are reported when they begin and when they are closed', async () => {
    const begun = await experiment('start', ...activities, '--change', 'threshold=0.9', '--json');
    assert.equal(begun.code, 0, begun.lines.join('\n'));
    const view: ExperimentView = JSON.parse(begun.out);
    assert.deepEqual([view.was, view.variation], [0.8, { setting: 'threshold', value: 0.9 }]);
    const closed = await experiment('close', ...activities, '--keep', 'b');
    const says = (words: string) => closed.lines.some((line) => line.includes(words));
    assert.ok(says('too early to say') && says('everybody goes on with b'));
    for (const id of activities) {
      const settings = (await stands(id))?.revisions.at(-1);
      assert.deepEqual([settings?.rule.threshold, settings?.trial], [0.9, undefined]);
    }
  });

  it('of what cannot be compared are a wrong usage, and of activities that are not there a failure', async () => {
    const [activity = ''] = activities;
    assert.equal((await experiment('start', activity, '--change', 'colour=red')).code, 2);
    const few = await experiment('start', activity, '--change', 'tries=3', '--questions', '1');
    assert.deepEqual([few.code, few.lines.some((line) => line.includes('--questions'))], [2, true]);
    const none = await experiment('start', activity, '--change', 'tries=3', '--minimum', '400');
    assert.deepEqual([none.code, none.lines.some((line) => line.includes('--most: is less'))], [2, true]);
    assert.equal((await experiment('report', 'act_nobody')).code, 1);
  });

  it('begin and end in all of the activities or in none', async () => {
    const [first = '', second = ''] = activities;
    const trials = async () =>
      (await Promise.all(activities.map(stands))).map(
        (found) => found?.revisions.at(-1)?.trial !== undefined,
      );
    assert.equal((await experiment('start', second, '--change', 'tries=3')).code, 0);
    const both = await experiment('start', first, second, '--change', 'tries=4');
    assert.deepEqual([both.code, await trials()], [1, [false, true]]);
    assert.equal((await experiment('close', second, first, '--keep', 'a')).code, 1);
    assert.deepEqual(await trials(), [false, true]);
    assert.equal((await experiment('close', second, '--keep', 'a')).code, 0);
    const strange = await experiment('start', first, '--change', 'threshold=2');
    assert.match(strange.lines.join('\n'), /threshold \(0\.5 to 0\.99\)/);
  });

  it('that was begun in several activities is read and ended in all, whichever is named', async () => {
    const [first = '', second = ''] = activities;
    const begun = await experiment(
      'start',
      first,
      second,
      second,
      '--change',
      'retention=0.8',
      '--share',
      '0.2',
    );
    assert.ok(begun.lines.some((line) => line.includes('20 % of the learners take part in 2 activities')));
    const report = await experiment('report', second, '--json');
    assert.equal(JSON.parse(report.out).activities, 2);
    assert.equal((await experiment('close', second, '--keep', 'b')).code, 0);
    const ended = await Promise.all(activities.map(stands));
    assert.deepEqual(
      ended.map((one) => [one?.revisions.at(-1)?.retention, one?.revisions.at(-1)?.concluded?.kept]),
      [
        [0.8, 'b'],
        [0.8, 'b'],
      ],
    );
  });

  it('is not begun in activities whose setting differs: the first group would be two', async () => {
    const [first = '', second = ''] = activities;
    assert.equal((await experiment('start', second, '--change', 'tries=5')).code, 0);
    assert.equal((await experiment('close', second, '--keep', 'b')).code, 0);
    const both = await experiment('start', first, second, '--change', 'tries=1');
    assert.equal(both.code, 2);
    assert.match(both.lines.join('\n'), new RegExp(`tries is 2 in ${first}, 5 in ${second}`));
    const apart = await experiment('report', first, second);
    assert.deepEqual([apart.code, /do not share one/.test(apart.lines.join())], [2, true]);
  });

  it('that is over is brought to other activities, whose other settings stay', async () => {
    const [first = '', second = ''] = activities;
    const before = (await stands(first)) ?? assert.fail('it stands');
    const scale = (...to: string[]) => experiment('scale', second, '--to', ...to);
    const scaled = await scale(first, second);
    assert.equal(scaled.code, 0, scaled.lines.join('\n'));
    assert.deepEqual(scaled.lines, [`${first}: tries is 5 from now on`, `${second}: tries was 5 already`]);
    const after = (await stands(first))?.revisions.at(-1);
    const { concluded: _, ...stood } = before.revisions.at(-1) ?? assert.fail('it has settings');
    assert.deepEqual(after, { ...stood, tries: 5, revision: stood.revision + 1 });
    assert.equal((await experiment('start', first, '--change', 'tries=1')).code, 0);
    const [running, busy] = [await experiment('scale', first, '--to', second), await scale(first)];
    assert.deepEqual([running.code, busy.code], [1, 1]);
    assert.match(
      running.lines.join() + busy.lines.join(),
      /no experiment is over.*close it first.*one runs in/,
    );
    assert.equal((await experiment('close', first, '--keep', 'a')).code, 0);
  });

  it('is in the audit log, by activity, where it was not refused', async () => {
    const { audit } = course.tool.running.services.store;
    const acts = (await audit.page({ registration: null, deployment: null }, null, 100))
      .filter(({ act }) => act.startsWith('experiment'))
      .map(({ act, actor, detail }) => [act, actor.kind, detail]);
    const [first = '', second = ''] = activities;
    assert.deepEqual(acts.slice(0, 4), [
      ['experimentEnded', 'command', { activity: first, kept: 'a' }],
      ['experimentBegun', 'command', { activity: first, setting: 'tries', value: 1 }],
      ['experimentScaled', 'command', { activity: second, setting: 'tries', value: 5 }],
      ['experimentScaled', 'command', { activity: first, setting: 'tries', value: 5 }],
    ]);
  });

  it('lists activities by the ids it takes, with the course and the newest experiment', async () => {
    const listed = await experiment('list', '--json');
    const rows: ListedExperiment[] = JSON.parse(listed.out);
    const [first = '', second = ''] = activities;
    const row = rows.find(({ activity }) => activity === second) ?? assert.fail('it is listed');
    assert.deepEqual(row.newest?.variation, { setting: 'tries', value: 5 });
    assert.equal(row.newest?.concluded?.kept, 'b');
    const line = (await experiment('list')).lines.find((one) => one.startsWith(first)) ?? '';
    assert.match(line, /tries=1 by growth, over since .*, kept a/);
    const { course: where } = rows.find(({ activity }) => activity === first) ?? assert.fail('it is listed');
    assert.ok(where && line.includes(where));
  });

  it('need no key of the tool, no pack on disk and no secret', async () => {
    const { store } = course.tool.running.services;
    for (const { kid } of await store.keys.list()) await store.keys.retire(kid, 0);
    const [first = ''] = activities;
    assert.equal((await experiment('start', first, '--change', 'tries=4')).code, 0);
    assert.equal((await experiment('report', first)).code, 0);
    const grades = await trellis(['grades', 'reconcile', first], settings);
    assert.deepEqual([grades.code, /keys rotate --now/.test(grades.lines.join())], [1, true]);
  });
});

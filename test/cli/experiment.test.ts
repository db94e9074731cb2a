import assert from 'node:assert/strict';
import type { ExperimentView } from '../../src/api/experiment.ts';
import { type School, startSchool } from '../practice/support/school.ts';
import { trellis } from './support/command.ts';

describe('experiments at the command line', function () {
  this.timeout(120_000);
  let school: School;
  let activities: string[];

  before(async () => {
    school = await startSchool();
    const made = await Promise.all([school.activity(), school.activity()]);
    activities = made.map(({ id }) => id);
  });
  after(() => school?.close());

  const experiment = (...words: string[]) =>
    trellis(['experiment', ...words], { DATA_DIR: school.services.config.dataDir, MONGODB_URL: '' });

  it('run over several activities at once, are reported and closed', async () => {
    const begun = await experiment('start', ...activities, '--change', 'threshold=0.9', '--json');
    assert.equal(begun.code, 0, begun.lines.join('\n'));
    const view: ExperimentView = JSON.parse(begun.out);
    assert.deepEqual([view.was, view.variation], [0.8, { setting: 'threshold', value: 0.9 }]);
    const told = await experiment('report', ...activities);
    assert.ok(told.lines.some((line) => line.includes('too early to say')));
    const closed = await experiment('close', ...activities, '--keep', 'b');
    assert.ok(closed.lines.some((line) => line.includes('everybody goes on with b')));
    for (const id of activities) {
      const settings = (await school.practice.store.activities.get(id))?.revisions.at(-1);
      assert.deepEqual([settings?.rule.threshold, settings?.trial], [0.9, undefined]);
    }
  });

  it('of what cannot be compared are a wrong usage, and of activities that are not there a failure', async () => {
    const [activity = ''] = activities;
    assert.equal((await experiment('start', activity, '--change', 'colour=red')).code, 2);
    const few = await experiment('start', activity, '--change', 'tries=3', '--questions', '1');
    assert.deepEqual([few.code, few.lines.some((line) => line.includes('--questions'))], [2, true]);
    assert.equal((await experiment('report', 'act_nobody')).code, 1);
  });
});

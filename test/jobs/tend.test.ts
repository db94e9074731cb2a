import assert from 'node:assert/strict';
import { tend } from '../../src/jobs/tend.ts';
import { tendCalibration } from '../../src/jobs/tendCalibration.ts';
import { signingKey } from '../../src/lti/keys.ts';
import { parallel } from '../contract/parallel.ts';
import { type School, startSchool } from '../practice/support/school.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('chores: the keys of the tool', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  const keys = () => school.services.store.keys.list();
  const chores = () => tend(school.services.worker);

  it('stay as they are until the newest is 90 days old', async () => {
    const [first] = await keys();
    school.clock.now = (first?.createdAt ?? 0) + 90 * DAY - 1;
    await chores();
    assert.equal((await keys()).length, 1);
  });

  it('are rotated once by any number of processes, the new one published a day before it signs', async () => {
    const [old] = await keys();
    school.clock.now += 1;
    await parallel(8, chores);
    const all = await keys();
    assert.equal(all.length, 2);
    assert.equal(signingKey(all, school.clock.now).kid, old?.kid);
    assert.notEqual(signingKey(all, school.clock.now + DAY).kid, old?.kid);
    const audit = await school.services.store.audit.page({ registration: null, deployment: null }, null, 10);
    assert.deepEqual(
      audit.map(({ act, actor }) => [act, actor.kind]),
      [['keyRotated', 'tool']],
    );
  });

  it('are removed when nothing they signed can be alive, a week after they signed last', async () => {
    const [old] = await keys();
    school.clock.now = (old?.retiredAt ?? 0) + 7 * DAY - 1;
    await chores();
    assert.equal((await keys()).length, 2);
    school.clock.now += 1;
    await chores();
    const left = await keys();
    assert.equal(left.length, 1);
    assert.notEqual(left[0]?.kid, old?.kid);
  });
});

describe('chores: attachments', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  it('that no statement names go after a week', async () => {
    const { lrsAttachments } = school.services.store;
    const sha2 = 'a'.repeat(64);
    await lrsAttachments.put('t', [{ sha2, contentType: 'a/b', bytes: Buffer.from('x') }], school.clock.now);
    school.clock.now += 7 * DAY;
    await tend(school.services.worker);
    assert.equal((await lrsAttachments.get('t', [sha2])).length, 1);
    school.clock.now += 1;
    await tend(school.services.worker);
    assert.deepEqual(await lrsAttachments.get('t', [sha2]), []);
  });
});

describe('chores: calibration', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  it('of every pack comes once a day whatever the number of processes, one pack in a round', async () => {
    const { worker, store } = school.services;
    const packs = (await store.packs.current()).map(({ id }) => id);
    const asked: string[] = [];
    const round = () =>
      tendCalibration({
        ...worker,
        calibrate: async (pack) => {
          asked.push(pack);
        },
      });
    await round();
    assert.equal(asked.length, 1);
    await parallel(packs.length + 2, round);
    assert.deepEqual(asked.toSorted(), packs.toSorted());
    school.clock.now += DAY - 1;
    await round();
    assert.equal(asked.length, packs.length);
    school.clock.now += 1;
    await round();
    assert.equal(asked.length, packs.length + 1);
  });
});

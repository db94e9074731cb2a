import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, type LearnerSettings } from '../../src/api/learnerSettings.ts';
import type { GivenTime } from '../../src/api/turn.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { exportClass } from '../../src/practice/exportClass.ts';
import { giveTime } from '../../src/practice/giveTime.ts';
import { toldExtraTime } from '../../src/practice/launch/toldExtraTime.ts';
import { eraseLearner } from '../../src/practice/privacy/eraseLearner.ts';
import { exportLearner } from '../../src/practice/privacy/exportLearner.ts';
import { personOf } from '../../src/practice/privacy/person.ts';
import { saveSettings } from '../../src/practice/saveSettings.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { viewClassLearner } from '../../src/practice/viewClassLearner.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import { answer, PACK, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

const TENANT = 'tenant-1';
/** Faster than anybody can read. */
const IN_NO_TIME = 100;
const link = (id: string) => ({ resourceLink: { id, title: null, description: null } });

describe('extra time', () => {
  let school: School;
  let first: string;
  let second: string;

  before(async () => {
    school = await startSchool();
    first = (await school.activity({ title: 'First' })).id;
    second = (await school.activity({ title: 'Second' })).id;
  });
  after(() => school?.close());

  const activityOf = async (id: string) =>
    (await school.practice.store.activities.get(id)) ?? assert.fail('it stands');
  const eventsOf = (sub: string) => school.practice.store.log.after(learnerId(TENANT, sub), PACK, 0);

  async function staff(id: string, tenant = TENANT) {
    const page = await school.teacher(id, { ...link(id), tenant });
    const session = await school.practice.store.sessions.find(hashOfSecret(page.token ?? ''));
    return { session: session ?? assert.fail('the teacher is in'), activity: await activityOf(id) };
  }

  /** The instructor of the first activity gives it, or takes it back. */
  async function give(sub: string, extraTime: 1.5 | 2 | null, id: string = randomUUID()) {
    const by = await staff(first);
    school.clock.now += 1000;
    return giveTime(school.practice, by, learnerId(TENANT, sub), { id, extraTime });
  }

  const sitDown = (sub: string, id = first, custom: Readonly<Record<string, string>> = {}) =>
    school.student(id, sub, { ...link(id), custom: { trellis_activity: id, ...custom } });

  /** A right answer in no time: whether it was held to be too fast, and the factor it was judged by. */
  async function hurried(seat: Seat): Promise<{ rapid: boolean; factor: number }> {
    school.clock.now += IN_NO_TIME;
    const { practice } = school;
    await answer(practice, seat, await rightAnswer(practice, seat), IN_NO_TIME);
    const { learner, activity } = seat.session;
    const events = await practice.store.log.latest(learner, activity ?? '', 1);
    const [event] = events;
    assert.ok(event?.kind === 'attempt');
    assert.equal(seat.turn.feedback?.rapid, event.evidence.rapid);
    return { rapid: event.evidence.rapid, factor: event.extraTime ?? 1 };
  }

  it('given by an instructor counts at once, in every activity of the pack, until it is taken back', async () => {
    const [here, there] = [await sitDown('ana'), await sitDown('ana', second)];
    assert.deepEqual(await hurried(here), { rapid: true, factor: 1 });
    assert.equal((await give('ana', 2)).extraTime, 2);
    assert.deepEqual(await hurried(here), { rapid: false, factor: 2 });
    assert.deepEqual(await hurried(there), { rapid: false, factor: 2 });
    assert.equal((await give('ana', null)).extraTime, null);
    assert.deepEqual(await hurried(here), { rapid: true, factor: 1 });
    assert.deepEqual(await hurried(there), { rapid: true, factor: 1 });
  });

  it('keeps hints asked for in no time from counting as clicked through', async () => {
    const hints = async (sub: string) => {
      const seat = await sitDown(sub);
      if (sub === 'given') await give(sub, 1.5);
      const { serving } = await viewTurn(school.practice, seat.session);
      assert.ok(serving && serving.hintsLeft > 1);
      for (let count = 0; count < 2; count += 1) {
        school.clock.now += IN_NO_TIME;
        const request = { serving: serving.id, step: serving.step, count };
        await takeHint(school.practice, seat.session, request);
      }
      return (await eventsOf(sub)).flatMap((event) => (event.kind === 'hint' ? [event.hurried] : []));
    };
    assert.deepEqual(await hints('usual'), [true, true]);
    assert.deepEqual(await hints('given'), [undefined, undefined]);
  });

  it('of learner, instructor and platform counts whoever set it, and of several the most', async () => {
    const cases: readonly (readonly [
      own: LearnerSettings['extraTime'],
      instructor: 1.5 | 2 | null,
      platform: string,
      factor: number,
      given: GivenTime | undefined,
    ])[] = [
      [1, null, '', 1, undefined],
      [1.5, null, '', 1.5, undefined],
      [1, 1.5, '', 1.5, { factor: 1.5, by: 'instructor' }],
      [1, null, '2', 2, { factor: 2, by: 'platform' }],
      [2, 1.5, '', 2, { factor: 1.5, by: 'instructor' }],
      [1, 1.5, '2', 2, { factor: 2, by: 'platform' }],
      [1, 1.5, 'true', 1.5, { factor: 1.5, by: 'instructor' }],
    ];
    for (const [nth, [own, instructor, platform, factor, given]] of cases.entries()) {
      const sub = `case-${nth}`;
      const seat = await sitDown(sub, first, { trellis_extra_time: platform });
      await saveSettings(school.practice, seat.session, { ...DEFAULT_SETTINGS, extraTime: own });
      if (instructor !== null) await give(sub, instructor);
      assert.deepEqual(await hurried(seat), { rapid: factor === 1, factor }, sub);
      assert.deepEqual(seat.turn.given, given, sub);
      assert.deepEqual((await viewTurn(school.practice, seat.session)).given, given, sub);
    }
  });

  it('told by a launch ends with it: the next one that tells none has none', async () => {
    const seat = await sitDown('ben', first, { trellis_extra_time: '1' });
    assert.deepEqual(seat.page.data.turn.given, { factor: 1.5, by: 'platform' });
    assert.equal((await sitDown('ben')).page.data.turn.given, undefined);
  });

  it('as a launch tells it is a factor above 1 or a yes; nonsense counts as not set', () => {
    const told = (text?: string) =>
      toldExtraTime({ custom: text === undefined ? {} : { trellis_extra_time: text } });
    for (const text of ['true', ' TRUE ', '1', '1.5']) assert.equal(told(text), 1.5, text);
    assert.deepEqual([told('1.25'), told('2'), told('3')], [1.25, 2, 2]);
    const nonsense = [
      undefined,
      '',
      ' ',
      '0',
      '1.0',
      'false',
      '-2',
      'yes',
      'NaN',
      'Infinity',
      '1,5',
      '$Person.time',
    ];
    for (const text of nonsense) assert.equal(told(text), null, text);
  });

  it('is kept with who gave it; the same request again gives nothing a second time', async () => {
    await sitDown('cleo');
    const id = randomUUID();
    await give('cleo', 1.5, id);
    await give('cleo', null);
    assert.equal((await give('cleo', 1.5, id)).extraTime, null, 'what was decided since stands');
    const given = (await eventsOf('cleo')).flatMap((event) => (event.kind === 'extra-time' ? [event] : []));
    const teacher = learnerId(TENANT, 'teacher');
    assert.deepEqual(
      given.map(({ extraTime, by }) => [extraTime, by]),
      [
        [1.5, teacher],
        [null, teacher],
      ],
    );
  });

  it('may be given before the first answer, and says of nobody that they came', async () => {
    const { practice } = school;
    await sitDown('dora', second);
    school.members = [{ sub: 'dora', name: 'Dora', role: 'learner' }];
    await give('dora', 2);
    await school.deliver();
    const page = await school.teacher(first, link(first));
    const row = page.data.overview.rows.find(({ learner }) => learner === learnerId(TENANT, 'dora'));
    assert.deepEqual([row?.started, row?.lastSeen], [false, null]);
    const detail = await viewClassLearner(practice, await activityOf(first), learnerId(TENANT, 'dora'), 'en');
    assert.deepEqual([detail.extraTime, detail.lastSeen], [2, null]);
    assert.equal((await sitDown('dora')).page.data.turn.given?.factor, 2);
    school.members = null;
  });

  it('is refused for somebody of another activity or tenant', async () => {
    await sitDown('emil', second);
    await assert.rejects(give('emil', 2), { code: 'learner_unknown' });
    await assert.rejects(give('nobody', 2), { code: 'learner_unknown' });
    assert.ok((await eventsOf('emil')).every(({ kind }) => kind !== 'extra-time'));
  });

  it('stands on nothing that others read: the work as a mentor reads it, the class and its file', async () => {
    const seat = await sitDown('finn');
    await give('finn', 1.5);
    await hurried(seat);
    await school.deliver();
    const { practice } = school;
    const activity = await activityOf(first);
    const page = await school.teacher(first, link(first));
    const shown = [
      await viewLearner(practice, activity, seat.session.learner, 'en'),
      page.data.overview,
      await exportClass(practice, activity, 'en'),
    ];
    assert.doesNotMatch(JSON.stringify(shown), /extra.?time/i);
  });

  it('is in the copy of the learner’s own data, and is erased with it', async () => {
    const { practice } = school;
    const { session } = await sitDown('greta', first, { trellis_extra_time: '2' });
    await give('greta', 1.5);
    const learner = (await practice.store.learners.get(session.learner)) ?? assert.fail('she came');
    let text = '';
    for await (const piece of exportLearner(practice, learner)) text += piece;
    const { held } = JSON.parse(text) as { held: { kind: string; document: Record<string, unknown> }[] };
    const times = (kind: string) =>
      held.flatMap((one) =>
        one.kind === kind && JSON.stringify(one).includes('"extraTime":') ? [kind] : [],
      );
    assert.deepEqual([times('events'), times('sessions')], [['events'], ['sessions']]);
    const person = personOf(learner);
    await eraseLearner(practice, person.id);
    assert.deepEqual(await eventsOf('greta'), []);
    assert.equal(await practice.store.sessions.find(session.tokenHash), null);
  });
});

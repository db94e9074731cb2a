import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { TrellisError } from '../../src/errors.ts';
import { PRIOR_PARAMETERS } from '../../src/learning/parameters.ts';
import { requestFrom } from '../../src/practice/activitySettings.ts';
import { copiedActivityId, learnerId } from '../../src/practice/derivedId.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import { reviseActivity } from '../../src/practice/reviseActivity.ts';
import { viewClass } from '../../src/practice/viewClass.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import { answer, rightAnswer, type School, type Seat, startSchool, wrongAnswer } from './support/school.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof TrellisError && error.code === expected;
const OTHER = { tenant: 'tenant-2', registrationId: 'registration-2', issuer: 'https://other.example' };

describe('what belongs to whom', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  async function rights(seat: Seat, count: number) {
    for (let done = 0; done < count; done += 1) {
      school.clock.now += 30_000;
      await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    }
  }

  async function activityOf(id: string) {
    const found = await school.practice.store.activities.get(id);
    assert.ok(found);
    return found;
  }

  it('two activities of one pack share what is learned and no grade', async () => {
    const link = (id: string) => ({ resourceLink: { id, title: null, description: null } });
    const [one, two] = [await school.activity(), await school.activity()];
    const first = await school.student(one.id, 'sharer', link('one'));
    await rights(first, 8);
    assert.ok((first.turn.grade.value ?? 0) > 0);
    const second = await school.student(two.id, 'sharer', link('two'));
    assert.equal(second.turn.grade.value, null, 'nothing was answered here');
    const skills = (turn: Seat['turn']) =>
      turn.skills.map(({ id, estimate }) => [id, Math.round(estimate * 100)]);
    assert.deepEqual(skills(second.turn), skills(first.turn));
    assert.ok(second.turn.skills.some(({ reached }) => reached !== 'not-started'));
    await school.deliver();
    const rows = (await viewClass(school.practice, await activityOf(two.id), 'en')).rows;
    assert.deepEqual(
      rows.map(({ answered }) => answered),
      [0],
    );
  });

  it('a tenant cannot open, claim or look into what belongs to another', async () => {
    const { practice } = school;
    const activity = await school.activity();
    await assert.rejects(school.student(activity.id, 'thief', OTHER), code('activity_not_ready'));
    const untouched = await activityOf(activity.id);
    assert.equal(untouched.context, null, 'a foreign launch decides nothing about it');
    const mine = await school.student(activity.id, 'same-sub');
    await rights(mine, 2);
    const theirs = await school.activity({}, 'tenant-2');
    const foreign = await school.student(theirs.id, 'same-sub', OTHER);
    assert.equal(foreign.turn.grade.value, null);
    assert.ok(
      foreign.turn.skills.every(({ answers }) => answers === 0),
      'same sub, another person',
    );
    await school.deliver();
    const own = await viewClass(practice, await activityOf(activity.id), 'en');
    assert.deepEqual(
      own.rows.map(({ learner }) => learner),
      [learnerId('tenant-1', 'same-sub')],
    );
    const stranger = learnerId('tenant-2', 'same-sub');
    await assert.rejects(
      viewLearner(practice, await activityOf(activity.id), stranger, 'en'),
      code('learner_unknown'),
    );
  });

  it('rosters of two tenants with the same people do not mix', async () => {
    const [here, there] = [await school.activity(), await school.activity({}, 'tenant-2')];
    const place = (id: string) => ({ context: { id, title: id, label: null } });
    const link = { resourceLink: { id: 'rosters', title: null, description: null } };
    school.members = [{ sub: 'p-1', name: 'Ana of one', role: 'learner' }];
    const one = await school.teacher(here.id, { ...place('roster'), ...link });
    school.members = [{ sub: 'p-1', name: 'Ana of two', role: 'learner' }];
    const two = await school.teacher(there.id, { ...OTHER, ...place('roster'), ...link });
    school.members = null;
    const names = (page: typeof one) => page.data.overview.rows.map(({ name }) => name);
    assert.deepEqual([names(one), names(two)], [['Ana of one'], ['Ana of two']]);
  });

  it('parallel first launches in a copied course make one copy', async () => {
    const original = await school.activity();
    const link = { resourceLink: { id: 'copies', title: null, description: null } };
    await school.student(original.id, 'first', link);
    const elsewhere = { context: { id: 'course-copy', title: null, label: null }, ...link };
    const pages = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        school.student(original.id, `copy-${index}`, {
          ...elsewhere,
          resourceLink: { id: `copy-${index}`, title: null, description: null },
        }),
      ),
    );
    const ids = new Set(pages.map(({ page }) => page.data.activity.id));
    assert.equal(ids.size, 1);
    const [id = ''] = ids;
    const copy = await activityOf(id);
    assert.equal(id, copiedActivityId(original.id, copy.context ?? ''));
    assert.deepEqual(copy.revisions, original.revisions);
  });

  it('an override outlives a new parameter set, new settings and a lost snapshot', async () => {
    const { practice } = school;
    const activity = await school.activity();
    const link = { resourceLink: { id: 'override', title: null, description: null } };
    const seat = await school.student(activity.id, 'overridden', link);
    await rights(seat, 2);
    const [skill = ''] = activity.revisions[0]?.skills ?? [];
    const learner = learnerId('tenant-1', 'overridden');
    const { session } = seat;
    const request = { id: randomUUID(), skill, level: 'mastered', reason: 'Shown at the board' } as const;
    const set = await overrideLevel(practice, { session, activity }, learner, request);
    assert.ok((set.grade.value ?? 0) >= 0.5);
    const harder = { ...PRIOR_PARAMETERS, version: 'next', skillOffset: { [skill]: 3 } };
    const recalibrated = {
      ...practice,
      parameters: { ...practice.parameters, current: async () => harder },
    };
    await practice.store.snapshots.clear();
    const judged = await viewLearner(recalibrated, await activityOf(activity.id), learner, 'en');
    assert.equal(judged.skills.find(({ id }) => id === skill)?.reached, 'mastered');
    await reviseActivity(practice, activity, { ...requestFrom(activity), threshold: 0.95 });
    const revised = await viewLearner(practice, await activityOf(activity.id), learner, 'en');
    assert.equal(revised.skills.find(({ id }) => id === skill)?.reached, 'mastered');
    assert.equal(revised.grade.value, set.grade.value);
  });

  it('the policy "best" grades the best run, "practice" the questions worked on honestly', async () => {
    const link = (id: string) => ({ resourceLink: { id, title: null, description: null } });
    const best = await school.activity({ policy: 'best', questions: 5, tries: 1 });
    const runner = await school.student(best.id, 'runner', link('best'));
    await rights(runner, 3);
    assert.equal(runner.turn.grade.value, 0.6);
    for (let count = 0; count < 6; count += 1)
      await answer(school.practice, runner, wrongAnswer(runner.turn));
    assert.equal(runner.turn.grade.value, 0.6, 'a bad day costs nothing');
    const honest = await school.activity({ policy: 'practice', questions: 5, tries: 1 });
    const worker = await school.student(honest.id, 'worker', link('practice'));
    for (let count = 0; count < 3; count += 1) {
      school.clock.now += 20_000;
      await answer(school.practice, worker, wrongAnswer(worker.turn));
    }
    assert.equal(worker.turn.grade.value, 0.6, 'wrong answers are practice too');
    for (let count = 0; count < 4; count += 1)
      await answer(school.practice, worker, wrongAnswer(worker.turn), 50);
    assert.equal(worker.turn.grade.value, 0.6, 'guesses are none');
  });

  it('a language nobody speaks breaks no page', async () => {
    const activity = await school.activity();
    const link = { resourceLink: { id: 'tongues', title: null, description: null } };
    for (const locale of ['es_MX', 'en-US@calendar=x', '__', 'C.UTF-8', 'x']) {
      const seat = await school.student(activity.id, `speaks-${locale}`, { ...link, locale });
      await rights(seat, 1);
    }
  });
});

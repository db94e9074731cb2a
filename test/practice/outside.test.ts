import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OutsideRule } from '../../src/api/activity.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { learnFrom } from '../../src/practice/outside/learnFrom.ts';
import { meets, toldBy } from '../../src/practice/outside/matching.ts';
import { setOutsideRules } from '../../src/practice/outside/setRules.ts';
import { withdrawEvidence } from '../../src/practice/outside/withdrawEvidence.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { viewClass } from '../../src/practice/viewClass.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import type { AnyStatement } from '../../src/xapi/anyStatement.ts';
import { statementId } from '../../src/xapi/build.ts';
import { H5P, keyAgent, sendElsewhere, voidingOf, workElsewhere } from './support/elsewhere.ts';
import { answer, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

const HOUR = 3_600_000;
const PASSED = 'http://adlnet.gov/expapi/verbs/passed';

describe('evidence from other tools', () => {
  let school: School;
  let activity: Activity;
  let skill: string;
  let ana: Seat;

  before(async () => {
    school = await startSchool();
    const made = await school.activity();
    [skill = ''] = made.revisions[0]?.skills ?? [];
    ana = await school.student(made.id, 'ana');
    await school.student(made.id, 'ben');
    school.clock.now += 60_000;
    await answer(school.practice, ana, await rightAnswer(school.practice, ana));
    await setRules({});
    await school.teacher(made.id);
  });
  after(() => school?.close());

  const rule = (over: Partial<OutsideRule> = {}): OutsideRule => ({
    activity: `${H5P}*`,
    verb: null,
    from: 'score',
    skill,
    weight: 0.8,
    ...over,
  });
  async function setRules(over: Partial<OutsideRule>) {
    const found = await school.practice.store.activities.get(ana.session.activity ?? '');
    assert.ok(found);
    activity = found;
    await setOutsideRules(school.practice, activity, { rules: [rule(over)] });
    school.clock.now += 1000;
  }
  const key = (name?: string) => keyAgent(school, name);
  const statement = (over: Partial<AnyStatement> = {}) => workElsewhere(school, 'ana', over);
  const send = (statements: readonly AnyStatement[], tenant = activity.tenant) =>
    sendElsewhere(school, tenant, statements);
  const byTeacher = () =>
    ({
      because: 'instructor',
      by: { learner: learnerId(activity.tenant, 'teacher'), locale: 'en' },
    }) as const;
  const detail = (who = 'ana') =>
    viewLearner(school.practice, activity, learnerId(activity.tenant, who), 'en');
  const standing = async (who = 'ana') => {
    const found = (await detail(who)).skills.find(({ id }) => id === skill);
    assert.ok(found);
    return found;
  };
  const kinds = async () =>
    (await school.practice.store.log.latest(learnerId(activity.tenant, 'ana'), activity.id, 200)).map(
      ({ kind }) => kind,
    );

  it('moves the estimate of the skill it is mapped to, is told as such, and counts once', async () => {
    const before = await standing();
    const one = statement();
    await send([one]);
    const after = await standing();
    assert.ok(after.estimate > before.estimate);
    assert.ok(after.reasons.some((reason) => reason.code === 'outside' && reason.count === 1));
    assert.ok(!before.reasons.some(({ code }) => code === 'outside'));
    const [shown] = (await detail()).outside ?? [];
    assert.deepEqual(
      [shown?.source, shown?.score, shown?.weight, shown?.takenBack],
      [`${H5P}17`, 1, 0.8, null],
    );
    assert.equal(shown?.happenedAt, Date.parse(one.timestamp ?? ''));
    const reader = await school.practice.store.statementReaders.find(`evidence/${activity.tenant}`);
    assert.ok(reader);
    await school.practice.store.statementReaders.remove(reader.id);
    await school.practice.store.statementReaders.add({ ...reader, cursor: 0, due: school.clock.now });
    await school.deliver();
    assert.equal((await standing()).estimate, after.estimate, 'read once more, it counts no more');
  });

  it('is taken back when its statement is voided: the estimate is what it would be without it', async () => {
    const before = await standing();
    const one = statement({ object: { id: `${H5P}void` }, result: { score: { raw: 0, min: 0, max: 10 } } });
    await send([one]);
    const between = await standing();
    assert.ok(between.estimate < before.estimate);
    await send([voidingOf(school, one.id)]);
    const after = await standing();
    assert.deepEqual(
      [after.estimate, after.lower, after.level],
      [before.estimate, before.lower, before.level],
    );
    assert.equal((await detail()).outside?.[0]?.takenBack, 'voided');
    const { store } = school.practice;
    await store.snapshots.clear();
    assert.deepEqual(await standing(), after, 'folded from the start it is the same');
  });

  it('is taken back by an instructor, once, and practice goes on from there', async () => {
    const before = await standing();
    await send([statement({ object: { id: `${H5P}back` } })]);
    const [mine] = (await detail()).outside ?? [];
    assert.ok(mine);
    const learner = learnerId(activity.tenant, 'ana');
    const back = () => withdrawEvidence(school.practice, activity, { id: mine.id, learner }, byTeacher());
    await back();
    await back();
    assert.equal((await standing()).estimate, before.estimate);
    assert.equal((await kinds()).filter((kind) => kind === 'withdrawn').length, 2);
    school.clock.now += 60_000;
    await answer(school.practice, ana, await rightAnswer(school.practice, ana));
    const live = await standing();
    await school.practice.store.snapshots.clear();
    assert.deepEqual(await standing(), live);
    const unknown = { id: randomUUID(), learner };
    const refused = withdrawEvidence(school.practice, activity, unknown, byTeacher());
    await assert.rejects(refused, { code: 'not_found' });
  });

  it('is taken back as well when its voiding was read first, by another worker', async () => {
    const { store } = school.practice;
    const one = statement({ object: { id: `${H5P}race` }, result: { success: true, score: { scaled: 0 } } });
    const voiding = voidingOf(school, one.id.toUpperCase());
    const before = await standing();
    await store.statements.insertAll(activity.tenant, [one], school.clock.now);
    await store.statements.insertAll(activity.tenant, [voiding], school.clock.now);
    await learnFrom(school.practice, activity.tenant, voiding);
    await learnFrom(school.practice, activity.tenant, one);
    assert.equal((await standing()).estimate, before.estimate);
    assert.equal(
      (await detail()).outside?.find(({ source }) => source === `${H5P}race`)?.takenBack,
      'voided',
    );
  });

  it('is found by its statement alone when it is taken back, however many skills there are', async () => {
    const { store } = school.practice;
    const one = statement({ object: { id: `${H5P}few` } });
    await send([one]);
    const learner = learnerId(activity.tenant, 'ana');
    const given = await store.log.evidenceBy(learner, one.id);
    assert.deepEqual(
      given.map((event) => [event.kind, event.statement, event.skill]),
      [['outside', one.id, skill]],
    );
    assert.deepEqual(await store.log.evidenceBy(learnerId(activity.tenant, 'ben'), one.id), []);
    let looked = 0;
    const { find } = store.log;
    store.log.find = (...args) => {
      looked += 1;
      return find(...args);
    };
    await send([voidingOf(school, one.id)]);
    store.log.find = find;
    assert.ok(looked > 0 && looked <= 4, String(looked));
  });

  it('of a platform’s test user stays apart from the class when it is taken back', async () => {
    const { store } = school.practice;
    const learner = learnerId(activity.tenant, 'ben');
    const row = await store.summaries.get(activity.id, learner);
    assert.ok(row);
    await store.summaries.put({ ...row, test: true });
    const account = { homePage: 'https://lms.example', name: 'ben' };
    await send([statement({ actor: { objectType: 'Agent', account } })]);
    const taken = (await store.log.latest(learner, activity.id, 50)).find(({ kind }) => kind === 'outside');
    assert.ok(taken);
    await withdrawEvidence(school.practice, activity, taken, byTeacher());
    await school.deliver();
    const after = await store.summaries.get(activity.id, learner);
    assert.ok(after && after.sequence > row.sequence);
    assert.deepEqual([after.test, after.grade], [true, null]);
    await store.summaries.put({ ...row, sequence: after.sequence });
  });

  it('counts less for each one in a row about the same thing', async () => {
    const object = { id: `${H5P}again` };
    await send([statement({ object }), statement({ object }), statement({ object })]);
    const [third, second, first] = (await detail()).outside ?? [];
    assert.ok(third && second && first);
    assert.ok(first.weight > second.weight && second.weight > third.weight && third.weight > 0);
  });

  it('is nothing that nobody vouches for, that is of another customer or person, or tells no result', async () => {
    const count = (await kinds()).length;
    const mail = { objectType: 'Agent' as const, mbox: 'mailto:ana@example.org' };
    const elsewhere = {
      objectType: 'Agent' as const,
      account: { homePage: 'https://x.example', name: 'ana' },
    };
    const { authority: _none, ...bare } = statement();
    const { result: _result, ...silent } = statement();
    await send([
      bare,
      silent,
      statement({ authority: key('launched-session') }),
      statement({ authority: elsewhere }),
      statement({ actor: mail }),
      statement({ actor: elsewhere }),
      statement({ object: { id: 'https://other.example/1' } }),
      statement({ object: mail }),
    ]);
    await send([statement()], 'another-tenant');
    assert.equal((await kinds()).length, count);
  });

  it('reaches somebody by the pseudonym that statements name them by', async () => {
    const accounts = { pseudonymous: true as const };
    const carl = await school.student(activity.id, 'carl', accounts);
    const record = await school.practice.store.learners.get(carl.session.learner);
    assert.match(record?.accountName ?? '', /^p_/);
    const account = { homePage: 'https://lms.example', name: record?.accountName ?? '' };
    const before = await standing('carl');
    await send([statement({ actor: { objectType: 'Agent', account } })]);
    assert.ok((await standing('carl')).estimate > before.estimate);
    for await (const { statement: said } of school.practice.store.statements.all()) {
      const named = JSON.stringify(said);
      assert.ok(!named.includes('"carl"'));
    }
  });

  it('of somebody who is listed and has not come is told in statements, and makes no row and no grade', async () => {
    const { store } = school.practice;
    const other = await school.activity({}, activity.tenant);
    const elsewhere = { resourceLink: { id: 'link-elsewhere', title: null, description: null } };
    await school.student(other.id, 'dora', elsewhere);
    school.members = [{ sub: 'dora', name: 'Dora', role: 'learner' }];
    await school.teacher(activity.id);
    school.members = null;
    const learner = learnerId(activity.tenant, 'dora');
    const account = { homePage: 'https://lms.example', name: 'dora' };
    const actor = { objectType: 'Agent', account } as const;
    const [first, second] = [statement({ actor }), statement({ actor })];
    await send([first, second]);
    await send([voidingOf(school, first.id)]);
    const events = await store.log.latest(learner, activity.id, 10);
    assert.deepEqual(events.map(({ kind }) => kind).sort(), ['outside', 'outside', 'withdrawn']);
    const said = [];
    for await (const { statement: one } of store.statements.all()) said.push(one);
    for (const { id } of events) {
      const ids = ['credited', 'withdrew'].map((kind) =>
        statementId(school.practice.statementNamespace, id, kind),
      );
      assert.ok(said.some((one) => ids.includes(one.id)));
    }
    assert.equal(await store.summaries.get(activity.id, learner), null);
    const loaded = await store.turns.loadLearner(learner, activity.id);
    assert.deepEqual([loaded?.grade, loaded?.learner.id], [null, learner]);
  });

  it('after a level set by hand was taken back waits too for whoever has not come: the row says what none would', async () => {
    const other = await school.activity({}, activity.tenant);
    const elsewhere = { resourceLink: { id: 'link-elsewhere', title: null, description: null } };
    await school.student(other.id, 'erik', elsewhere);
    school.members = [{ sub: 'erik', name: 'Erik', role: 'learner' }];
    // Else the roster is as fresh as it need be.
    school.clock.now += HOUR;
    const page = await school.teacher(activity.id);
    school.members = null;
    const session = await school.practice.store.sessions.find(hashOfSecret(page.token ?? ''));
    assert.ok(session);
    const learner = learnerId(activity.tenant, 'erik');
    const byHand = (level: 'proficient' | null) =>
      overrideLevel(school.practice, { session, activity }, learner, {
        ...{ id: randomUUID(), skill, level, reason: 'Shown at the board' },
      });
    const row = async () => {
      await school.deliver();
      const { rows } = await viewClass(school.practice, activity, 'en');
      const found = rows.find((one) => one.learner === learner) ?? assert.fail('a row');
      return [found.started, found.lastSeen, found.levels];
    };
    await byHand('proficient');
    assert.deepEqual(await row(), [false, null, { [skill]: 'proficient' }]);
    await byHand(null);
    const account = { homePage: 'https://lms.example', name: 'erik' };
    await send([statement({ actor: { objectType: 'Agent', account } })]);
    assert.deepEqual(await row(), [false, null, {}]);
  });

  it('is about skills of the activity alone, by rules that are well formed', async () => {
    const strange = setOutsideRules(school.practice, activity, { rules: [rule({ skill: 'nobody' })] });
    await assert.rejects(strange, { code: 'skill_unknown' });
    await setOutsideRules(school.practice, activity, { rules: [] });
    const found = await school.practice.store.activities.get(activity.id);
    assert.equal(found?.outside, undefined);
    const count = (await kinds()).length;
    await send([statement({ object: { id: `${H5P}off` } })]);
    assert.equal((await kinds()).length, count);
    await setRules({});
  });

  it('of a pattern means what it says, whatever stands between', () => {
    const yes: [string, string][] = [
      ['a', 'a'],
      ['a*', 'a'],
      ['a*', 'abc'],
      ['*c', 'abc'],
      ['a*c*e', 'abcde'],
      ['*', ''],
      ['a*a', 'aa'],
    ];
    const no: [string, string][] = [
      ['a', 'ab'],
      ['a*a', 'a'],
      ['a*c*e', 'abde'],
      ['a*bc*c', 'abc'],
      ['b*', 'ab'],
    ];
    for (const [pattern, id] of yes) assert.ok(meets(pattern, id), `${pattern} ${id}`);
    for (const [pattern, id] of no) assert.ok(!meets(pattern, id), `${pattern} ${id}`);
  });

  it('reads a score by its bounds, and success as all or nothing', () => {
    const score = (result: NonNullable<AnyStatement['result']>, from: 'score' | 'success' = 'score') =>
      toldBy(rule({ from }), statement({ result }))?.score ?? null;
    assert.equal(score({ score: { scaled: -0.5 } }), 0);
    assert.equal(score({ score: { raw: 7, min: 2, max: 12 } }), 0.5);
    assert.equal(score({ score: { raw: 7 } }), null);
    assert.equal(score({ success: false, score: { scaled: 1 } }, 'success'), 0);
    assert.equal(score({ score: { scaled: 1 } }, 'success'), null);
    assert.equal(toldBy(rule({ verb: PASSED }), statement({ verb: { id: 'https://x.example/v' } })), null);
  });
});

import assert from 'node:assert/strict';
import type { HeldKind } from '../../src/api/privacy.ts';
import { fold } from '../../src/learning/replay.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { loadSitting } from '../../src/practice/loadSitting.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { agree } from '../../src/practice/privacy/agree.ts';
import { eraseLearner, finishErasures, LAST_LOOK_MS } from '../../src/practice/privacy/eraseLearner.ts';
import { exportLearner } from '../../src/practice/privacy/exportLearner.ts';
import { noteAccess } from '../../src/practice/privacy/noteAccess.ts';
import { personOf } from '../../src/practice/privacy/person.ts';
import { retain } from '../../src/practice/privacy/retain.ts';
import type { ConsentText } from '../../src/practice/privacy/rules.ts';
import { viewMine } from '../../src/practice/privacy/viewMine.ts';
import { recentStates } from '../../src/practice/recentStates.ts';
import { resumeSession } from '../../src/practice/resumeSession.ts';
import { reveal } from '../../src/practice/reveal.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import type { PeopleStore, Person } from '../../src/store/port/people.ts';
import type { Store } from '../../src/store/port/store.ts';
import { TEACHER } from './support/roles.ts';
import { closeQuestion, type School, type Seat, startSchool } from './support/school.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('privacy', function suite() {
  this.timeout(60_000);
  let school: School;
  let activity: string;
  const store = () => school.services.store;
  const idOf = (sub: string) => learnerId('tenant-1', sub);

  before(async () => {
    school = await startSchool();
    activity = (await school.activity()).id;
  });
  after(() => school?.close());

  /** A student who has answered one question, with everything delivered. */
  async function pupil(sub: string): Promise<Seat> {
    const seat = await school.student(activity, sub);
    await closeQuestion(school, seat);
    await school.deliver();
    return seat;
  }
  async function personFor(sub: string): Promise<Person> {
    const learner = await store().learners.get(idOf(sub));
    assert.ok(learner);
    return personOf(learner);
  }
  async function heldBy(person: Person): Promise<readonly HeldKind[]> {
    const kinds = new Set<HeldKind>();
    for await (const { kind } of store().people.held(person)) kinds.add(kind);
    return [...kinds];
  }
  const erasedHere = async () => (await school.teacher(activity)).data.overview.erased;

  it('an erased learner is gone everywhere, in statements too; others keep what is theirs; the class is told of the hole', async () => {
    school.members = [
      { sub: 'ana', name: 'Ana', role: 'learner' },
      { sub: 'ben', name: 'Ben', role: 'learner' },
    ];
    await school.teacher(activity);
    const seat = await pupil('ana');
    await pupil('ben');
    const [ana, ben] = [await personFor('ana'), await personFor('ben')];
    const others = await heldBy(ben);
    school.members = null;
    const before = await erasedHere();
    const erasure = await eraseLearner(school.practice, ana.id);
    assert.ok((erasure.removed.statements ?? 0) > 1 && (erasure.removed.rosters ?? 0) === 1);
    assert.deepEqual(await heldBy(ana), ['profile']);
    assert.deepEqual(await heldBy(ben), others);
    const after = await erasedHere();
    assert.equal(after?.people, (before?.people ?? 0) + 1);
    assert.equal(after?.answers, (before?.answers ?? 0) + 1);
    const { overview } = (await school.teacher(activity)).data;
    assert.ok(!overview.rows.some(({ learner }) => learner === ana.id));
    await assert.rejects(viewTurn(school.practice, seat.session), { code: 'session_missing' });
    await assert.rejects(school.student(activity, 'ana'), { code: 'erasure_under_way' });
    school.clock.now += LAST_LOOK_MS;
    assert.equal(await finishErasures(school.practice), 1);
    assert.deepEqual(await heldBy(ana), []);
    assert.equal(JSON.stringify(await store().erasures.underWay()).includes(ana.id), false);
    // Whoever comes back begins anew.
    const again = await school.student(activity, 'ana');
    assert.equal(again.turn.sitting.answered, 0);
    assert.equal((await store().log.after(ana.id, again.page.data.activity.pack, 0)).length, 1);
    assert.equal(await finishErasures(school.practice), 0);
    assert.equal((await erasedHere())?.people, after?.people);
  });

  it('what a worker was about to write when everything was removed goes by the last look', async () => {
    await school.deliver();
    // Or it would take what this test takes in its place.
    await school.rest();
    const seat = await school.student(activity, 'carl');
    await closeQuestion(school, seat);
    const carl = await personFor('carl');
    const [late] = await store().log.claimDue(school.clock.now, 60_000, 100);
    assert.ok(late && late.event.learner === carl.id);
    await eraseLearner(school.practice, carl.id);
    for (const effect of late.effects) {
      if (effect.kind === 'statement')
        await store().statements.insert(effect.tenant, effect.statement, NOW());
      if (effect.kind === 'summary') await store().summaries.put(effect.row);
    }
    assert.ok((await heldBy(carl)).includes('statements'));
    school.clock.now += LAST_LOOK_MS - 1;
    assert.equal(await finishErasures(school.practice), 0);
    school.clock.now += 1;
    assert.equal(await finishErasures(school.practice), 1);
    assert.deepEqual(await heldBy(carl), []);
  });
  const NOW = () => school.clock.now;

  it('who is erased in the midst of practising is refused from then on, and nothing that was under way stays', async () => {
    const seat = await pupil('fay');
    const fay = await personFor('fay');
    let seen = 0;
    const practising = async () => {
      for (; seen < 500; seen += 1) {
        const serving = seat.turn.serving ?? assert.fail('a question is open');
        seat.turn = await reveal(school.practice, seat.session, { serving: serving.id, step: serving.step });
      }
    };
    const refused = assert.rejects(practising(), { code: 'session_missing' });
    while (seen < 3) await new Promise(setImmediate);
    await Promise.all([eraseLearner(school.practice, fay.id), school.deliver()]);
    await refused;
    school.clock.now += LAST_LOOK_MS;
    await finishErasures(school.practice);
    assert.deepEqual(await heldBy(fay), []);
    await school.deliver();
    assert.deepEqual(await heldBy(fay), [], 'and no worker brings any of it back');
  });

  it('what a process holds in memory of a learner goes with the learner', async () => {
    const { recent } = school.practice;
    await pupil('gone');
    assert.ok(recent.of(idOf('gone')));
    await eraseLearner(school.practice, idOf('gone'));
    assert.equal(recent.of(idOf('gone')), undefined);
  });

  it('what another process still holds of an erased learner is neither served nor written back', async () => {
    const other: Practice = { ...school.practice, recent: recentStates() };
    const seat = await pupil('ida');
    for (let right = 0; right < 3; right += 1) await closeQuestion(school, seat);
    const held = school.practice.recent.of(idOf('ida'));
    assert.ok(held);
    const { pack } = held.snapshot;
    other.recent.keep(held);
    await eraseLearner(school.practice, idOf('ida'));
    school.clock.now += LAST_LOOK_MS;
    await finishErasures(school.practice);
    // Back as somebody new, at the process that has not heard of it, for longer than what it holds goes and a snapshot takes.
    const back = await school.open(school.message(activity, { sub: 'ida' }), other);
    const session = await store().sessions.find(hashOfSecret(back.token ?? ''));
    assert.ok(session && back.page === 'practice');
    const again: Seat = { session, page: back, turn: back.data.turn };
    assert.equal(again.turn.sitting.answered, 0);
    const snapshot = () => store().snapshots.load(idOf('ida'), pack);
    while ((await snapshot()) === null) await closeQuestion({ ...school, practice: other }, again);
    const { pinned, state } = await loadSitting(other, session);
    const events = await store().log.after(idOf('ida'), pack, 0);
    assert.ok(events.length > held.snapshot.state.sequence);
    assert.deepEqual(state, fold(events, pinned));
    const kept = (await snapshot())?.state;
    assert.deepEqual(kept, fold(events.slice(0, kept?.sequence), pinned));
  });

  it('an erasure that dies at any of its writes goes on where it was, and counts nobody twice', async () => {
    for (let dies = 0; ; dies += 1) {
      const sub = `dora-${dies}`;
      await pupil(sub);
      const dora = await personFor(sub);
      const before = (await erasedHere()) ?? { people: 0, answers: 0 };
      const mortal = dying(store(), dies);
      const eraser = { ...school.practice, store: mortal.store };
      let survived = true;
      const attempt = (act: () => Promise<unknown>) => act().catch(() => (survived = false));
      await attempt(() => eraseLearner(eraser, dora.id));
      school.clock.now += LAST_LOOK_MS;
      if (survived) await attempt(() => finishErasures(eraser));
      // The order is given again by whoever saw it fail; the worker would go on with one that had begun all the same.
      if ((await store().learners.get(dora.id)) !== null) await eraseLearner(school.practice, dora.id);
      school.clock.now += LAST_LOOK_MS;
      await finishErasures(school.practice);
      assert.deepEqual(await heldBy(dora), [], `died at write ${dies}`);
      const after = await erasedHere();
      assert.deepEqual(
        [after?.people, after?.answers],
        [before.people + 1, before.answers + 1],
        `died at write ${dies}`,
      );
      assert.deepEqual(await store().erasures.underWay(), []);
      if (survived) return assert.ok(dies >= 6, 'every write was died at');
    }
  });

  it('nobody is erased who is not known', async () => {
    await assert.rejects(eraseLearner(school.practice, 'lrn_nobody'), { code: 'learner_unknown' });
  });

  it('who stayed away longer than the school keeps learners is erased; who came stays', async () => {
    await pupil('old');
    const old = await personFor('old');
    school.clock.now += 10 * DAY;
    await pupil('young');
    const removed = await retain(school.practice, { learners: 9, accesses: 9, statements: 400 });
    assert.ok((removed.learners ?? 0) >= 1);
    assert.deepEqual(await heldBy(old), ['profile']);
    assert.ok((await heldBy(await personFor('young'))).includes('events'));
    school.clock.now += LAST_LOOK_MS;
    await finishErasures(school.practice);
    assert.deepEqual(await heldBy(old), []);
  });

  it('a learner sees what is kept and who looked, by role and once an hour; own looks are not told', async () => {
    const seat = await pupil('eva');
    const look = { kind: 'detail', learner: idOf('eva'), activity } as const;
    const teacher = { learner: 'teacher', kind: 'instructor' } as const;
    await noteAccess(school.practice, teacher, look);
    await noteAccess(school.practice, teacher, look);
    await noteAccess(school.practice, { learner: idOf('eva'), kind: 'reader' }, look);
    await noteAccess(school.practice, teacher, { ...look, kind: 'classFile', learner: null });
    const mine = await viewMine(school.practice, seat.session);
    assert.deepEqual(mine.accesses.map(({ kind, role }) => `${role} ${kind}`).toSorted(), [
      'instructor classFile',
      'instructor detail',
    ]);
    const counts = new Map(mine.held.map(({ kind, count }) => [kind, count]));
    assert.deepEqual([counts.get('events'), counts.get('classRows'), counts.get('statements')], [2, 1, null]);
    school.clock.now += 60 * 60 * 1000;
    await noteAccess(school.practice, teacher, look);
    assert.equal((await viewMine(school.practice, seat.session)).accesses.length, 3);
  });

  it('the copy of everything is one JSON document with every kind, and without the bearer', async () => {
    const seat = await pupil('finn');
    const learner = await store().learners.get(idOf('finn'));
    assert.ok(learner);
    let text = '';
    for await (const piece of exportLearner(school.practice, learner)) text += piece;
    const { held } = JSON.parse(text) as { held: { kind: HeldKind }[] };
    for (const kind of ['profile', 'events', 'classRows', 'statements', 'sessions'] as const)
      assert.ok(
        held.some((one) => one.kind === kind),
        kind,
      );
    assert.equal(text.includes(hashOfSecret(seat.page.token ?? '')), false);
  });

  it('the copy of everything does not name the item of a question that can still be answered', async () => {
    const seat = await school.student(activity, 'greta');
    const [first] = await store().log.after(idOf('greta'), seat.page.data.activity.pack, 0);
    assert.ok(first?.opens);
    const copy = async () => {
      const learner = await store().learners.get(idOf('greta'));
      assert.ok(learner);
      let text = '';
      for await (const piece of exportLearner(school.practice, learner)) text += piece;
      return text;
    };
    const { id, decision } = first.opens;
    const before = await copy();
    assert.ok(before.includes(id));
    assert.deepEqual([before.includes(decision.item), before.includes('"seed"')], [false, false]);
    await closeQuestion(school, seat);
    const [answered] = await store().log.after(idOf('greta'), first.pack, 1);
    assert.ok(answered?.opens);
    const after = await copy();
    assert.equal(after.includes(`"item":"${answered.opens.decision.item}"`), false);
    if (answered.opens.decision.item !== decision.item)
      assert.ok(after.includes(`"item":"${decision.item}"`));
  });

  describe('a text to agree to', () => {
    const text = (version: string): ConsentText => ({ version, texts: { en: 'One.\n\nTwo.', es: 'Uno.' } });
    const asking = (consent: ConsentText): Practice => ({
      ...school.practice,
      privacy: { consent, retention: {} },
    });
    const open = (by: Practice, sub: string, over = {}) =>
      school.open(school.message(activity, { sub, name: sub, ...over }), by);

    it('stands before the first practice, and nothing is recorded without it', async () => {
      const by = asking(text('one'));
      const page = await open(by, 'gil');
      assert.ok(page.page === 'consent');
      assert.deepEqual([page.data.paragraphs, page.data.language], [['One.', 'Two.'], 'en']);
      const session = await store().sessions.find(hashOfSecret(page.token ?? ''));
      assert.ok(session);
      assert.deepEqual(await store().log.latest(idOf('gil'), activity, 5), []);
      await assert.rejects(viewTurn(by, session), { code: 'consent_needed' });
      assert.equal((await resumeSession(by, session)).page, 'consent');
      await assert.rejects(agree(by, session, 'another'), { code: 'conflict' });
      assert.equal((await agree(by, session, 'one')).page, 'practice');
      assert.deepEqual((await store().learners.get(idOf('gil')))?.consent, { version: 'one', at: NOW() });
      assert.equal((await open(by, 'gil')).page, 'practice');
      assert.equal((await viewMine(by, session)).agreedAt, NOW());
    });

    it('is asked for again when it was changed, in the reader’s language', async () => {
      const page = await open(asking(text('two')), 'gil', { locale: 'es-MX' });
      assert.ok(page.page === 'consent');
      assert.deepEqual(page.data.paragraphs, ['Uno.']);
    });

    it('is not asked of instructors, nor of who practises as nobody', async () => {
      const by = asking(text('three'));
      assert.equal((await open(by, 'teacher', { rights: TEACHER })).page, 'class');
      const rights = { ...TEACHER, instructor: false, author: false, testUser: true, learner: true };
      assert.equal((await open(by, 'tester', { rights })).page, 'practice');
    });
  });
});

/** A store whose writes of an erasure fail from the one numbered `dies` on, as those of a dead process do. */
function dying(store: Store, dies: number): { readonly store: Store } {
  let left = dies;
  const write =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (left <= 0) throw new Error('dead');
      left -= 1;
      return act(...args);
    };
  const { people, erasures } = store;
  const mortal: PeopleStore = {
    ...people,
    withdraw: write(people.withdraw),
    remove: write(people.remove),
    drop: write(people.drop),
  };
  const { begin, note, bury } = erasures;
  return {
    store: {
      ...store,
      people: mortal,
      erasures: { ...erasures, begin: write(begin), note: write(note), bury: write(bury) },
    },
  };
}

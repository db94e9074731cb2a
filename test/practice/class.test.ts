import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ClassAction } from '../../src/api/class.ts';
import { choose } from '../../src/practice/choose.ts';
import { exportClass } from '../../src/practice/exportClass.ts';
import { resendGrades } from '../../src/practice/resendGrades.ts';
import { viewClass } from '../../src/practice/viewClass.ts';
import { misconceived } from './support/misconception.ts';
import {
  answer,
  PACK,
  rightAnswer,
  type School,
  type Seat,
  startSchool,
  wrongAnswer,
} from './support/school.ts';

describe('what an instructor is told to act on', () => {
  let school: School;

  before(async () => {
    school = await startSchool({ quiet: { quietMs: 0, mostMs: 0 } });
  });
  after(() => school?.close());

  /** A class of its own: an activity at a link of its own. */
  async function classroom(skills?: readonly string[]) {
    const activity = await school.activity({ tries: 1, ...(skills ? { skills: [...skills] } : {}) });
    const link = {
      resourceLink: { id: activity.id, title: null, description: null },
      context: { id: activity.id, title: null, label: null },
    };
    return {
      activity,
      enter: (sub: string) => school.student(activity.id, sub, link),
      teacher: () => school.teacher(activity.id, link),
      async actions() {
        await school.deliver();
        return (await viewClass(school.practice, activity, 'en')).actions;
      },
    };
  }

  function only<K extends ClassAction['kind']>(actions: readonly ClassAction[], kind: K) {
    return actions.find((action): action is Extract<ClassAction, { kind: K }> => action.kind === kind);
  }

  async function practise(seat: Seat, count: number, right: boolean) {
    for (let done = 0; done < count; done += 1) {
      school.clock.now += 30_000;
      const given = right ? await rightAnswer(school.practice, seat) : wrongAnswer(seat.turn);
      await answer(school.practice, seat, given);
    }
  }

  it('learners with many answers and no growth are stuck, with the skill and the count', async () => {
    const room = await classroom();
    const seat = await room.enter('stuck');
    await practise(seat, 14, false);
    const action = only(await room.actions(), 'stuck');
    const [person] = action?.people ?? [];
    assert.equal(person?.name, 'stuck');
    assert.ok(person.answers >= 8);
    assert.ok(room.activity.revisions[0]?.skills.includes(person.skill));
  });

  it('the prerequisite that holds back several is named with what it blocks', async () => {
    const { skills } = school.practice.packs.current(PACK).catalogue;
    const later = skills.find(({ requires }) => requires.length === 1);
    const [before] = later?.requires ?? [];
    assert.ok(later && before);
    const room = await classroom([before, later.id]);
    const levelOf = ({ turn }: Seat) => turn.skills.find(({ id }) => id === before)?.level;
    const goTo = async (seat: Seat, skill: string) => {
      const request = { id: randomUUID(), wish: { kind: 'skill' as const, skill }, goal: [skill] };
      seat.turn = await choose(school.practice, seat.session, request);
    };
    /** Somebody who has begun the prerequisite, knows it little, and has gone on to what it is needed for. */
    const hurry = async (name: string) => {
      const seat = await room.enter(name);
      for (let count = 0; levelOf(seat) !== 'familiar'; count += 1) {
        assert.ok(count < 20, 'never familiar');
        await goTo(seat, before);
        await practise(seat, 1, true);
      }
      await goTo(seat, later.id);
    };
    await hurry('one');
    const steady = await room.enter('steady');
    await practise(steady, 1, true);
    assert.equal(only(await room.actions(), 'missing-prerequisite'), undefined, 'one of them is no pattern');
    await hurry('two');
    const action = only(await room.actions(), 'missing-prerequisite');
    assert.equal(action?.skill, before);
    assert.ok(action.blocks.includes(later.id));
    assert.deepEqual(action.people.map(({ name }) => name).toSorted(), ['one', 'two']);
  });

  it('a misconception is shown with a real answer that somebody gave', async () => {
    const room = await classroom();
    const seat = await room.enter('mistaken');
    const shown: string[] = [];
    for (let count = 0; count < 120 && shown.length < 12; count += 1) {
      school.clock.now += 30_000;
      const wrong = await misconceived(school.practice, seat);
      await answer(school.practice, seat, wrong?.answer ?? (await rightAnswer(school.practice, seat)));
      const marked = seat.turn.feedback?.misconception;
      if (marked) shown.push(marked.id);
    }
    assert.ok(shown.length >= 12);
    const action = only(await room.actions(), 'misconception');
    assert.ok(action, String((await room.actions()).map(({ kind }) => kind)));
    assert.ok(shown.includes(action.id));
    assert.ok(action.title && action.answer.includes('<'));
    assert.ok(action.example.question.length > 0 && action.example.answer.length > 0);
    assert.ok(room.activity.revisions[0]?.skills.includes(action.example.skill.id));
    assert.deepEqual(
      action.people.map(({ name }) => name),
      ['mistaken'],
    );
  });

  for (const [kind, skill, shows] of [
    ['order', 'integers-line', /^(.*; ){4}.*$/s],
    ['match', 'equations-multiply', /^[^→]*( → [^→]*){4}$/s],
    ['cloze', 'slope-intercept-form', /<strong>.*<strong>/s],
  ] as const) {
    it(`a misconception shown in a question of the kind ${kind} comes with the answer as it was given`, async () => {
      const room = await classroom([skill]);
      const seat = await room.enter(`mistaken-${kind}`);
      const shown: string[] = [];
      for (let count = 0; count < 150 && shown.length < 2; count += 1) {
        school.clock.now += 30_000;
        const wrong = await misconceived(school.practice, seat, kind);
        await answer(school.practice, seat, wrong?.answer ?? (await rightAnswer(school.practice, seat)));
        if (!wrong) continue;
        assert.equal(seat.turn.feedback?.misconception?.id, wrong.id);
        assert.ok(seat.turn.feedback?.message);
        shown.push(wrong.id);
      }
      assert.equal(new Set(shown).size, 1, shown.join());
      const action = only(await room.actions(), 'misconception');
      assert.equal(action?.id, shown[0]);
      assert.match(action?.example.answer ?? '', shows);
    });
  }

  it('learners at the same skill are a group; those who never came are listed', async () => {
    const room = await classroom();
    school.members = [
      { sub: 'grouped-1', name: 'Grouped 1', role: 'learner' },
      { sub: 'absent', name: 'Absent Ann', role: 'learner' },
      { sub: 'colleague', name: 'Mr Instructor', role: 'instructor' },
    ];
    for (const name of ['grouped-1', 'grouped-2']) await practise(await room.enter(name), 1, false);
    await room.teacher();
    school.members = null;
    const actions = await room.actions();
    const people = only(actions, 'groups')?.groups.flatMap((group) => group.people.map(({ name }) => name));
    assert.deepEqual(people, ['grouped-1', 'grouped-2']);
    assert.deepEqual(
      only(actions, 'not-started')?.people.map(({ name }) => name),
      ['Absent Ann'],
    );
  });

  it('learners whose next question only keeps or proves what they can are no group to teach', async () => {
    const { skills } = school.practice.packs.current(PACK).catalogue;
    const [first] = skills;
    assert.ok(first);
    const room = await classroom([first.id]);
    for (const name of ['able-1', 'able-2']) await practise(await room.enter(name), 6, true);
    for (const name of ['learning-1', 'learning-2']) await practise(await room.enter(name), 1, false);
    const groups = only(await room.actions(), 'groups')?.groups ?? [];
    assert.deepEqual(
      groups.map(({ skill, people }) => [skill, people.map(({ name }) => name).toSorted()]),
      [[first.id, ['learning-1', 'learning-2']]],
    );
  });

  it('grades that wait for somebody come first, with the reason', async () => {
    const room = await classroom();
    await practise(await room.enter('ungraded'), 2, true);
    const actions = await room.actions();
    assert.equal(actions[0]?.kind, 'grades-parked');
    const [person] = only(actions, 'grades-parked')?.people ?? [];
    assert.deepEqual([person?.name, person?.reason], ['ungraded', 'registration_inactive']);
    assert.equal(await resendGrades(school.practice, room.activity.id, null, 'instructor'), 1);
  });

  it('never more than five at a time, and none where there is nothing to do', async () => {
    const room = await classroom();
    assert.deepEqual(await room.actions(), []);
    for (const name of ['a', 'b', 'c']) {
      const seat = await room.enter(name);
      for (let count = 0; count < 12; count += 1) {
        school.clock.now += 30_000;
        const wrong = (await misconceived(school.practice, seat))?.answer;
        await answer(school.practice, seat, wrong ?? wrongAnswer(seat.turn));
      }
    }
    await room.enter('d');
    const actions = await room.actions();
    assert.ok(actions.length >= 4 && actions.length <= 5, String(actions.map(({ kind }) => kind)));
  });

  it('the export has a line for everybody and a column for every skill', async () => {
    const room = await classroom();
    await practise(await room.enter('exported'), 1, true);
    await room.actions();
    const csv = await exportClass(school.practice, room.activity, 'en');
    const [head = '', ...lines] = csv.trim().split('\n');
    assert.equal(head.split(',').length, 7 + 2);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^exported,1,100,/);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openQuestionOf } from '../../src/crib.ts';
import { choose } from '../../src/practice/choose.ts';
import { closeQuestion, type School, type Seat, startSchool } from './support/school.ts';

describe('a similar question', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  /** What the learner sees of the open question, and of which item it is. */
  async function seen(seat: Seat): Promise<{ skill: string; look: string }> {
    const known = await openQuestionOf(school.practice, seat.page.token ?? '');
    assert.ok(known);
    const { item, seed, skill } = known.open.decision;
    const look = school.practice.packs
      .current('fractions-to-equations')
      .catalogue.items.get(item)
      ?.shows?.(seed);
    return { skill, look: `${item} ${look ?? 'always the same'}` };
  }

  it('asked for after every answer is never one that was answered before', async () => {
    const activity = await school.activity();
    const seat = await school.student(activity.id, 'asker');
    const skills = new Set<string>();
    const answered = new Set<string>();
    for (let count = 0; count < 40; count += 1) {
      const { skill, look } = await seen(seat);
      assert.ok(!answered.has(look), `question ${count + 1}: ${look} again`);
      answered.add(look);
      skills.add(skill);
      const serving = await closeQuestion(school, seat);
      const request = { id: randomUUID(), wish: { kind: 'similar' as const, serving }, goal: null };
      seat.turn = await choose(school.practice, seat.session, request);
    }
    assert.equal(skills.size, 1);
  });

  it('right after one of the same template shows less each time, and that it was solved alone no more', async () => {
    const activity = await school.activity();
    const link = { resourceLink: { id: activity.id, title: null, description: null } };
    const seat = await school.student(activity.id, 'farmer', link);
    for (let count = 0; count < 6; count += 1) {
      const serving = await closeQuestion(school, seat);
      const request = { id: randomUUID(), wish: { kind: 'similar' as const, serving }, goal: null };
      seat.turn = await choose(school.practice, seat.session, request);
    }
    const log = await school.practice.store.log.latest(seat.session.learner, activity.id, 50);
    const attempts = log.filter((event) => event.kind === 'attempt').toReversed();
    let run = 0;
    let before = Number.POSITIVE_INFINITY;
    for (const [index, { item, evidence }] of attempts.entries()) {
      run = attempts[index - 1]?.item === item ? run + 1 : 0;
      assert.equal(evidence.unaided, run === 0);
      assert.ok(run === 0 ? evidence.weight === 1 : evidence.weight < before);
      before = evidence.weight;
    }
    assert.equal(attempts.length, 6);
    assert.ok(attempts.some(({ evidence }) => evidence.weight < 0.6));
  });
});
